"""Reading the narrative."""

from review_app.narrative.queries.told import (
    accounts_of_events,
    accounts_with,
    entries_of_review,
    entry_in_review,
    last_entry_by,
    period_in_review,
    periods_of_review,
    perspective_in_review,
    perspectives_of_review,
    sizes_of_narrative,
    tied_entries_of_review,
)

__all__ = [
    "accounts_of_events",
    "accounts_with",
    "entries_of_review",
    "entry_in_review",
    "last_entry_by",
    "period_in_review",
    "periods_of_review",
    "perspective_in_review",
    "perspectives_of_review",
    "sizes_of_narrative",
    "tied_entries_of_review",
]
