"""Early messages for tests, made through the real actions."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from review_app.messages import actions, queries
from review_app.messages.actions import Audience, Draw, Origin, Words
from review_app.messages.gate import gate_of
from review_app.messages.models import BasisKind, CheckAnswer, Message, MessageKind
from review_app.messages.reader import Reader

WORDS = Words(
    kind=MessageKind.PRACTICE,
    title="Where a form asks first what kind of worry it is, unease is filed & forgotten",
    seeing="Forms and telephone lines ask first whether something is a referral or information.",
    why_matters="What is filed as information is closed the same day, so that nobody sees it grow.",
    to_ask="- What becomes of a contact that is filed as information?\n- Who looks at the third one about a child?",
)


def a_draft(
    session: Session, programme_id: UUID, *, by: UUID, draws: Iterable[Draw] = (), words: Words = WORDS
) -> Message:
    """A draft by somebody, drawing on something or on nothing."""
    return actions.begin_message(session, programme_id, words, list(draws), Origin(), by=by)


def a_draw(review_id: UUID, board_id: UUID) -> Draw:
    """Something that a message draws on and that nobody withdraws: the monthly note of a pair."""
    return Draw(BasisKind.NOTE, uuid4(), board_id, review_id)


def asked_and_checked(session: Session, message: Message, checkers: Iterable[UUID], *, asked_by: UUID) -> None:
    """People asked by one who runs the programme, each of whom says yes."""
    chosen = list(checkers)
    reader = Reader(asked_by, message.programme_id, frozenset(), of_programme=True, pairs=frozenset())
    actions.ask(session, message, chosen, reader)
    for user_id in chosen:
        mark = gate_of(session, queries.held(session, message)).mark
        actions.answer(session, message, CheckAnswer.YES, "", seen=mark, by=user_id)


def a_released(
    session: Session,
    programme_id: UUID,
    people: tuple[UUID, UUID, UUID],
    board_ids: Iterable[UUID] = (),
    title: str = "",
) -> Message:
    """A message by the first of three, checked by the second and third, released by the second; to all without LSCBs."""
    writer, first, second = people
    message = a_draft(session, programme_id, by=writer, words=replace(WORDS, title=title or WORDS.title))
    asked_and_checked(session, message, [first, second], asked_by=first)
    ids = frozenset(board_ids)
    mark = gate_of(session, message).mark
    actions.release(session, message, Audience(not ids, ids), seen=mark, by=first)
    return message
