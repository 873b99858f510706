"""Writing the monthly notes of a pair."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.errors import refuse_if
from review_app.messages import queries
from review_app.messages.models import MonthlyNote

NOTE_PARTS = ("release_of_staff", "turnout", "time_needed")


def add_note(session: Session, review_id: UUID, month: date, texts: Mapping[str, str], *, by: UUID) -> MonthlyNote:
    """A pair's note of a month; one a month."""
    month = month.replace(day=1)
    there = any(note.month == month for note in queries.notes_of_review(session, review_id))
    refuse_if("There is a note of this month already. Change that one." if there else _why_not_texts(texts))
    note = MonthlyNote(review_id=review_id, month=month, **{name: texts.get(name, "") for name in NOTE_PARTS})
    stage(session, Event.MONTHLY_NOTE_WRITTEN, note, by=by)
    session.add(note)
    session.flush()
    return note


def change_note(session: Session, note: MonthlyNote, texts: Mapping[str, str], *, by: UUID) -> None:
    """Save other words of a note."""
    refuse_if(_why_not_texts(texts))
    stage(session, Event.MONTHLY_NOTE_WRITTEN, note, by=by)
    for name in NOTE_PARTS:
        setattr(note, name, texts.get(name, ""))
    session.flush()


def _why_not_texts(texts: Mapping[str, str]) -> str | None:
    return None if any(text.strip() for text in texts.values()) else "Write something in one of the three boxes."
