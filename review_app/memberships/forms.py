"""The forms of memberships."""

from review_app.core.fields import DayField, LineField, RadioChoiceField
from review_app.core.forms import Form


class AppointForm(Form):
    """Appoint somebody to a role."""

    page_title = "Appoint somebody"

    role = RadioChoiceField("Role", missing="Choose the role.")
    email = LineField(
        "Their e-mail address",
        missing="Enter the person’s e-mail address.",
        longest=254,
        description="The address of their account. Without an account, the administrator creates one first.",
    )
    starts_on = DayField("First day", description="Leave it empty for today.")
    ends_on = DayField("Last day", description="Leave it empty while it is not known.")


class EndForm(Form):
    """End a role."""

    page_title = "End this role?"

    last_day = DayField(
        "Last day", description="The role still counts on this day. Leave it empty to end the role at once."
    )


class SwitchForm(Form):
    """The button that lets the case group sign in, or no longer."""
