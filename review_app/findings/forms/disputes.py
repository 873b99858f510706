"""The forms of disputes with the LSCB."""

from review_app.core.fields import DayField, LineField, RadioChoiceField, TextField
from review_app.core.forms import VersionedForm
from review_app.findings.models import DisputeState


class DisputeForm(VersionedForm):
    """What the LSCB disputes about a finding, and what the review team says."""

    page_title = "A dispute with the LSCB"

    raised_by = LineField(
        "Who disputes it?",
        missing="Write who disputes it, by office: for example “the chair of the LSCB”.",
        description="By office, never by name: the report shows it.",
    )
    raised_on = DayField(
        "When was it raised?", missing="Write the day on which it was raised, for example 3 March 2011."
    )
    board_says = TextField("What does the LSCB say?", missing="Write what the LSCB says.", rows=5)
    team_says = TextField("What does the review team say?", rows=5)


class SettleDisputeForm(VersionedForm):
    """What became of a dispute."""

    page_title = "What became of the dispute?"

    state = RadioChoiceField(
        "How does it stand?",
        missing="Choose how it stands.",
        choices=[
            (DisputeState.SETTLED.value, "It is settled"),
            (DisputeState.STANDS.value, "It stands: both keep to what they say, and the report shows both"),
            (DisputeState.OPEN.value, "It is not settled yet"),
        ],
    )
    outcome = TextField("How was it settled, or why does it stand?", rows=4)
    settled_on = DayField("When?")
