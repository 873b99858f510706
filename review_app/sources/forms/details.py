"""The forms in which a source is put down and changed."""

from collections.abc import Mapping
from typing import Any

from wtforms import HiddenField
from wtforms.validators import ValidationError

from review_app.core.dates import UNKNOWN
from review_app.core.fields import (
    ChoiceField,
    DayField,
    LineField,
    PartialDateField,
    RadioChoiceField,
    TextField,
    TickField,
    UploadField,
)
from review_app.core.forms import Form, VersionedForm, as_id
from review_app.sources.models import SourceKind
from review_app.sources.rules import LONGEST_SOURCE

KINDS = [(kind.value, kind.words) for kind in SourceKind]
HELD = ("held_on", "held_by", "place")
# What is asked about each kind of source, beside its title and text.
ASKED: Mapping[SourceKind, tuple[str, ...]] = {
    # Who held a conversation is put down with what was asked before it: forms/conversations.py.
    SourceKind.CONVERSATION: ("participant_id", "held_on", "place", "supported_by", "promised_on"),
    SourceKind.FAMILY_CONTRIBUTION: ("relative_id", *HELD, "supported_by", "promised_on"),
    SourceKind.MEETING_NOTE: ("meeting_id", "held_on", "held_by"),
    SourceKind.DOCUMENT: ("agency_id", "dated"),
    SourceKind.FORM_OR_SYSTEM: ("agency_id", "dated"),
}
EVERYTHING = frozenset(name for names in ASKED.values() for name in names)


class SourceForm(VersionedForm):
    """What is known about a source. `for_kind` leaves out what is not asked about its kind."""

    page_title = "Conversation or document"

    title = LineField(
        "Title",
        longest=400,
        description="Left empty, it is called after the person: “Conversation with health visitor 2”.",
    )
    participant_id = ChoiceField("With whom")
    relative_id = ChoiceField("Whose contribution")
    meeting_id = ChoiceField("Which meeting")
    agency_id = ChoiceField("Whose it is")
    dated = PartialDateField("Date of the document")
    held_on = DayField("When")
    held_by = LineField(
        "Who held it", longest=400, description="Two people. One of them is not from this person’s agency."
    )
    place = LineField("Where", longest=400)
    supported_by = LineField("Who was there to support them", longest=400, description="Leave empty if nobody was.")
    promised_on = DayField("The promise was said aloud on", description="The wording stands on this page.")

    def for_kind(self, kind: SourceKind) -> "SourceForm":
        """Leave out the boxes that have nothing to do with this kind of source."""
        for name in EVERYTHING - set(ASKED[kind]):
            del self[name]
        return self

    def values_for(self, kind: SourceKind) -> dict[str, Any]:
        """The columns of Source that this kind has, the rest empty."""
        asked = self.values(*ASKED[kind])
        ids = {name: as_id(value) for name, value in asked.items() if name.endswith("_id")}
        if "dated" in asked:
            asked["dated"] = asked["dated"] or UNKNOWN
        return {"kind": kind, "title": self.title.data or self._called(kind)} | asked | ids

    def _called(self, kind: SourceKind) -> str:
        """The title of a source that was given none."""
        if kind is SourceKind.MEETING_NOTE:
            return kind.words
        name = next(name for name in ASKED[kind] if name.endswith("_id"))
        label = dict(self[name].choices).get(self[name].data or "", "") if self[name].data else ""
        if not label:
            return kind.words
        who = label[0].lower() + label[1:] if kind is SourceKind.CONVERSATION else label
        return f"{kind.words} with {who}" if kind is SourceKind.CONVERSATION else f"{kind.words}: {who}"


class NewSourceForm(SourceForm):
    """A new source: its text first, then what is known about it."""

    original = HiddenField()  # the file that the text was read from, where it waits to be kept
    text = TextField(
        "The text",
        rows=16,
        longest=LONGEST_SOURCE,
        missing="Paste or type the text; a few lines are enough to begin with.",
    )


class EditSourceForm(SourceForm):
    """Change what is known about a source, other than its text."""

    kind = RadioChoiceField("Kind", choices=KINDS)


class UploadForm(Form):
    """A file to be read."""

    page_title = "Upload a file"

    file = UploadField(
        "The file", description="A Word document, OpenDocument text, PDF with text, rich text or text file."
    )
    keep = TickField("Keep the file itself too, encrypted: only lead reviewers can fetch it")

    def validate_file(self, field: Any) -> None:
        """Ask for a file."""
        if not field.data or not getattr(field.data, "filename", ""):
            raise ValidationError("Choose the file.")


class DestroyForm(Form):
    """Destroy a kept file."""

    page_title = "Destroy this file?"
