"""The form of one cell of the episodes table: a single box, so that two people in one row don’t meet."""

from functools import cache

from wtforms import Field, HiddenField

from review_app.core.fields import LineField, PartialDateField, RadioChoiceField, TextField
from review_app.core.forms import VersionedForm
from review_app.episodes.models import EpisodeKind

# The boxes of an episode, and those of its appraisal, by the names of their columns; what the screen calls them.
OF_EPISODE = {
    "title": "Title",
    "on": "When",
    "kind": "Practice, on the whole",
    "what_happened": "What happened",
    "why_key": "Why it is key",
    "child_life": "What was life like for the child, and who knew?",
    "known_now": "What we know now",
    "uncertainty": "What we don’t know",
}
OF_APPRAISAL = {
    "done_well": "What was done well, and what made it possible",
    "fell_short": "What fell short",
}
ROWS = 12


class CellForm(VersionedForm):
    """One box, called as the column that it changes; `order` is how the table stood."""

    page_title = "Key practice episodes"

    order = HiddenField()


@cache
def form_of_cell(column: str, label: str) -> type[CellForm]:
    """The form of a cell with one box, called as the column."""
    return type("CellForm", (CellForm,), {column: _field(column, label)})


def _field(column: str, label: str) -> Field:
    if column == "title":
        return LineField(label, missing="Give the episode a title.")
    if column == "on":
        return PartialDateField(label)
    if column == "kind":
        return RadioChoiceField(label, choices=[(kind.value, kind.words) for kind in EpisodeKind])
    return TextField(label, missing="Write how it looked to them then." if column == "text" else "", rows=ROWS)
