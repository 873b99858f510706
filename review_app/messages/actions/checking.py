"""Asking people to check a message, and taking their answers."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.access.permissions import TABLE, Permission
from review_app.accounts.models import User
from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.clock import now
from review_app.core.errors import Conflict, refuse_if
from review_app.memberships.queries import holders_in_programme
from review_app.messages import queries, rules
from review_app.messages.gate import Gate, gate_of
from review_app.messages.models import CheckAnswer, Message, MessageCheck
from review_app.messages.reader import OF_PROGRAMME, Reader

CHANGED = "The message was changed while you were reading it. Read it again as it is now, and then answer."
NOBODY = "Choose at least one person."
NOT_THEM = "One of those whom you chose can’t check this message any more. Choose again."


def eligible(session: Session, gate: Gate, reader: Reader) -> list[User]:
    """Whom somebody can ask to check a message. Only those who run the programme learn who leads other reviews.

    Others can ask any of these: who is left out because of a review team would tell whose review a wording is of.
    """
    roles = TABLE[Permission.MESSAGE_CHECK].roles if reader.of_programme else OF_PROGRAMME
    holders = holders_in_programme(session, gate.message.programme_id, roles)
    asked = {one.user_id for one in gate.open_checks}
    teams = gate.on_teams if reader.of_programme else frozenset[UUID]()
    able = [one for one in holders if one not in asked and rules.why_not_check(one, gate.writers, teams) is None]
    return queries.people_by_ids(session, able)


def ask(session: Session, message: Message, user_ids: Iterable[UUID], reader: Reader) -> None:
    """Ask people to check a message; they alone, with its writers and the programme, know of it from now on."""
    wanted = set(user_ids)
    message = queries.held(session, message)
    gate = gate_of(session, message)
    refuse_if(gate.why_not_asked() or (None if wanted else NOBODY))
    able = {user.id for user in eligible(session, gate, reader)}
    refuse_if(None if wanted <= able else NOT_THEM)
    for user_id in sorted(wanted):
        stage(session, Event.MESSAGE_ASKED, message, by=reader.user_id, whom=user_id)
        session.add(_asked(message, user_id, reader.user_id))
    session.flush()


def answer(session: Session, message: Message, said: CheckAnswer, reason: str, *, seen: str, by: UUID) -> None:
    """Keep what a checker says about the words that they saw; `seen` is the hash of those. Raises Conflict for others."""
    message = queries.held(session, message)
    gate = gate_of(session, message)
    check = gate.check_of(by)
    refuse_if(gate.why_not_check(by) or rules.why_not_answer(message, check is not None, said, reason))
    if seen != gate.mark:
        raise Conflict(CHANGED)
    stage(session, Event.MESSAGE_CHECKED, message, by=by, answer=said)
    if check is None or check.answer is not None:
        if check is not None:
            check.ended_at = now()
            session.flush()
        check = _asked(message, by, check.asked_by if check else by)
        session.add(check)
    check.answer, check.reason, check.answered_at = said, reason, now()
    check.mark, check.text_version = gate.mark, message.version
    session.flush()


def _asked(message: Message, user_id: UUID, asked_by: UUID) -> MessageCheck:
    return MessageCheck(message_id=message.id, programme_id=message.programme_id, user_id=user_id, asked_by=asked_by)
