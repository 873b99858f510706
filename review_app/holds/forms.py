"""The forms of holds."""

from typing import Any

from review_app.core.fields import ChoiceField, LineField, RadioChoiceField, SeveralField, TextField, TickField
from review_app.core.forms import Form
from review_app.holds.models import AskedBy

ASKED_BY = [(who.value, who.words) for who in AskedBy]


class HoldForm(Form):
    """Put something on hold."""

    page_title = "Put on hold"

    on = ChoiceField("What is put on hold", missing="Choose what is put on hold.")
    asked_by = RadioChoiceField("Who asked for it", choices=ASKED_BY, missing="Choose who asked for it.")
    reason = TextField(
        "Why",
        rows=3,
        missing="Say why it is put on hold.",
        description="For example “Criminal proceedings have begun”.",
    )


class LiftForm(Form):
    """Lift a hold."""

    page_title = "Lift this hold?"

    reason = TextField(
        "Why", rows=3, missing="Say why the hold is lifted.", description="For example “The police have told us in writing that …”."
    )  # fmt: skip


class HandingForm(Form):
    """Hand material over."""

    page_title = "Hand material over"

    things = SeveralField("What is handed over")
    with_originals = TickField(
        "The files that these were read from too, as they were brought: they can hold real names"
    )
    asked_by = RadioChoiceField("Who asked for it", choices=ASKED_BY[:3], missing="Choose who asked for it.")
    to_whom = LineField(
        "To whom it goes", missing="Enter to whom it goes.", description="For example the disclosure officer."
    )
    reason = TextField(
        "What was asked for, and why", rows=3, missing="Say what was asked for, and why.",
        description="As the request puts it, with its date.",
    )  # fmt: skip

    def validate(self, extra_validators: Any = None) -> bool:
        """Ask for at least one thing, beside whatever else is missing."""
        if self.things.data:
            return bool(super().validate(extra_validators))
        super().validate(extra_validators)
        self.refuse("things", "Choose what is handed over.")
        return False
