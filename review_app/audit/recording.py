"""What is recorded apart from any change: refusals, and who read which review in which hour."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.models import AuditEvent
from review_app.audit.staging import Staged, staged_events
from review_app.core.clock import now
from review_app.core.commit import record_apart
from review_app.core.db import Database
from review_app.core.errors import Unrecorded

_KEPT = 4096
_noted: set[tuple[str, UUID, UUID, str]] = set()  # read events this process has seen written; only saves a query


def record(database: Database, event: Event, by: UUID | None, ids: dict[str, UUID | None], **facts: str) -> None:
    """Write one event in a transaction of its own; `ids` are those of the programme, LSCB and review."""
    staged = Staged(
        event=event,
        by=by,
        programme_id=ids.get("programme_id"),
        board_id=ids.get("board_id"),
        review_id=ids.get("review_id"),
        facts=dict(facts),
    )
    with record_apart(database) as session:
        staged_events(session).append(staged)


def record_refusal(database: Database, by: UUID | None, permission: str, ids: dict[str, UUID | None]) -> None:
    """Somebody was refused a page."""
    record(database, Event.REFUSED, by, ids, permission=permission)


def record_read(session: Session, database: Database, by: UUID, ids: dict[str, UUID | None]) -> None:
    """Somebody read a review: one event per person, review and hour, so that the chain stays small."""
    review_id = ids["review_id"]
    if review_id is None:
        return
    hour = now().replace(minute=0, second=0, microsecond=0)
    mark = (str(id(database)), by, review_id, hour.isoformat())
    if mark in _noted:
        return
    if not _already_read(session, by, review_id, hour_start=hour):
        try:
            record(database, Event.REVIEW_READ, by, ids)
        except (DBAPIError, PoolTimeout) as problem:
            raise Unrecorded from problem  # no reading without its record: docs/operations.md
    if len(_noted) > _KEPT:
        _noted.clear()
    _noted.add(mark)


def _already_read(session: Session, by: UUID, review_id: UUID, hour_start: object) -> bool:
    found = select(AuditEvent.seq).where(
        AuditEvent.by == by,
        AuditEvent.review_id == review_id,
        AuditEvent.event == Event.REVIEW_READ,
        AuditEvent.at >= hour_start,
    )
    return session.execute(found.limit(1)).first() is not None
