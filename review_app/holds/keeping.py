"""Keeping what is on hold: done by the flush itself, so that no room has to remember it (decision 16)."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import event as sqlalchemy_event
from sqlalchemy import inspect, select
from sqlalchemy.orm import Session, UOWTransaction

from review_app.core.db import Database
from review_app.core.errors import refuse_if
from review_app.core.rows import Recorded
from review_app.holds.models import Hold
from review_app.holds.queries import lasting_holds
from review_app.holds.rules import why_not_touch
from review_app.reviews.models import Review

SAVING = frozenset({"saved_at", "saved_by", "version"})  # who saved when is no change of its own


def attach(database: Database) -> None:
    """Refuse in every writing session of this database what a hold forbids."""
    sqlalchemy_event.listen(database.writing_sessions, "before_flush", refuse_held)


def refuse_held(session: Session, context: UOWTransaction | None = None, instances: Any = None) -> None:
    """The before-flush guard: raises NotNow when a row on hold would be changed or deleted, or a part added to one."""
    del context, instances
    holds: dict[UUID, list[Hold]] = {}
    for row in list(_touched(session)):
        if row.review_id not in holds:
            holds[row.review_id] = _holds(session, row.review_id)
        refuse_if(why_not_change(holds[row.review_id], row))


def why_not_change(holds: list[Hold], row: Recorded) -> str | None:
    """Why a row can't be changed or deleted, or a new one can't be added, or None."""
    state = inspect(row)
    made_at = row.created_at if state.persistent or state.detached else None
    return why_not_touch(holds, made_at, _things(row)) if row.kept_on_hold else None


def _things(row: Recorded) -> Iterator[tuple[str, UUID]]:
    """The thing that a row is, and the one it is a part of."""
    yield row.__tablename__, row.id
    if row.kept_with:
        yield row.kept_with.removesuffix("_id"), getattr(row, row.kept_with)


def _touched(session: Session) -> Iterator[Recorded]:
    for row in session.deleted:
        if isinstance(row, Recorded):
            yield row
    for row in session.dirty:
        if isinstance(row, Recorded) and row.kept_on_hold and _changed(row) - SAVING - row.free_on_hold:
            yield row
    for row in session.new:
        if isinstance(row, Recorded) and row.kept_with:
            yield row


def _changed(row: Recorded) -> set[str]:
    state = inspect(row)
    return {each.key for each in state.mapper.column_attrs if state.attrs[each.key].history.has_changes()}


def _holds(session: Session, review_id: UUID) -> list[Hold]:
    """The holds of a review, read so that none can be put on between this look and the commit."""
    with session.no_autoflush:
        if session.get_bind().dialect.name != "sqlite":  # there one transaction at a time writes
            whole = select(Review.id).where(Review.id == review_id)
            session.execute(whole.with_for_update(read=True, key_share=True))
        return lasting_holds(session, review_id)
