"""Calling a morning, bringing cards to its table, noting who was there, opening it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.clock import now
from review_app.core.errors import refuse_if
from review_app.mornings import queries, rules
from review_app.mornings.actions.moving import note_added
from review_app.mornings.models import (
    Morning,
    MorningCard,
    MorningPair,
    MorningPerson,
    MorningState,
    MorningTurn,
    Turn,
)
from review_app.wordings.models import CameBy, SharedWording


@dataclass(frozen=True)
class Plan:
    """When and where a morning is, who is asked to come, and which categories are brought (none: all)."""

    held_on: date
    place: str = ""
    invited: str = ""
    categories: Sequence[str] = ()


@dataclass(frozen=True)
class Attendance:
    """Who was there: people with accounts, others as typed; each pair of authors, and who spoke for an LSCB from afar."""

    user_ids: Sequence[UUID] = ()
    typed: Sequence[str] = ()
    pairs: Mapping[UUID, bool | None] = field(default_factory=dict)
    speakers: Mapping[UUID, str] = field(default_factory=dict)


def call_morning(session: Session, programme_id: UUID, plan: Plan, *, by: UUID) -> Morning:
    """Call a morning, with a card for each wording that is shared now in the chosen categories."""
    most = rules.MOST_CARDS + 1
    wordings = queries.wordings_to_bring(session, programme_id, None, categories=plan.categories, most=most)
    refuse_if(rules.why_not_call(len(wordings)))
    morning = Morning(
        programme_id=programme_id, held_on=plan.held_on, place=plan.place, invited=plan.invited,
        state=MorningState.CALLED, moves=0,
    )  # fmt: skip
    stage(session, Event.MORNING_CALLED, morning, by=by, cards=len(wordings))
    session.add(morning)
    session.flush()
    _turn(session, morning, Turn.CALLED, by=by)
    _lay(session, morning, wordings, 0)
    return morning


def change_morning(session: Session, morning: Morning, plan: Plan, *, by: UUID) -> None:
    """Another day or place, or other people asked to come; the cards stay."""
    refuse_if(rules.why_not_change(morning))
    stage(session, Event.MORNING_CHANGED, morning, by=by)
    morning.held_on, morning.place, morning.invited = plan.held_on, plan.place, plan.invited
    session.flush()


def bring_cards(session: Session, morning: Morning, wording_ids: Sequence[UUID], *, by: UUID) -> int:
    """Bring more shared wordings to a table that is held; how many were brought."""
    there = len(queries.cards_of_morning(session, morning.id))
    refuse_if(rules.why_not_bring(morning, there))
    free = queries.wordings_to_bring(session, morning.programme_id, morning.id, most=rules.MOST_CARDS)
    wanted = [wording for wording in free if wording.id in set(wording_ids)]
    refuse_if(rules.why_not_bring(morning, there + len(wanted) - 1) if wanted else "Choose at least one finding.")
    stage(session, Event.MORNING_CHANGED, morning, by=by, cards=len(wanted))
    for card in _lay(session, morning, wanted, there):
        note_added(session, morning, card, by=by)
    session.flush()
    return len(wanted)


def open_morning(session: Session, morning: Morning, *, by: UUID) -> None:
    """Open the table: from now on cards can be moved."""
    refuse_if(rules.why_not_open(morning, len(queries.cards_of_morning(session, morning.id))))
    stage(session, Event.MORNING_OPENED, morning, by=by)
    morning.state = MorningState.OPEN
    _turn(session, morning, Turn.OPENED, by=by)


def reopen_morning(session: Session, morning: Morning, reason: str, *, by: UUID) -> None:
    """Open a closed morning again, with the reason; what was decided stands until it is closed anew."""
    refuse_if(rules.why_not_reopen(morning, reason))
    stage(session, Event.MORNING_REOPENED, morning, by=by)
    morning.state = MorningState.OPEN
    _turn(session, morning, Turn.REOPENED, by=by, reason=reason)


def note_attendance(session: Session, morning: Morning, who: Attendance, *, by: UUID) -> None:
    """Who was there, as it is known now; it takes the place of what was noted before."""
    refuse_if(rules.why_not_change(morning))
    stage(session, Event.MORNING_CHANGED, morning, by=by, people=len(who.user_ids) + len(who.typed))
    there = queries.people_of_morning(session, morning.id)
    for person in there:
        if person.user_id not in who.user_ids and person.typed not in who.typed:
            session.delete(person)
    known, typed = {person.user_id for person in there}, {person.typed for person in there}
    session.add_all(_person(morning, user_id=user_id) for user_id in who.user_ids if user_id not in known)
    session.add_all(_person(morning, typed=words) for words in dict.fromkeys(who.typed) if words not in typed)
    for pair in queries.pairs_of_morning(session, morning.id):
        pair.was_there = who.pairs.get(pair.id)
        pair.speaker = who.speakers.get(pair.id, "") if pair.by_file else ""
    session.flush()


def _person(morning: Morning, *, user_id: UUID | None = None, typed: str = "") -> MorningPerson:
    return MorningPerson(programme_id=morning.programme_id, morning_id=morning.id, user_id=user_id, typed=typed)


def _turn(session: Session, morning: Morning, turn: Turn, *, by: UUID, reason: str = "") -> None:
    session.add(
        MorningTurn(programme_id=morning.programme_id, morning_id=morning.id, turn=turn, by=by, at=now(), reason=reason)
    )
    session.flush()


def _lay(session: Session, morning: Morning, wordings: Sequence[SharedWording], there: int) -> list[MorningCard]:
    """A card for each wording, numbered on from those that are there, and a row for each pair of authors."""
    pairs = {pair.review_ref: pair for pair in queries.pairs_of_morning(session, morning.id)}
    for one in wordings:
        if one.review_ref not in pairs:
            pairs[one.review_ref] = MorningPair(
                programme_id=morning.programme_id, morning_id=morning.id, board_id=one.board_id,
                review_ref=one.review_ref, by_file=one.came_by is CameBy.FILE, speaker="",
            )  # fmt: skip
    session.add_all(pairs.values())
    session.flush()
    cards = [
        MorningCard(
            programme_id=morning.programme_id, morning_id=morning.id, pair_id=pairs[one.review_ref].id,
            wording_id=one.id, finding_ref=one.finding_ref, number=there + place,
        )
        for place, one in enumerate(wordings, start=1)
    ]  # fmt: skip
    session.add_all(cards)
    session.flush()
    return cards
