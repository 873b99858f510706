"""Reading what waits to be imported, and what was."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from review_app.core.waiting import still_waiting
from review_app.narrative.models import ColumnChoice, Entry, ImportedRow, WaitingTable


def waiting_table_of(session: Session, review_id: UUID, user_id: UUID) -> WaitingTable | None:
    """The table that somebody has brought to a review and not settled, and that has not waited too long."""
    return still_waiting(kept_table_of(session, review_id, user_id))


def kept_table_of(session: Session, review_id: UUID, user_id: UUID) -> WaitingTable | None:
    """The table that somebody has brought to a review, though it has waited too long and is empty."""
    wanted = select(WaitingTable).where(WaitingTable.review_id == review_id, WaitingTable.user_id == user_id)
    return session.scalars(wanted).first()


def column_choice_of(session: Session, review_id: UUID, agency_id: UUID) -> ColumnChoice | None:
    """How the columns of an agency's chronology were read the last time."""
    wanted = select(ColumnChoice).where(ColumnChoice.review_id == review_id, ColumnChoice.agency_id == agency_id)
    return session.scalars(wanted).first()


def remembered_for(session: Session, review_id: UUID, agency_id: UUID | None) -> dict[str, Any]:
    """What was chosen for an agency's columns, or nothing."""
    choice = column_choice_of(session, review_id, agency_id) if agency_id else None
    return choice.chosen if choice else {}


def imported_fingerprints(session: Session, review_id: UUID) -> set[str]:
    """By what the rows that became entries are known again; those of deleted entries may come again."""
    rows = select(ImportedRow.fingerprint).join(Entry, Entry.id == ImportedRow.entry_id)
    rows = rows.where(ImportedRow.review_id == review_id, Entry.review_id == review_id, Entry.deleted_at.is_(None))
    return set(session.scalars(rows.order_by(ImportedRow.id)))


def bare_entries_of(session: Session, review_id: UUID) -> list[Entry]:
    """The entries of a review without whose lane it is in words, as many as there are."""
    return list(session.scalars(select(Entry).where(Entry.review_id == review_id).order_by(Entry.id)))
