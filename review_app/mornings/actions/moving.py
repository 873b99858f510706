"""One move after the other: whoever has the morning's turn gives the next number, and every move stays."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.clock import now
from review_app.core.errors import NotNow, found, refuse_if
from review_app.core.text import one_line
from review_app.mornings import queries, rules
from review_app.mornings.models import Morning, MorningCard, MorningGroup, MorningMove, MoveKind
from review_app.mornings.table import REPLACED, TAKEN_BACK


@dataclass(frozen=True)
class Wish:
    """What somebody wants moved, as their browser sends it; `send_id` is the message's own."""

    send_id: UUID
    card_id: UUID | None = None
    group_key: UUID | None = None
    name: str | None = None  # None: a card goes to the group; otherwise the group gets this name


def move(session: Session, morning: Morning, wish: Wish, *, by: UUID) -> MorningMove:
    """Make a move on a table that is held; a message that arrived before is answered with the move it made then."""
    there = queries.move_sent(session, morning.id, wish.send_id)
    if there is not None:
        return there
    refuse_if(rules.why_not_move(morning))
    if wish.name is None:
        card = queries.card_of_morning(session, morning.id, found(wish.card_id))
        return _put(session, morning, wish, card, by=by)
    return _name(session, morning, wish, by=by)


def undo(session: Session, morning: Morning, send_id: UUID, *, by: UUID, of_the_room: bool = False) -> MorningMove:
    """Take the last move back, one's own or the room's: by a move of its own, so that both stay in the list."""
    there = queries.move_sent(session, morning.id, send_id)
    if there is not None:
        return there
    refuse_if(rules.why_not_move(morning))
    last = queries.last_move(session, morning.id, None if of_the_room else by)
    if last is None:
        raise NotNow("There is no move to take back.")
    if last.kind is MoveKind.NAME:
        return _unname(session, morning, send_id, last, by=by)
    card = queries.card_of_morning(session, morning.id, found(last.card_id))
    if card.group_key != last.group_key:
        raise NotNow(f"Somebody else has moved card {card.number} since. Move it yourself to where it belongs.")
    back = MorningMove(
        kind=MoveKind.PUT, card_id=card.id, group_key=last.from_key, from_key=card.group_key, undoes=last.number
    )
    row = _numbered(session, morning, back, send_id, by)
    card.group_key = last.from_key
    session.flush()
    return row


def _put(session: Session, morning: Morning, wish: Wish, card: MorningCard, *, by: UUID) -> MorningMove:
    wording = queries.wording_of_card(session, card)
    if not wording.is_current:
        raise NotNow(REPLACED if wording.ended_by_newer else TAKEN_BACK)
    groups = queries.groups_of_morning(session, morning.id)
    fresh = MorningMove(kind=MoveKind.PUT, card_id=card.id, group_key=wish.group_key, from_key=card.group_key)
    row = _numbered(session, morning, fresh, wish.send_id, by)
    if wish.group_key is not None:
        _group(session, morning, groups, wish.group_key)
    card.group_key = wish.group_key
    session.flush()
    return row


def _name(session: Session, morning: Morning, wish: Wish, *, by: UUID) -> MorningMove:
    name, key = one_line(wish.name or ""), found(wish.group_key)
    refuse_if(rules.why_not_name(name))
    groups = queries.groups_of_morning(session, morning.id)
    before = next((group.name for group in groups if group.key == key), "")
    fresh = MorningMove(kind=MoveKind.NAME, group_key=key, words=name, words_before=before)
    row = _numbered(session, morning, fresh, wish.send_id, by)
    _group(session, morning, groups, key).name = name
    session.flush()
    return row


def _unname(session: Session, morning: Morning, send_id: UUID, last: MorningMove, *, by: UUID) -> MorningMove:
    groups = queries.groups_of_morning(session, morning.id)
    group = found(next((group for group in groups if group.key == last.group_key), None))
    if group.name != last.words:
        raise NotNow("Somebody else has given this group another name since. Name it yourself.")
    back = MorningMove(
        kind=MoveKind.NAME, group_key=group.key, words=last.words_before, words_before=group.name, undoes=last.number
    )
    row = _numbered(session, morning, back, send_id, by)
    group.name = last.words_before
    session.flush()
    return row


def _numbered(session: Session, morning: Morning, row: MorningMove, send_id: UUID, by: UUID) -> MorningMove:
    """Give a move its number; the morning is held, so nobody else gives the same one."""
    row.programme_id, row.morning_id, row.send_id = morning.programme_id, morning.id, send_id
    row.number, row.by, row.at = morning.moves + 1, by, now()
    stage(session, Event.MORNING_MOVED, morning, by=by, number=row.number)
    morning.moves = row.number
    session.add(row)
    return row


def _group(session: Session, morning: Morning, groups: list[MorningGroup], key: UUID) -> MorningGroup:
    """The group with this key, begun now if nobody has."""
    there = next((group for group in groups if group.key == key), None)
    if there is not None:
        return there
    number = max((group.number for group in groups), default=0) + 1
    fresh = MorningGroup(programme_id=morning.programme_id, morning_id=morning.id, key=key, number=number, name="")
    session.add(fresh)
    return fresh


def note_added(session: Session, morning: Morning, card: MorningCard, *, by: UUID) -> None:
    """That a card was brought to a table, as one of its moves."""
    _numbered(session, morning, MorningMove(kind=MoveKind.ADD, card_id=card.id), card.id, by)
