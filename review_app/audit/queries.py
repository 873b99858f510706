"""Reading the audit: from its first event to its last, and what others changed in a review since a certain event."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ScalarSelect, Select, func, select
from sqlalchemy.orm import Mapped, Session

from review_app.audit.events import Event
from review_app.audit.models import AuditEvent

BATCH = 1000
NO_CHANGES = frozenset({Event.REFUSED, Event.REVIEW_READ, Event.DOWNLOADED, Event.NAMES_OPENED})


@dataclass(frozen=True)
class Asked:
    """Which changes are asked for: those of a review, after an event or a moment, not by somebody, to kinds of rows."""

    review_id: UUID
    not_by: UUID
    kinds: Collection[str]
    after: int = 0
    after_moment: datetime | None = None


def events_in_order(session: Session) -> Iterator[AuditEvent]:
    """Every event by number, a batch at a time, so that the memory needed does not grow with the audit."""
    last = -1
    while True:
        batch = session.scalars(select(AuditEvent).where(AuditEvent.seq > last).order_by(AuditEvent.seq).limit(BATCH))
        rows = list(batch)
        if not rows:
            return
        yield from rows
        last = rows[-1].seq
        session.expunge_all()


def newest_number(session: Session) -> int:
    """The number of the newest event; 0 before the first."""
    return session.scalars(select(func.coalesce(func.max(AuditEvent.seq), 0))).one()


def number_in_review(session: Session, review_id: UUID) -> int:
    """How many events a review has: what a page may hold, since the number of an event tells what is done elsewhere."""
    return session.scalars(select(func.count(AuditEvent.seq)).where(AuditEvent.review_id == review_id)).one()


def place_in_review(session: Session, review_id: UUID, seq: int) -> int:
    """The place of an event among a review's own, counted from 1; the way back is `event_in_review`."""
    up_to = select(func.count(AuditEvent.seq)).where(AuditEvent.review_id == review_id, AuditEvent.seq <= seq)
    return session.scalars(up_to).one()


def event_in_review(session: Session, review_id: UUID, number: int) -> int:
    """The number in the whole audit of one of a review's events, counted from 1; 0 if the review has fewer."""
    if number < 1:
        return 0
    events = select(AuditEvent.seq).where(AuditEvent.review_id == review_id).order_by(AuditEvent.seq)
    return session.scalars(events.offset(number - 1).limit(1)).first() or 0


def changes(session: Session, asked: Asked, most: int) -> list[AuditEvent]:
    """What others changed, newest first, no more than so many."""
    return list(session.scalars(_changes(asked).order_by(AuditEvent.seq.desc()).limit(most)))


def number_after(asked: Asked, point: Mapped[int]) -> ScalarSelect[int]:
    """How many changes there are after a point that another row knows, as a part of the statement that reads that row."""
    counted = _changes(asked).with_only_columns(func.count(AuditEvent.seq)).where(AuditEvent.seq > point)
    return counted.scalar_subquery()


def _changes(asked: Asked) -> Select[AuditEvent]:
    wanted = select(AuditEvent).where(
        AuditEvent.review_id == asked.review_id,
        AuditEvent.seq > asked.after,
        AuditEvent.by != asked.not_by,
        AuditEvent.object_kind.in_(sorted(asked.kinds)),
        AuditEvent.event.not_in(NO_CHANGES),
    )
    return wanted if asked.after_moment is None else wanted.where(AuditEvent.at >= asked.after_moment)
