"""Reading what was written apart. Whatever isn't opened is read for its own author alone: of the others only who is ready."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from review_app.core.errors import found
from review_app.episodes.models import Comparison, Episode, OwnAppraisal, OwnFactor


@dataclass(frozen=True)
class Writers:
    """Who has put something down, in the order of beginning: those who are ready, and those who are still writing."""

    ready: tuple[UUID, ...] = ()
    writing: tuple[UUID, ...] = ()


def comparison_of(session: Session, episode: Episode) -> Comparison | None:
    """What is said of an episode's comparison, if anybody has begun one."""
    wanted = select(Comparison).where(Comparison.review_id == episode.review_id, Comparison.episode_id == episode.id)
    return session.scalars(wanted).first()


def writers_of(session: Session, comparison: Comparison) -> Writers:
    """Who has put something down: their ids and whether they are ready, and not a word of what they wrote."""
    wanted = select(OwnAppraisal.author_id, OwnAppraisal.ready).where(
        OwnAppraisal.review_id == comparison.review_id,
        OwnAppraisal.comparison_id == comparison.id,
        OwnAppraisal.deleted_at.is_(None),
    )
    rows = session.execute(wanted.order_by(OwnAppraisal.created_at, OwnAppraisal.id)).all()
    return Writers(
        tuple(author for author, ready in rows if ready), tuple(author for author, ready in rows if not ready)
    )


def own_of(session: Session, comparison: Comparison, author_id: UUID) -> OwnAppraisal | None:
    """What its author has put down."""
    wanted = select(OwnAppraisal).where(
        OwnAppraisal.review_id == comparison.review_id,
        OwnAppraisal.comparison_id == comparison.id,
        OwnAppraisal.author_id == author_id,
    )
    return session.scalars(wanted).first()


def opened_of(session: Session, comparison: Comparison) -> list[OwnAppraisal]:
    """What was put down and opened, in the order of beginning; nothing while it is shut."""
    if not comparison.is_open:
        return []
    wanted = select(OwnAppraisal).where(
        OwnAppraisal.review_id == comparison.review_id,
        OwnAppraisal.comparison_id == comparison.id,
        OwnAppraisal.ready,
    )
    return list(session.scalars(wanted.order_by(OwnAppraisal.created_at, OwnAppraisal.id)))


def factors_of_own(session: Session, review_id: UUID, owns: Sequence[OwnAppraisal]) -> dict[UUID, list[OwnFactor]]:
    """The factors put down with these appraisals, by appraisal, in the order of putting down."""
    wanted = select(OwnFactor).where(
        OwnFactor.review_id == review_id, OwnFactor.own_appraisal_id.in_([own.id for own in owns])
    )
    by_own: dict[UUID, list[OwnFactor]] = {own.id: [] for own in owns}
    ordered = wanted.options(joinedload(OwnFactor.term)).order_by(OwnFactor.created_at, OwnFactor.id)
    for factor in session.scalars(ordered) if owns else []:
        by_own[factor.own_appraisal_id].append(factor)
    return by_own


def own_factor_of(session: Session, own: OwnAppraisal, own_factor_id: UUID) -> OwnFactor:
    """One of the factors that the author of an appraisal has put down; raises NotFound for anybody else's."""
    wanted = select(OwnFactor).where(
        OwnFactor.review_id == own.review_id, OwnFactor.own_appraisal_id == own.id, OwnFactor.id == own_factor_id
    )
    return found(session.scalars(wanted.options(joinedload(OwnFactor.term))).first())


def own_headings_lately(session: Session, review_id: UUID, author_id: UUID, most: int = 5) -> list[UUID]:
    """The headings under which somebody put down factors of their own last, the newest first: never anybody else's."""
    wanted = select(OwnFactor.term_id).join(OwnFactor.own_appraisal)
    own = wanted.where(OwnFactor.review_id == review_id, OwnAppraisal.author_id == author_id)
    newest = func.max(OwnFactor.created_at)
    return list(session.scalars(own.group_by(OwnFactor.term_id).order_by(newest.desc(), OwnFactor.term_id).limit(most)))


def opened_factor(session: Session, episode: Episode, own_factor_id: UUID) -> OwnFactor | None:
    """A factor of an episode that was put down apart and opened, for who takes it over; None while it is shut."""
    wanted = (
        select(OwnFactor)
        .join(OwnFactor.own_appraisal)
        .join(OwnAppraisal.comparison)
        .where(
            OwnFactor.review_id == episode.review_id,
            OwnFactor.id == own_factor_id,
            Comparison.episode_id == episode.id,
            Comparison.opened_at.is_not(None),
            OwnAppraisal.ready,
        )
    )
    return session.scalars(wanted.options(joinedload(OwnFactor.term))).first()
