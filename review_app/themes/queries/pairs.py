"""Reading what people answered about two findings, and how it stands."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import exists, func, or_, select, tuple_
from sqlalchemy.orm import Session

from review_app.access.roles import Role
from review_app.boards.models import Programme
from review_app.core.errors import found
from review_app.memberships.models import Membership
from review_app.themes.models import Decision, Pair, Standing, ThemeSetting, Way
from review_app.themes.queries.shared import Wanted, both_shared
from review_app.wordings.models import SharedWording

ON_THE_TEAM = (Role.LEAD_REVIEWER, Role.TEAM_MEMBER)
SETTLED = (Standing.JOINED, Standing.APART)


def pair_in_programme(session: Session, programme_id: UUID, pair_id: UUID) -> Pair:
    """A pair of this programme that people answered about; raises NotFound."""
    return found(session.scalars(select(Pair).where(Pair.programme_id == programme_id, Pair.id == pair_id)).first())


def decision_in_programme(session: Session, programme_id: UUID, decision_id: UUID) -> Decision:
    """An answer of this programme; raises NotFound."""
    wanted = select(Decision).where(Decision.programme_id == programme_id, Decision.id == decision_id)
    return found(session.scalars(wanted).first())


def hold_programme(session: Session, programme_id: UUID) -> None:
    """Keep everybody else from deciding in this programme until the commit."""
    session.execute(select(Programme.id).where(Programme.id == programme_id).with_for_update(key_share=True))


def shared_of(session: Session, programme_id: UUID, finding_ref: UUID) -> SharedWording:
    """What is shared of a finding now; raises NotFound, also for what is shared no longer."""
    return found(shared_by_refs(session, programme_id, [finding_ref]).get(finding_ref))


def shared_by_refs(session: Session, programme_id: UUID, refs: Iterable[UUID]) -> dict[UUID, SharedWording]:
    """What is shared now of several findings, by finding; those that aren't are left out."""
    asked = set(refs)
    if not asked:
        return {}
    # Told by the finding alone, so that the database takes the index of that and not the whole programme.
    wanted = select(SharedWording).where(SharedWording.finding_ref.in_(asked), SharedWording.ended_on.is_(None))
    return {row.finding_ref: row for row in session.scalars(wanted) if row.programme_id == programme_id}


def wordings_by_ids(session: Session, ids: Iterable[UUID]) -> dict[UUID, SharedWording]:
    """Wordings that were looked at, ended ones too."""
    wanted = select(SharedWording).where(SharedWording.id.in_(set(ids))).order_by(SharedWording.id)
    return {row.id: row for row in session.scalars(wanted)}


def pair_of(session: Session, first: UUID, second: UUID) -> Pair | None:
    """How it stands with two findings, in whatever order they are named; None where nobody ever answered."""
    low, high = sorted((first, second))
    return session.scalars(select(Pair).where(Pair.first_ref == low, Pair.second_ref == high)).first()


def decisions_of(session: Session, first: UUID, second: UUID) -> list[Decision]:
    """Every answer about two findings, the oldest first, those taken back too."""
    low, high = sorted((first, second))
    wanted = select(Decision).where(Decision.first_ref == low, Decision.second_ref == high)
    return list(session.scalars(wanted.order_by(Decision.decided_at, Decision.id)))


def decisions_among(session: Session, pairs: Iterable[Pair]) -> dict[tuple[UUID, UUID], list[Decision]]:
    """Every answer about several pairs, by pair."""
    keys = [(pair.first_ref, pair.second_ref) for pair in pairs]
    if not keys:
        return {}
    wanted = select(Decision).where(tuple_(Decision.first_ref, Decision.second_ref).in_(keys))
    given: dict[tuple[UUID, UUID], list[Decision]] = {}
    for one in session.scalars(wanted.order_by(Decision.decided_at, Decision.id)):
        given.setdefault((one.first_ref, one.second_ref), []).append(one)
    return given


def teams_by_review(session: Session, review_refs: Iterable[UUID]) -> dict[UUID, dict[UUID, date]]:
    """Who has ever been on the team of each of these reviews, and since when; of reviews elsewhere nobody is here."""
    wanted = select(Membership.review_id, Membership.user_id, func.min(Membership.starts_on)).where(
        Membership.review_id.in_(set(review_refs)), Membership.role.in_(ON_THE_TEAM)
    )
    teams: dict[UUID | None, dict[UUID, date]] = {}
    for review_id, user_id, since in session.execute(wanted.group_by(Membership.review_id, Membership.user_id)):
        teams.setdefault(review_id, {})[user_id] = since
    return {review_id: people for review_id, people in teams.items() if review_id is not None}


def teams_of(session: Session, review_refs: Iterable[UUID]) -> dict[UUID, date]:
    """Who has ever been on the review team of any of these reviews, and since when."""
    return team_of_both(teams_by_review(session, review_refs), *review_refs)


def team_of_both(teams: Mapping[UUID, Mapping[UUID, date]], *review_refs: UUID) -> dict[UUID, date]:
    """Who is on the team of one or the other review, and since when."""
    people: dict[UUID, date] = {}
    for review_ref in review_refs:
        for user_id, since in teams.get(review_ref, {}).items():
            people[user_id] = min(since, people.get(user_id, since))
    return people


def is_blind_here(session: Session, programme_id: UUID) -> bool:
    """Whether a programme keeps answers apart until each has answered."""
    wanted = select(ThemeSetting.is_blind).where(ThemeSetting.programme_id == programme_id)
    return bool(session.scalars(wanted.order_by(ThemeSetting.set_at.desc(), ThemeSetting.id)).first())


def answered_by(session: Session, who: UUID, refs: Collection[UUID]) -> set[tuple[UUID, UUID]]:
    """The pairs among some findings that somebody has answered about."""
    if not refs:
        return set()
    own = select(Decision.first_ref, Decision.second_ref).where(
        Decision.first_ref.in_(list(refs)), Decision.second_ref.in_(list(refs)), Decision.decided_by == who,
        Decision.taken_back_at.is_(None), Decision.way == Way.BETWEEN,
    )  # fmt: skip
    return {(low, high) for low, high in session.execute(own.distinct())}


def waiting_for(session: Session, programme_id: UUID, who: UUID) -> int:
    """How many pairs wait for a second person who isn't this one."""
    return waiting_in(session, [programme_id], who).get(programme_id, 0)


def waiting_in(session: Session, programme_ids: Collection[UUID], who: UUID) -> dict[UUID, int]:
    """How many pairs of each of several programmes wait for a second person who isn't this one."""
    wanted = both_shared(select(Pair.programme_id, func.count()).select_from(Pair))[0]
    wanted = wanted.where(Pair.programme_id.in_(list(programme_ids)), Pair.standing == Standing.WAITING)
    rows = session.execute(wanted.where(_not_answered(who)).group_by(Pair.programme_id))
    return {programme_id: number for programme_id, number in rows}


def pairs_waiting(
    session: Session, programme_id: UUID, who: UUID, *, first: int = 0, most: int = 20
) -> tuple[list[Pair], int]:
    """The pairs that wait for a second person, those this one hasn't answered first; and how many in all."""
    wanted = _waiting(select(Pair, func.count().over()), programme_id, (Standing.WAITING,))
    ordered = wanted.order_by(_not_answered(who).desc(), Pair.changed_at, Pair.id).offset(first).limit(most)
    rows = session.execute(ordered).all()
    return [pair for pair, _all in rows], rows[0][1] if rows else 0


def pairs_in_question(
    session: Session, programme_id: UUID, kind: str, *, first: int = 0, most: int = 3
) -> tuple[list[Pair], int]:
    """Pairs to be looked at again: "disagreed", "fresh" (a wording is newer) or "anew" (a refused pair opened again)."""
    standings = (Standing.DISAGREED,) if kind == "disagreed" else SETTLED
    wanted = _waiting(select(Pair, func.count().over()), programme_id, standings, is_fresh=kind == "fresh")
    if kind == "anew":
        wanted = wanted.where(Pair.is_anew)
    rows = session.execute(wanted.order_by(Pair.changed_at, Pair.id).offset(first).limit(most)).all()
    return [pair for pair, _all in rows], rows[0][1] if rows else 0


def _waiting(wanted: Wanted, programme_id: UUID, standings: Collection[Standing], *, is_fresh: bool = False) -> Wanted:
    """With pairs of findings that are both shared now; `is_fresh`: in words that are newer than those looked at."""
    wanted, first, second = both_shared(wanted)
    if is_fresh:
        wanted = wanted.where(or_(first.id != Pair.first_wording_id, second.id != Pair.second_wording_id))
    return wanted.where(Pair.programme_id == programme_id, Pair.standing.in_(standings))


def _not_answered(who: UUID) -> Any:
    own = select(Decision.id).where(
        Decision.first_ref == Pair.first_ref, Decision.second_ref == Pair.second_ref, Decision.decided_by == who,
        Decision.taken_back_at.is_(None), Decision.way == Way.BETWEEN,
    )  # fmt: skip
    return ~exists(own)
