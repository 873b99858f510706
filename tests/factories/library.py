"""Published findings for tests, made through the real actions."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.library.actions import add_entry
from review_app.library.models import LibraryEntry, WordingStatus
from review_app.library.rules import told_of

TOLD: dict[str, Any] = {
    "title": "Concern is filed as information when the form says so",
    "area": "Fenner’s Cross",
    "review": "Family Q",
    "year": 2009,
    "status": WordingStatus.SUMMARY,
    "method": "Learning Together",
    "source_url": "https://example.org/family-q",
}


def an_entry(session: Session, programme_id: UUID, *, by: UUID, **changes: Any) -> LibraryEntry:
    """A published finding in a programme's library."""
    return add_entry(session, programme_id, told_of(TOLD | changes), by=by)
