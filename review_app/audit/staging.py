"""Staging: an action says what it does; the event waits in the session until the commit chains it."""

import uuid
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

from sqlalchemy import TextClause, inspect
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction

from review_app.audit.events import Event
from review_app.core.rows import Base

Fact = str | int | bool | date | uuid.UUID | Enum | None

STAGED = "casewindow.staged"
LONGEST_FACT = 60

# Bulk statements skip before_flush, so each is named here with its reason.
BULK_ALLOWED = frozenset(
    {
        "session_touch",  # one row's last-seen moment, many times an hour
        "session_end",  # every session of one person at once; the action stages SESSION_ENDED
        "throttle_sweep",  # old wrong tries
        "draft_clear",  # a draft is nobody's record
        "demo_remove",  # the demonstration as a whole; the command stages DEMONSTRATION_REMOVED
    }
)


class Unstaged(RuntimeError):
    """A write without its audit event: a fault of ours, never of the user."""


@dataclass(frozen=True)
class Staged:
    """An event that waits for its place in the chain."""

    event: Event
    by: uuid.UUID | None
    object_kind: str = ""
    object_id: uuid.UUID | None = None
    programme_id: uuid.UUID | None = None
    board_id: uuid.UUID | None = None
    review_id: uuid.UUID | None = None
    facts: dict[str, Any] = field(default_factory=dict)


def stage(session: Session, event: Event, thing: Base | None = None, *, by: uuid.UUID | None, **facts: Fact) -> None:
    """Stage an event about a row, before anything is flushed.

    Facts are numbers, states, dates and ids; a text longer than a code word is refused, since it could be case material.
    """
    kind = thing.__tablename__ if thing is not None else ""
    staged_events(session).append(
        Staged(
            event=event,
            by=by,
            object_kind=kind,
            object_id=getattr(thing, "id", None),
            programme_id=_scope_id(thing, kind, "programme"),
            board_id=_scope_id(thing, kind, "board"),
            review_id=_scope_id(thing, kind, "review"),
            facts={name: _plain(name, fact) for name, fact in facts.items()},
        )
    )


def stage_link(
    session: Session, event: Event, link: Base, ends: tuple[str, str], *, by: uuid.UUID | None, **facts: Fact
) -> None:
    """Stage that a link was made, changed or removed: `ends` are the columns of the thing it is on, and of the other end.

    The event is about the thing that the link is on: the row of a link has no page, and may be gone tomorrow.
    """
    (kind, thing_id), (other_kind, other_id) = (_end(link, column) for column in ends)
    known = {"link": other_kind, "to": other_id, "quote": getattr(link, "passage_id", None) is not None, **facts}
    staged_events(session).append(
        Staged(
            event=event,
            by=by,
            object_kind=kind,
            object_id=thing_id,
            review_id=_scope_id(link, link.__tablename__, "review"),
            facts={name: _plain(name, fact) for name, fact in known.items()},
        )
    )


def staged_events(session: Session) -> list[Staged]:
    """The events that wait in this session."""
    found: list[Staged] = session.info.setdefault(STAGED, [])
    return found


def staged_by(session: Session) -> uuid.UUID | None:
    """Who does what this session is about to write."""
    staged = staged_events(session)
    return staged[-1].by if staged else None


def refuse_unstaged(session: Session, context: UOWTransaction | None = None, instances: Any = None) -> None:
    """The before-flush guard: audited rows never change without a staged event."""
    del context, instances
    if staged_events(session):
        return
    for row in (*session.new, *session.dirty, *session.deleted):
        if (
            isinstance(row, Base)
            and row.audited
            and (inspect(row).pending or row in session.deleted or session.is_modified(row))
        ):
            raise Unstaged(f"a {row.__tablename__} was about to be written without an audit event")


def refuse_unnamed_bulk(state: ORMExecuteState) -> None:
    """The guard of bulk statements, which skip the one before the flush: each must be named in BULK_ALLOWED."""
    is_text = isinstance(state.statement, TextClause) and not state.statement.text.lstrip().upper().startswith("SELECT")
    if not (state.is_insert or state.is_update or state.is_delete or is_text):
        return
    if state.execution_options.get("bulk") not in BULK_ALLOWED:
        raise Unstaged("a bulk statement was about to run that audit.staging.BULK_ALLOWED doesn't name")


def _end(link: Base, column: str) -> tuple[str, uuid.UUID]:
    """The table and the id at one end of a link."""
    reference = next(iter(link.__table__.c[column].foreign_keys))
    return reference.column.table.name, getattr(link, column)


def _scope_id(thing: Base | None, kind: str, scope: str) -> uuid.UUID | None:
    if thing is None:
        return None
    found: uuid.UUID | None = getattr(thing, "id", None) if kind == scope else getattr(thing, f"{scope}_id", None)
    return found


def _plain(name: str, fact: Fact) -> str | int | bool | None:
    if isinstance(fact, Enum):
        return str(fact.value)
    if isinstance(fact, date | uuid.UUID):
        return str(fact)
    if isinstance(fact, str) and len(fact) > LONGEST_FACT:
        raise ValueError(f"the fact “{name}” is too long for the audit: it may be case material")
    return fact
