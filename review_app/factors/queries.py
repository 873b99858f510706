"""Reading contributory factors and who says so. What hangs on a deleted episode, source or quote counts nowhere."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload, load_only

from review_app.core.errors import found
from review_app.episodes.models import EPISODE_NAMED, Episode
from review_app.factors.models import FACTOR_NAMED, Claim, Factor
from review_app.people.models import Participant
from review_app.sources.models import PASSAGE_NAMED, SOURCE_NAMED, Passage, Source
from review_app.vocabularies.models import TERM_NAMED, Term


def _factors(review_id: UUID) -> Select[Factor]:
    of_review = select(Factor).where(Factor.review_id == review_id).join(Factor.episode).join(Factor.term)
    loaded = of_review.options(
        contains_eager(Factor.episode).load_only(*EPISODE_NAMED), contains_eager(Factor.term).load_only(*TERM_NAMED)
    )
    return loaded.order_by(Episode.number, Episode.id, Term.place, Factor.created_at, Factor.id)


def factors_of_review(session: Session, review_id: UUID) -> list[Factor]:
    """The factors of a review with their episodes and headings, by episode and in the framework's order."""
    return list(session.scalars(_factors(review_id)))


def counts_of_factors(session: Session, review_id: UUID) -> tuple[int, int]:
    """How many factors a review has, and in how many episodes."""
    counted = select(func.count(Factor.id), func.count(Factor.episode_id.distinct())).join(Factor.episode)
    factors, episodes = session.execute(counted.where(Factor.review_id == review_id)).one()
    return factors, episodes


def factors_of_episode(session: Session, review_id: UUID, episode_id: UUID) -> list[Factor]:
    """The factors of one episode, in the framework's order."""
    return list(session.scalars(_factors(review_id).where(Factor.episode_id == episode_id)))


def factor_in_review(session: Session, review_id: UUID, factor_id: UUID) -> Factor:
    """A factor of this review with its episode and heading; raises NotFound."""
    return found(session.scalars(_factors(review_id).where(Factor.id == factor_id)).first())


def _claims(review_id: UUID) -> Select[Claim]:
    of_review = select(Claim).where(Claim.review_id == review_id).join(Claim.factor).join(Factor.episode)
    with_words = (
        of_review.join(Claim.source)
        .outerjoin(Claim.passage)
        .where(or_(Claim.passage_id.is_(None), Passage.id.is_not(None)))
    )
    loaded = with_words.options(
        contains_eager(Claim.factor).load_only(*FACTOR_NAMED),
        contains_eager(Claim.source)
        .load_only(*SOURCE_NAMED, Source.agency_id, Source.participant_id)
        .options(joinedload(Source.participant).load_only(Participant.agency_id)),
        contains_eager(Claim.passage).load_only(*PASSAGE_NAMED),
    )
    return loaded.order_by(Claim.created_at, Claim.id)


def claims_of_review(session: Session, review_id: UUID) -> list[Claim]:
    """Who says what of which factor, with sources and quotes, in the order in which it was put down."""
    counted = _claims(review_id).options(load_only(Claim.factor_id, Claim.source_id, Claim.passage_id))
    return list(session.scalars(counted))


def claims_of_factors(session: Session, review_id: UUID, factor_ids: Sequence[UUID]) -> list[Claim]:
    """Who says so of some factors."""
    return list(session.scalars(_claims(review_id).where(Claim.factor_id.in_(list(factor_ids)))))


def claim_in_review(session: Session, review_id: UUID, claim_id: UUID) -> Claim:
    """One source's or quote's claim about a factor; raises NotFound."""
    return found(session.scalars(_claims(review_id).where(Claim.id == claim_id)).first())


def claim_like(session: Session, wanted: Claim) -> Claim | None:
    """The claim that says the same as a new one, or None."""
    same = select(Claim).where(
        Claim.review_id == wanted.review_id,
        Claim.factor_id == wanted.factor_id,
        Claim.source_id == wanted.source_id,
        Claim.passage_id.is_(None) if wanted.passage_id is None else Claim.passage_id == wanted.passage_id,
    )
    return session.scalars(same).first()


def ticks_of(session: Session, factor: Factor) -> dict[UUID, Claim]:
    """The sources that are ticked as a whole for a factor, by source."""
    ticked = select(Claim).where(Claim.factor_id == factor.id, Claim.passage_id.is_(None)).order_by(Claim.id)
    return {claim.source_id: claim for claim in session.scalars(ticked)}


def ticks_on_sources(session: Session, review_id: UUID, source_ids: Sequence[UUID]) -> list[Claim]:
    """The claims that rest on certain sources as a whole, with their factors."""
    wanted = _claims(review_id).where(Claim.source_id.in_(list(source_ids)), Claim.passage_id.is_(None))
    return list(session.scalars(wanted))


def claims_on_passages(session: Session, review_id: UUID, passage_ids: Sequence[UUID]) -> list[Claim]:
    """The claims that rest on certain quotes, with their factors."""
    wanted = _claims(review_id).where(Claim.passage_id.in_(list(passage_ids)))
    return list(session.scalars(wanted))
