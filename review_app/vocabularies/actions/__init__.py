"""Writing vocabularies: the standard frameworks, drafts of a next version, and their headings."""

from review_app.vocabularies.actions.drafts import begin_draft, choose_version, put_in_force, throw_away
from review_app.vocabularies.actions.headings import (
    add_heading,
    bring_back,
    change_heading,
    merge_heading,
    retire_heading,
    shift_heading,
    split_heading,
    undo_merge,
)
from review_app.vocabularies.actions.loading import load_standard_vocabularies
from review_app.vocabularies.actions.moving import editions_to_move

__all__ = [
    "add_heading",
    "begin_draft",
    "bring_back",
    "change_heading",
    "choose_version",
    "editions_to_move",
    "load_standard_vocabularies",
    "merge_heading",
    "put_in_force",
    "retire_heading",
    "shift_heading",
    "split_heading",
    "throw_away",
    "undo_merge",
]
