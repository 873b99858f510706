"""Bringing tables in: what waits is somebody's own; what is confirmed becomes entries, all at once or not at all."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.clock import now
from review_app.core.errors import NotNow
from review_app.core.passing import WAITS
from review_app.core.waiting import forget, keep_instead
from review_app.narrative.models import ColumnChoice, Entry, ImportedRow, WaitingTable
from review_app.narrative.queries.imported import (
    column_choice_of,
    imported_fingerprints,
    kept_table_of,
    waiting_table_of,
)
from review_app.narrative.rules.importing import Fate, Outcome, counts
from review_app.narrative.waiting import Waiting, seal

CHANGED = "The table was changed in another window. Look at its rows again."


def keep_table(
    session: Session, review_id: UUID, waiting: Waiting, key: bytes, *, by: UUID, waits: timedelta = WAITS
) -> WaitingTable:
    """Let a table wait in place of the one that this person brought before."""
    row = WaitingTable(review_id=review_id, user_id=by, expires_at=now() + waits)
    row.box = seal(key, row.id, waiting)
    keep_instead(session, kept_table_of(session, review_id, by), row)
    return row


def keep_plan(session: Session, row: WaitingTable, waiting: Waiting, key: bytes) -> None:
    """Keep how a table that waits is to be read."""
    row.box, row.step = seal(key, row.id, waiting), row.step + 1
    session.flush()


def throw_away(session: Session, review_id: UUID, *, by: UUID) -> None:
    """Forget the table that waits."""
    forget(session, kept_table_of(session, review_id, by))


def import_rows(session: Session, review_id: UUID, step: int, found: Sequence[Outcome], *, by: UUID) -> list[Entry]:
    """Make an entry of each new row, and forget the table; raises NotNow if it is no longer the one that was shown."""
    # Made before the first statement, so that the transaction keeps others from writing for as short as it can.
    made = [_made(review_id, each) for each in found if each.fate is Fate.NEW]
    left = counts(found)[Fate.REFUSED]
    row = waiting_table_of(session, review_id, by)
    if row is None or row.step != step:
        raise NotNow(CHANGED)
    here = imported_fingerprints(session, review_id)
    new = [(entry, mark) for entry, mark in made if mark.fingerprint not in here]
    stage(session, Event.ENTRIES_IMPORTED, row, by=by, added=len(new), refused=left)
    session.add_all(entry for entry, _mark in new)
    session.delete(row)
    session.flush()
    session.add_all(mark for _entry, mark in new)
    session.flush()
    return [entry for entry, _mark in new]


def _made(review_id: UUID, outcome: Outcome) -> tuple[Entry, ImportedRow]:
    entry = Entry(review_id=review_id, **(outcome.values or {}))
    return entry, ImportedRow(review_id=review_id, entry_id=entry.id, fingerprint=outcome.fingerprint)


def remember_columns(
    session: Session, review_id: UUID, agency_id: UUID, chosen: Mapping[str, Any], names: Mapping[str, str]
) -> None:
    """Remember how an agency's columns were read, and names by their marks; the import's event tells of it."""
    choice = column_choice_of(session, review_id, agency_id)
    if choice is None:
        session.add(ColumnChoice(review_id=review_id, agency_id=agency_id, chosen={**chosen, "names": dict(names)}))
    else:
        choice.chosen = {**chosen, "names": {**choice.chosen.get("names", {}), **names}}
    session.flush()
