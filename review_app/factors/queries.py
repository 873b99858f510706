"""Reading contributory factors and who says so. What hangs on a deleted episode, source or quote counts nowhere."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from review_app.core.errors import found
from review_app.episodes.models import EPISODE_NAMED, Episode
from review_app.factors.counting import Mention
from review_app.factors.models import FACTOR_NAMED, AskedHeading, Claim, Effect, Factor
from review_app.people.models import Participant
from review_app.sources.models import PASSAGE_NAMED, SOURCE_NAMED, Passage, Source, SourceKind
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


def mentions_of_review(session: Session, review_id: UUID) -> tuple[list[tuple[UUID, UUID]], list[Mention]]:
    """The heading and episode of every factor of a review, and which source speaks of which, without a word of text."""
    placed = select(Factor.term_id, Factor.episode_id).join(Factor.episode).where(Factor.review_id == review_id)
    agency = func.coalesce(Source.agency_id, Participant.agency_id)
    effect = func.coalesce(Claim.effect, Factor.effect)
    spoken = (
        select(Factor.term_id, Factor.id, Factor.episode_id, Source.id, Source.kind, agency, effect)
        .select_from(Claim)
        .join(Claim.factor)
        .join(Factor.episode)
        .join(Claim.source)
        .outerjoin(Source.participant)
        .outerjoin(Claim.passage)
        .where(Claim.review_id == review_id, or_(Claim.passage_id.is_(None), Passage.id.is_not(None)))
    )
    mentions = [
        Mention(term_id, factor_id, episode_id, source_id, kind is SourceKind.CONVERSATION, agency_id, Effect(way))
        for term_id, factor_id, episode_id, source_id, kind, agency_id, way in session.execute(
            spoken.order_by(Claim.id)
        )
    ]
    return [(term_id, episode_id) for term_id, episode_id in session.execute(placed.order_by(Factor.id))], mentions


def factors_under(session: Session, review_id: UUID, term_id: UUID) -> list[Factor]:
    """The factors of a review under one heading, by episode."""
    return list(session.scalars(_factors(review_id).where(Factor.term_id == term_id)))


def factors_outside(session: Session, review_id: UUID, vocabulary_id: UUID) -> list[Factor]:
    """The factors of a review whose headings are of another version than this one."""
    elsewhere = _factors(review_id).where(Term.vocabulary_id != vocabulary_id)
    return list(session.scalars(elsewhere.options(contains_eager(Factor.term).load_only(Term.key, Term.vocabulary_id))))


def used_lately(session: Session, review_id: UUID, most: int = 5) -> list[UUID]:
    """The headings under which factors of this review were put down last, the newest first."""
    newest = func.max(Factor.created_at)
    wanted = select(Factor.term_id).join(Factor.episode).where(Factor.review_id == review_id).group_by(Factor.term_id)
    return list(session.scalars(wanted.order_by(newest.desc(), Factor.term_id).limit(most)))


def asked_of_review(session: Session, review_id: UUID) -> list[AskedHeading]:
    """The notes of a review that a heading was asked about, with their headings, by day."""
    return list(session.scalars(_asked(review_id)))


def asked_about(session: Session, review_id: UUID, term_id: UUID) -> list[AskedHeading]:
    """The notes that one heading was asked about."""
    return list(session.scalars(_asked(review_id).where(AskedHeading.term_id == term_id)))


def asked_in_review(session: Session, review_id: UUID, asked_id: UUID) -> AskedHeading:
    """One of these notes; raises NotFound."""
    return found(session.scalars(_asked(review_id).where(AskedHeading.id == asked_id)).first())


def _asked(review_id: UUID) -> Select[AskedHeading]:
    of_review = select(AskedHeading).where(AskedHeading.review_id == review_id).join(AskedHeading.term)
    named = contains_eager(AskedHeading.term).load_only(*TERM_NAMED, Term.key, Term.vocabulary_id)
    loaded = of_review.options(named)
    return loaded.order_by(AskedHeading.asked_on, AskedHeading.created_at, AskedHeading.id)


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
