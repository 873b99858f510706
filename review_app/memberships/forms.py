"""The forms of memberships."""

from review_app.core.fields import ChoiceField, DayField, LineField, RadioChoiceField
from review_app.core.forms import Form


class AppointForm(Form):
    """Appoint somebody to a role."""

    page_title = "Appoint somebody"

    role = RadioChoiceField("Role", missing="Choose the role.")
    email = LineField(
        "Their e-mail address",
        missing="Enter the person’s e-mail address.",
        longest=254,
        description="The one of their account. Without an account, ask the administrator to create one first.",
    )
    starts_on = DayField("First day", description="Leave it empty for today.")
    ends_on = DayField("Last day", description="Leave it empty while it is not known.")


class EndForm(Form):
    """End a role."""

    page_title = "End this role?"

    when = ChoiceField(
        "When does it end?",
        missing="Choose when it ends.",
        choices=[("day", "After the last day written below"), ("at_once", "At once")],
    )
    last_day = DayField("Last day", description="The role still counts on this day. Leave it empty to end it at once.")
