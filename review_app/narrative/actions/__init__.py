"""Writing the narrative."""

from review_app.narrative.actions.imported import import_rows, keep_plan, keep_table, remember_columns, throw_away
from review_app.narrative.actions.told import (
    add_entries,
    add_entry,
    add_period,
    add_perspective,
    change_entry,
    change_period,
    change_perspective,
    tie_entries,
    untie_entry,
)

__all__ = [
    "add_entries",
    "add_entry",
    "add_period",
    "add_perspective",
    "change_entry",
    "change_period",
    "change_perspective",
    "import_rows",
    "keep_plan",
    "keep_table",
    "remember_columns",
    "throw_away",
    "tie_entries",
    "untie_entry",
]
