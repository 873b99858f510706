"""What waits for somebody among a programme's messages: ids alone, in a handful of questions whatever their number."""

from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.orm import Session

from review_app.memberships.models import Membership
from review_app.messages.models import (
    BasisKind,
    CheckAnswer,
    Message,
    MessageBasis,
    MessageCheck,
    MessageOpening,
    MessageState,
    MessageWriter,
)
from review_app.messages.queries import addressed
from review_app.messages.reader import Reader
from review_app.messages.rules import CHECKS
from review_app.wordings.models import SharedWording

MOST = 10  # of one kind: a start page names no more than three things anyway


class Why(StrEnum):
    """Why a message waits for somebody."""

    TO_CHECK = "to_check"
    NOT_YET = "not_yet"
    LOST = "lost"
    TO_RELEASE = "to_release"
    TAKEN_BACK = "taken_back"
    TO_READ = "to_read"


def waiting_for(session: Session, reader: Reader) -> dict[Why, list[UUID]]:
    """The messages that wait for somebody, by why."""
    mine = and_(MessageCheck.message_id == Message.id, MessageCheck.ended_at.is_(None))
    asked = exists().where(mine, MessageCheck.user_id == reader.user_id, MessageCheck.answer.is_(None))
    not_yet = exists().where(mine, MessageCheck.answer == CheckAnswer.NOT_YET)
    draft, wrote = Message.state == MessageState.DRAFT, _wrote(reader.user_id)
    found = {
        Why.TO_CHECK: _ids(session, reader, draft, asked, ~_handed_on(reader.user_id)),
        Why.NOT_YET: _ids(session, reader, draft, not_yet, wrote),
        Why.LOST: _ids(session, reader, Message.state == MessageState.RELEASED, _lost(), *([] if reader.of_programme else [wrote])),
        Why.TO_RELEASE: _to_release(session, reader),
        Why.TAKEN_BACK: _ids(session, reader, Message.state != MessageState.RELEASED, addressed(reader), _unseen(reader)),
        Why.TO_READ: _ids(session, reader, *_to_read(reader)),
    }  # fmt: skip
    return {why: ids for why, ids in found.items() if ids}


def _handed_on(user_id: UUID) -> ColumnElement[bool]:
    """That somebody who sits on a review team that a message draws on has asked another person to check it."""
    others = exists().where(
        MessageCheck.message_id == Message.id, MessageCheck.asked_by == user_id, MessageCheck.user_id != user_id,
        MessageCheck.ended_at.is_(None),
    )  # fmt: skip
    return and_(_on_a_team(user_id), others)


def _on_a_team(user_id: UUID) -> ColumnElement[bool]:
    return exists().where(
        MessageBasis.message_id == Message.id,
        Membership.review_id == MessageBasis.review_ref,
        Membership.user_id == user_id,
    )


def number_to_read(session: Session, reader: Reader) -> int:
    """How many released messages somebody has not opened yet."""
    wanted = select(func.count()).select_from(Message)
    return session.scalar(wanted.where(Message.programme_id == reader.programme_id, *_to_read(reader))) or 0


def _to_read(reader: Reader) -> tuple[ColumnElement[bool], ...]:
    opened = exists().where(MessageOpening.message_id == Message.id, MessageOpening.user_id == reader.user_id)
    return Message.state == MessageState.RELEASED, addressed(reader), ~opened, ~_wrote(reader.user_id)


def _wrote(user_id: UUID) -> ColumnElement[bool]:
    return exists().where(MessageWriter.message_id == Message.id, MessageWriter.user_id == user_id)


def _lost() -> ColumnElement[bool]:
    return exists().where(
        MessageBasis.message_id == Message.id,
        MessageBasis.kind == BasisKind.WORDING,
        SharedWording.id == MessageBasis.ref_id,
        SharedWording.ended_on.is_not(None),
        ~SharedWording.ended_by_newer,
    )


def _unseen(reader: Reader) -> ColumnElement[bool]:
    return exists().where(
        MessageOpening.message_id == Message.id,
        MessageOpening.user_id == reader.user_id,
        MessageOpening.ending_seen_at.is_(None),
    )


def _to_release(session: Session, reader: Reader) -> list[UUID]:
    """The drafts that two people have checked and nobody holds up; every change ends the answers about older words."""
    if not reader.of_programme:
        return []
    answers = select(func.count()).select_from(MessageCheck)
    answers = answers.where(MessageCheck.message_id == Message.id, MessageCheck.ended_at.is_(None))
    yes = answers.where(MessageCheck.answer == CheckAnswer.YES).scalar_subquery() >= CHECKS
    not_yet = answers.where(MessageCheck.answer == CheckAnswer.NOT_YET).scalar_subquery() == 0
    draft, wrote = Message.state == MessageState.DRAFT, _wrote(reader.user_id)
    return _ids(session, reader, draft, yes, not_yet, ~wrote, ~_on_a_team(reader.user_id))


def _ids(session: Session, reader: Reader, *conditions: ColumnElement[bool]) -> list[UUID]:
    wanted = select(Message.id).where(Message.programme_id == reader.programme_id, *conditions)
    return list(session.scalars(wanted.order_by(Message.created_at, Message.id).limit(MOST)))
