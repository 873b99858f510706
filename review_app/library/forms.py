"""The forms of the library."""

from typing import Any

from wtforms import HiddenField
from wtforms.validators import ValidationError

from review_app.core.fields import ChoiceField, LineField, RadioChoiceField, TextField, TickField, UploadField
from review_app.core.forms import Form, VersionedForm
from review_app.findings.models import EvidenceKind
from review_app.library.models import (
    LONGEST_HOW,
    LONGEST_LINK,
    LONGEST_METHOD,
    LONGEST_NOTE,
    LONGEST_REVIEW,
    LONGEST_TITLE,
    WordingStatus,
)
from review_app.library.rules import MISSING, Told, told_of

STATUSES = [(status.value, status.words) for status in WordingStatus]
EVIDENCE = (EvidenceKind.ANOTHER_REVIEW, EvidenceKind.RESEARCH)


class EntryForm(VersionedForm):
    """A published finding: what was found, whose review it is, in whose words, and where to read it."""

    page_title = "Add a published finding"

    title = TextField("What was found", missing=MISSING["title"], rows=3, longest=LONGEST_TITLE)
    area = LineField("LSCB or area", missing=MISSING["area"], description="As it was published.")
    review = LineField(
        "Review",
        missing=MISSING["review"],
        longest=LONGEST_REVIEW,
        description="As its publication calls it, such as “Child D”. No name that the publication does not use.",
    )
    year = LineField("Year of publication", longest=10, description="Leave it empty if you don’t know.")
    whose = RadioChoiceField("Whose words", missing="Choose whose words these are.", choices=STATUSES)
    how = LineField(
        "How the words came",
        longest=LONGEST_HOW,
        description="If there is more to say, such as “heading of finding 2” or “the library’s abstract”.",
    )
    source_url = LineField(
        "Source link",
        missing=MISSING["source_url"],
        longest=LONGEST_LINK,
        description="Where it can be read. Casewindow never opens it; people do.",
    )
    method = LineField(
        "Method of that review", longest=LONGEST_METHOD, description="As stated there, such as “Learning Together”."
    )
    category = LineField("Category", longest=300, description="If it fits one of the programme’s categories.")
    is_good_practice = TickField("It tells of good practice")
    note = TextField("Note", rows=3, longest=LONGEST_NOTE, description="What somebody should know who relies on it.")

    def validate_year(self, field: Any) -> None:
        """Four figures, or nothing."""
        if field.data and not (field.data.isascii() and field.data.isdigit() and len(field.data) == 4):
            raise ValidationError("Write the year in four figures, such as 2009, or leave it empty.")

    @property
    def told(self) -> Told:
        """What was typed; only for a form that holds."""
        names = [field.short_name for field in self if field.short_name not in {"base_version", "csrf_token"}]
        year = int(self.year.data) if self.year.data else None
        return told_of({**self.values(*names), "year": year, "status": self.whose.data})


class FindForm(Form):
    """Which part of the library to show."""

    page_title = "Library"

    words = LineField("Search", description="Words of the finding, the LSCB or the review.")
    area = ChoiceField("LSCB or area")
    year = ChoiceField("Year")
    method = ChoiceField("Method")
    status = ChoiceField("Whose words", choices=[("", "Any"), *STATUSES])
    practice = ChoiceField("Kind", choices=[("", "Any"), ("problem", "Problems"), ("good", "Good practice")])
    withdrawn = TickField("Show what was withdrawn")


class WithdrawEntryForm(Form):
    """Why a finding is taken out of the library."""

    page_title = "Withdraw this from the library?"

    reason = TextField("Why it is withdrawn", missing="Say why it is withdrawn.", rows=3, longest=LONGEST_NOTE)


class TakeForm(Form):
    """As what kind of file the library is taken along."""

    form = RadioChoiceField(
        "As",
        missing="Choose a kind of file.",
        choices=[
            ("xlsx", "A workbook (.xlsx)"),
            ("csv", "Separated values (.csv)"),
            ("jsonl", "JSON lines (.jsonl)"),
        ],
        default="xlsx",
    )


class FindingsFileForm(Form):
    """A file of published findings."""

    page_title = "Bring a file of published findings"

    file = UploadField("Workbook (.xlsx), separated values (.csv) or JSON lines (.jsonl)")

    def validate_file(self, field: Any) -> None:
        """Ask for a file."""
        if not field.data or not getattr(field.data, "filename", ""):
            raise ValidationError("Choose the file.")


class RowsForm(Form):
    """Which rows of a file to bring in; whose words they are."""

    page_title = "What each row would become"

    step = HiddenField()


class NoteForm(Form):
    """What was said before, as evidence from outside the case."""

    kind = RadioChoiceField(
        "Note it as",
        missing="Choose as what it is noted.",
        choices=[(kind.value, kind.words) for kind in EVIDENCE],
    )
    what = TextField(
        "What does it show?",
        missing="Write what it shows.",
        rows=5,
        longest=LONGEST_TITLE,
        description="In your own words. Which finding of the library it was is kept with it.",
    )
