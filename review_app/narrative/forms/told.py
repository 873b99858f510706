"""The forms of periods and entries."""

from review_app.core.fields import ChoiceField, LineField, PartialDateField, TextField
from review_app.core.forms import Form, VersionedForm

LONGEST_ENTRY = 2_000


class PeriodForm(VersionedForm):
    """A period, told in prose."""

    page_title = "Period"

    title = LineField(
        "Title of the period",
        missing="Give the period a title.",
        description="In a few plain words, such as “Many small worries, each in its own place”.",
    )
    begins = PartialDateField("From")
    ends = PartialDateField("To")
    prose = TextField(
        "What happened, as each saw it",
        rows=18,
        description="Positions and pseudonyms only. Leave a blank line between paragraphs.",
    )


class PerspectiveForm(VersionedForm):
    """How somebody saw a period differently."""

    page_title = "Seen differently"

    lane_code = ChoiceField("Whose view", missing="Choose whose view it is.")
    text = TextField(
        "How they saw it",
        missing="Write how they saw it.",
        rows=10,
        description="What this person or agency tells differently from the rest. Nothing is taken out of the period’s prose.",
    )


class LaneEntryForm(VersionedForm):
    """What every form of an entry asks."""

    on = PartialDateField("Date", missing="Write the date, as far as it is known.")
    lane_code = ChoiceField("Lane", missing="Choose whose lane it stands in.")
    source_id = ChoiceField("Source")


class EntryForm(LaneEntryForm):
    """One entry, in its lane."""

    page_title = "Entry"

    what = TextField("What", missing="Write what happened.", rows=5)


class QuickEntryForm(LaneEntryForm):
    """One entry on one line, so that Enter adds it."""

    what = LineField("What", missing="Write what happened.", longest=LONGEST_ENTRY)


class LaneForm(Form):
    """Which lane to show, and which time."""

    lane = ChoiceField("Lane")
    period = ChoiceField("Time")


class TimeForm(Form):
    """Which time the time line shows."""

    period = ChoiceField("Time")


class TieForm(Form):
    """Which entry is another account of the same event."""

    page_title = "Two accounts of one event"

    other = ChoiceField(
        "The other account",
        missing="Choose the other account.",
        description="Entries of about the same time stand first.",
    )
