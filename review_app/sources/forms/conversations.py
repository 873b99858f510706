"""The forms in which a conversation is planned, and in which its notes are put down."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from wtforms import HiddenField
from wtforms.validators import ValidationError

from review_app.core.fields import ChoiceField, DayField, LineField, RadioChoiceField, TextField, UploadField
from review_app.core.forms import Form, VersionedForm, as_id
from review_app.sources.conversations.models import Conversation, PoliceAnswer, Witness
from review_app.sources.conversations.rules import holders_in_line
from review_app.sources.models import SourceKind
from review_app.sources.rules import LONGEST_SOURCE

HOLDERS = ("first_holder", "first_agency_id", "second_holder", "second_agency_id")
ASKED_BEFORE = ("witness", "police_asked_on", "police_answer", "police_answered_on", "police_said")
ARRANGED = ("participant_id", "booked_for", "at", "place", "supported_by")
OF_SOURCE = ("participant_id", "held_on", "place", "supported_by", "promised_on")
NO_AGENCY = "none of those in this review"


class TalkForm(VersionedForm):
    """Who a conversation is with, and the two who hold it."""

    participant_id = ChoiceField("With whom")
    first_holder = LineField("One who holds it", longest=200)
    first_agency_id = ChoiceField("The agency they come from")
    second_holder = LineField("The other who holds it", longest=200)
    second_agency_id = ChoiceField("The agency the other comes from")
    place = LineField("Where", longest=400)
    supported_by = LineField("Who is there to support them", longest=400, description="Leave empty if nobody is.")

    def fill(self, people: Sequence[tuple[UUID, str]], agencies: Sequence[tuple[UUID, str]]) -> None:
        """Fill the lists."""
        if "participant_id" in self:
            self.set_choices("participant_id", people, nothing="Choose one, or leave open")
        for name in ("first_agency_id", "second_agency_id"):
            self.set_choices(name, agencies, nothing=NO_AGENCY)

    def holders(self) -> dict[str, Any]:
        """The columns of Conversation that say who holds it."""
        return _with_ids(self.values(*HOLDERS))

    def named(self) -> list[tuple[str, UUID | None]]:
        """Each of the two with their agency."""
        one = (self.first_holder.data, as_id(self.first_agency_id.data))
        return [one, (self.second_holder.data, as_id(self.second_agency_id.data))]


class PlanForm(TalkForm):
    """What is arranged for a conversation and asked before it; `held` leaves out what its notes say."""

    page_title = "Plan a conversation"

    booked_for = DayField("Booked for", description="Leave empty until the question above is settled.")
    at = LineField("At", longest=60, description="For example 10.30.")
    witness = RadioChoiceField(
        "May this person be a witness?",
        choices=[(each.value, each.words) for each in Witness],
        default=Witness.NOT_ASKED.value,
    )
    police_asked_on = DayField("The police were asked on")
    police_answer = RadioChoiceField(
        "What the police said",
        choices=[(each.value, each.words) for each in PoliceAnswer],
        default=PoliceAnswer.NONE.value,
    )
    police_answered_on = DayField("They answered on")
    police_said = TextField("Their limits, or until when to wait", rows=3)

    def held(self) -> "PlanForm":
        """Leave out what the notes of a conversation say themselves."""
        for name in ARRANGED:
            del self[name]
        return self

    def columns(self) -> dict[str, Any]:
        """The columns of Conversation that this form has."""
        names = [name for name in (*ARRANGED, *ASKED_BEFORE) if name in self]
        given = _with_ids(self.values(*names)) | self.holders()
        return given | {
            "witness": Witness(self.witness.data or Witness.NOT_ASKED),
            "police_answer": PoliceAnswer(self.police_answer.data or PoliceAnswer.NONE),
        }


class NotesForm(TalkForm):
    """The notes of a conversation: their text first, then what is known about it. It knows the id that the source will have."""

    page_title = "Paste or upload my notes"

    new_id = HiddenField()
    planned_id = HiddenField()
    schedule_id = HiddenField()
    text = TextField(
        "The text",
        rows=20,
        longest=LONGEST_SOURCE,
        missing="Paste or type the text; a few lines are enough to begin with.",
    )
    held_on = DayField("When")
    promised_on = DayField("The promise was said aloud on", description="The wording stands on this page.")
    title = LineField(
        "Title",
        longest=400,
        description="Left empty, it is called after the person: “Conversation with health visitor 2”.",
    )

    def start_from(self, planned: Conversation | None, schedule_id: UUID | None) -> None:
        """Give the notes an id, so that sending them twice keeps them once, and take over what was arranged."""
        self.new_id.data = self.new_id.data if as_id(self.new_id.data) else str(uuid4())
        self.schedule_id.data = self.schedule_id.data or str(schedule_id or "")
        if planned is None or self.planned_id.data:
            return
        self.planned_id.data, self.held_on.data = str(planned.id), planned.booked_for
        for name in ("participant_id", "place", "supported_by", *HOLDERS):
            value = getattr(planned, name)
            self[name].data = str(value or "") if name.endswith("_id") else value

    def of_source(self) -> dict[str, Any]:
        """The columns of Source."""
        given = _with_ids(self.values(*OF_SOURCE))
        held_by = holders_in_line(name for name, _agency in self.named())
        return given | {"kind": SourceKind.CONVERSATION, "title": self.title.data or self._called(), "held_by": held_by}

    def _called(self) -> str:
        """The title of a conversation that was given none."""
        labels: list[Any] = list(self.participant_id.choices or [])
        who = next((label for key, label in labels if key and key == self.participant_id.data), "")
        if not who:
            return SourceKind.CONVERSATION.words
        return f"Conversation with {who[0].lower()}{who[1:]}"


class NotesUploadForm(Form):
    """A file of notes to be read."""

    page_title = "Upload my notes"

    planned_id = HiddenField()
    file = UploadField(
        "The file",
        description="The filled-in Word form, or notes as a Word document, OpenDocument text, PDF, .rtf or .txt.",
    )

    def validate_file(self, field: Any) -> None:
        """Ask for a file."""
        if not field.data or not getattr(field.data, "filename", ""):
            raise ValidationError("Choose the file.")


def _with_ids(values: dict[str, Any]) -> dict[str, Any]:
    return {name: as_id(value) if name.endswith("_id") else value for name, value in values.items()}
