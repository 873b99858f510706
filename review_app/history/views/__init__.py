"""The pages of history: those of one record, and what changed in a review since somebody was last there."""

from review_app.history.views import changes
from review_app.history.views.blueprint import blueprint
from review_app.history.views.drafts import draft_for, draft_url, forget_typed, kept_here, typed_again
from review_app.history.views.records import (
    merge_page,
    saved,
    saved_and_compared,
    versions_page,
    why_kept,
)

__all__ = [
    "blueprint",
    "changes",
    "draft_for",
    "draft_url",
    "forget_typed",
    "kept_here",
    "merge_page",
    "saved",
    "saved_and_compared",
    "typed_again",
    "versions_page",
    "why_kept",
]
