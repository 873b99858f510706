"""The forms of reports."""

from review_app.core.fields import (
    DayField,
    LineField,
    PartialDateField,
    RadioChoiceField,
    SeveralField,
    TextField,
    TickField,
)
from review_app.core.forms import Form, VersionedForm
from review_app.reports.models import PaperKind


class SectionForm(VersionedForm):
    """The text of one section."""

    text = TextField(
        "Text",
        rows=24,
        description="A blank line begins a new paragraph. “See finding 3” becomes a link in the Word file.",
    )


class PeriodForm(VersionedForm):
    """The appraisal of practice in one period."""

    title = LineField(
        "Title of the period",
        missing="Give the period a title.",
        description="Such as “An autumn in which the mornings got better”.",
    )
    dates = PartialDateField("From when to when", description="For example July 2009 to January 2010.")
    text = TextField(
        "Appraisal of practice in this period",
        rows=18,
        description="What was done well and what fell short, by the standards of the time, with “see finding 3” where a finding explains it.",
    )


class StartForm(Form):
    """The button that starts the appraisal from the episodes."""


class TermForm(VersionedForm):
    """An entry of the glossary."""

    term = LineField("Word or abbreviation", missing="Enter the word or abbreviation.", description="Such as “CAF”.")
    meaning = TextField("What it means", missing="Say what it means.", rows=3)


class CopyForm(Form):
    """Whose copy is made."""

    reader_name = LineField(
        "Whose copy is this?",
        missing="Enter the name of the person who will read this copy.",
        description="The name stands on the cover and on every page.",
    )


class DownloadForm(Form):
    """The button by which somebody downloads a copy of their own."""


class PackForm(Form):
    """Which pack is made, and for whom."""

    page_title = "Packs for the case group"

    paper = RadioChoiceField(
        "Which pack",
        missing="Choose the pack.",
        choices=[(kind.value, kind.words) for kind in PaperKind if kind.is_pack],
    )
    readers = SeveralField("For whom", description="Each gets a numbered copy with their position on every page.")
    others = TextField(
        "For anybody else", rows=2, description="One to a line, by position: “Manager of health visitor 1”."
    )
    with_quotes = TickField(
        "With words that were said, and not who said them. In a small group people recognise each other: read the copy first."
    )


class CollectForm(Form):
    """Which copies came back."""

    copies = SeveralField("Which copies came back")
    collected_on = DayField("On", missing="Write the day.")
