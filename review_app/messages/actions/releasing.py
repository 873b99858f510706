"""Releasing a message to its readers, taking it back, and noting who opened it."""

import secrets
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.clock import now, today
from review_app.core.commit import record_apart
from review_app.core.db import Database
from review_app.core.errors import Conflict, refuse_if
from review_app.core.text import one_line
from review_app.messages import queries, rules
from review_app.messages.gate import gate_of
from review_app.messages.models import Message, MessageAudience, MessageOpening, MessageState
from review_app.messages.places import names_in

CHANGED = "The message was changed while you were looking at it. Its checks don’t count any more."
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # without those that are read for one another
CODE_LENGTH = 4


@dataclass(frozen=True)
class Audience:
    """Who is to read a message: all of the programme, or some of its LSCBs."""

    to_all: bool
    board_ids: frozenset[UUID] = frozenset()


def release(
    session: Session, message: Message, audience: Audience, *, seen: str, by: UUID, on: date | None = None
) -> None:
    """Let the people of LSCBs read a message that two others have checked; an older edition gives way to it."""
    message = queries.held(session, message)
    gate = gate_of(session, message)
    before = session.get(Message, message.replaces_id) if message.replaces_id else None
    before = queries.held(session, before) if before is not None else None
    had = queries.audience_of(session, before.id) if before is not None and before.is_released else frozenset()
    older = before if before is not None and before.is_released else None
    refuse_if(
        gate.why_not_release(by)
        or _why_not_again(before)
        or rules.why_not_audience(audience.to_all, audience.board_ids, older, had)
    )
    if seen != gate.mark:
        raise Conflict(CHANGED)
    code = _code(session, message)
    stage(session, Event.MESSAGE_RELEASED, message, by=by, to_all=audience.to_all, boards=len(audience.board_ids))
    message.state, message.code, message.to_all = MessageState.RELEASED, code, audience.to_all
    message.boards_counted, message.boards_of, message.notes_counted = gate.counts
    message.released_at, message.released_on, message.released_by = now(), on or today(), by
    for board_id in sorted(() if audience.to_all else audience.board_ids):
        session.add(MessageAudience(message_id=message.id, programme_id=message.programme_id, board_id=board_id))
    session.flush()
    if older is not None:
        stage(session, Event.MESSAGE_REPLACED, older, by=by)
        _end(older, MessageState.REPLACED, by, on, instead_id=message.id)
        session.flush()


def withdraw(
    session: Session,
    message: Message,
    reason: str,
    *,
    by: UUID,
    instead: Message | None = None,
    on: date | None = None,
) -> None:
    """Take a released message back: nobody new reads it, and those who opened it read why, and what to read instead."""
    message = queries.held(session, message)
    refuse_if(rules.why_not_withdraw(message, reason))
    names = names_in(session, message.programme_id, reason)
    listed = ", ".join(f"“{name}”" for name in names)
    refuse_if(rules.IN_REASON.format(listed) if names else None)
    stage(session, Event.MESSAGE_WITHDRAWN, message, by=by)
    _end(message, MessageState.WITHDRAWN, by, on, instead_id=instead.id if instead else None)
    message.ended_reason = one_line(reason)
    session.flush()


def note_opened(session: Session, message_id: UUID, *, by: UUID) -> None:
    """Somebody opened a released message for the first time."""
    message = session.get(Message, message_id)
    if message is None or _opening(session, message_id, by) is not None:
        return
    stage(session, Event.MESSAGE_OPENED, message, by=by)
    session.add(MessageOpening(message_id=message_id, programme_id=message.programme_id, user_id=by, opened_at=now()))
    session.flush()


def record_opened(database: Database, message_id: UUID, *, by: UUID) -> None:
    """The same in a transaction of its own; opened in two windows at once, it counts once."""
    with suppress(IntegrityError), record_apart(database) as session:
        note_opened(session, message_id, by=by)


def note_ending_seen(session: Session, message_id: UUID, *, by: UUID) -> None:
    """Somebody who opened a message has seen that it was taken back."""
    opening = _opening(session, message_id, by)
    if opening is not None and opening.ending_seen_at is None:
        opening.ending_seen_at = now()
        session.flush()


def note_downloaded(session: Session, messages: Sequence[Message], *, by: UUID, paper: str) -> None:
    """Somebody took messages along as one Word file."""
    for message in messages:
        note_opened(session, message.id, by=by)
        stage(session, Event.DOWNLOADED, message, by=by, paper=paper)


def _opening(session: Session, message_id: UUID, user_id: UUID) -> MessageOpening | None:
    wanted = select(MessageOpening).where(MessageOpening.message_id == message_id, MessageOpening.user_id == user_id)
    return session.scalars(wanted).first()


def _end(message: Message, state: MessageState, by: UUID, on: date | None, *, instead_id: UUID | None) -> None:
    message.state, message.instead_id = state, instead_id
    message.ended_at, message.ended_on, message.ended_by = now(), on or today(), by


def _why_not_again(before: Message | None) -> str | None:
    if before is not None and before.state is MessageState.REPLACED:
        return "Another newer edition has taken the place of the older one already. Begin from that one."
    return None


def _code(session: Session, message: Message) -> str:
    """A short mark to call a message by, which says nothing of how many others there are."""
    taken: Collection[str] = set(
        session.scalars(select(Message.code).where(Message.programme_id == message.programme_id).order_by(Message.id))
    )
    while (code := "".join(secrets.choice(LETTERS) for _place in range(CODE_LENGTH))) in taken:
        continue
    return code
