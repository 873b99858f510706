"""The forms of the office."""

from review_app.core.fields import ChoiceField, DayField, LineField, RadioChoiceField, TextField
from review_app.core.forms import Form, VersionedForm
from review_app.office.models import ConsentAnswer, ConsentTo, LetterKind, RequestState


class RequestForm(VersionedForm):
    """Records asked for from an agency."""

    page_title = "Request for records"

    agency_id = ChoiceField("Agency", missing="Choose the agency.")
    what = TextField(
        "What is asked for",
        missing="Say what is asked for.",
        rows=3,
        description="For example “The health visiting record, January 2009 to December 2010”.",
    )
    state = RadioChoiceField(
        "Where it stands",
        choices=[(state.value, state.words) for state in RequestState],
        default=RequestState.ASKED.value,
        missing="Choose where it stands.",
    )
    note = TextField("Note", rows=2, description="Who sends it and how. Nothing that the records say.")
    asked_on = DayField("Asked on", missing="Write the day.")
    due_on = DayField("Wanted by")


class ConsentForm(VersionedForm):
    """What somebody was asked to agree to."""

    page_title = "Consent"

    person = ChoiceField("Who", missing="Choose the person.")
    to = RadioChoiceField(
        "To what", choices=[(each.value, each.words) for each in ConsentTo], missing="Choose what it is about."
    )
    how = LineField("How", description="For example “signed form, in the locked cabinet” or “said at the door”.")
    answer = RadioChoiceField(
        "Answer",
        choices=[(each.value, each.words) for each in ConsentAnswer],
        default=ConsentAnswer.ASKED.value,
        missing="Choose the answer.",
    )
    answered_on = DayField("On")


class LetterForm(Form):
    """A letter to be made."""

    page_title = "Letters"

    kind = RadioChoiceField(
        "Which letter", choices=[(kind.value, kind.words) for kind in LetterKind], missing="Choose the letter."
    )
    reader = ChoiceField("To whom", missing="Choose to whom.")
    meeting_id = ChoiceField("Which meeting", description="For an invitation to a meeting.")
    records = TextField("Which records", rows=2, description="For a request for records.")
    dated = DayField("Date of the letter", missing="Write the date of the letter.")
