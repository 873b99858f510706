"""The forms of new information and of what was passed on."""

from review_app.core.fields import DayField, LineField, RadioChoiceField, TextField
from review_app.core.forms import VersionedForm
from review_app.reviews.models import ConcernKind


class NewInformationForm(VersionedForm):
    """New information."""

    page_title = "New information"

    noted_on = DayField("When", missing="Write the day.")
    what = TextField("What has come to light", missing="Say what it is.", rows=5)
    to_whom = LineField("Referred back to", description="The LSCB chair, or who stands in.")
    outcome = TextField("What became of it", rows=3, description="Fill it in when it is known.")


class PassedOnForm(VersionedForm):
    """Something passed on at once."""

    page_title = "Passed on"

    kind = RadioChoiceField(
        "What kind",
        missing="Choose the kind.",
        choices=[(kind.value, kind.words.removeprefix("Passed on: ")) for kind in ConcernKind if kind.is_passed_on],
    )
    noted_on = DayField("Passed on when", missing="Write the day on which it was passed on.")
    to_whom = LineField("To whom", missing="Say to whom it was passed on.", description="The role or the service.")
    what = TextField("What was passed on", missing="Say what was passed on.", rows=5)
    outcome = TextField("What became of it", rows=3, description="Fill it in when it is known.")
