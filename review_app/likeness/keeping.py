"""What is to be read: noted by the flush itself, so that no action can forget it, and put down as work before the commit."""

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import event as sqlalchemy_event
from sqlalchemy.orm import Session, UOWTransaction

from review_app.core.db import Database
from review_app.core.offers import Comparable
from review_app.likeness.actions import ask_for_vectors

TOUCHED = "casewindow.likeness"  # the programmes of which this session changes a text that is compared


def attach(database: Database, offers: Sequence[Comparable]) -> None:
    """Let every change of a comparable row in this database's writing sessions ask for it to be read."""
    models = tuple(offer.model for offer in offers)
    sqlalchemy_event.listen(database.writing_sessions, "before_flush", partial(note_touched, models))
    sqlalchemy_event.listen(database.writing_sessions, "before_commit", ask_for_touched)
    sqlalchemy_event.listen(database.writing_sessions, "after_rollback", forget_touched)


def note_touched(
    models: tuple[type[Any], ...], session: Session, context: UOWTransaction | None = None, instances: Any = None
) -> None:
    """Note the programmes of the comparable rows that come, change or go."""
    del context, instances
    rows = [*session.new, *(row for row in session.dirty if session.is_modified(row)), *session.deleted]
    touched: set[UUID] = {row.programme_id for row in rows if isinstance(row, models)}
    if touched:
        session.info.setdefault(TOUCHED, set()).update(touched)


def ask_for_touched(session: Session) -> None:
    """Put the reading down for each programme that was touched, in the same transaction."""
    session.flush()
    for programme_id in sorted(session.info.pop(TOUCHED, ())):
        ask_for_vectors(session, programme_id)


def forget_touched(session: Session) -> None:
    """Nothing was changed after all."""
    session.info.pop(TOUCHED, None)
