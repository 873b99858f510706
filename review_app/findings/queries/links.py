"""Reading what findings rest on."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session, contains_eager

from review_app.core.errors import found
from review_app.episodes.models import EPISODE_NAMED, Episode
from review_app.factors.models import FACTOR_NAMED, Factor
from review_app.findings.models import FINDING_NAMED, Finding, FindingEpisode, FindingFactor, FindingSupport
from review_app.sources.models import PASSAGE_NAMED, SOURCE_NAMED, Passage
from review_app.vocabularies.models import TERM_NAMED, Term


@dataclass(frozen=True)
class FindingLinks:
    """What findings rest on: episodes, factors (each with its episode and heading), and sources or quotes."""

    episodes: list[FindingEpisode] = field(default_factory=list)
    factors: list[FindingFactor] = field(default_factory=list)
    supports: list[FindingSupport] = field(default_factory=list)


def shown_in_episodes(session: Session, review_id: UUID) -> list[FindingEpisode]:
    """Which finding of a review shows in which episode."""
    return list(session.scalars(_episodes(review_id)))


def quotes_of_findings(session: Session, review_id: UUID) -> list[FindingSupport]:
    """What every finding of a review rests on directly: sources as a whole, and quotes with their words."""
    return list(session.scalars(_supports(review_id)))


def links_of_finding(session: Session, review_id: UUID, finding_id: UUID) -> FindingLinks:
    """What one finding rests on."""
    return FindingLinks(
        list(session.scalars(_episodes(review_id).where(FindingEpisode.finding_id == finding_id))),
        list(session.scalars(_factors(review_id).where(FindingFactor.finding_id == finding_id))),
        list(session.scalars(_supports(review_id).where(FindingSupport.finding_id == finding_id))),
    )


def findings_of_episode(session: Session, review_id: UUID, episode_id: UUID) -> list[Finding]:
    """The findings that show in an episode, by number."""
    wanted = _episodes(review_id).where(FindingEpisode.episode_id == episode_id)
    return sorted((link.finding for link in session.scalars(wanted)), key=lambda finding: (finding.number, finding.id))


def episode_links(session: Session, finding: Finding) -> dict[UUID, FindingEpisode]:
    """The episodes of a finding, by episode; even of deleted episodes, which may come back."""
    links = select(FindingEpisode).where(FindingEpisode.finding_id == finding.id).order_by(FindingEpisode.id)
    return {link.episode_id: link for link in session.scalars(links)}


def factor_links(session: Session, finding: Finding) -> dict[UUID, FindingFactor]:
    """The factors of a finding, by factor; even of deleted factors, which may come back."""
    links = select(FindingFactor).where(FindingFactor.finding_id == finding.id).order_by(FindingFactor.id)
    return {link.factor_id: link for link in session.scalars(links)}


def ticks_of(session: Session, finding: Finding) -> dict[UUID, FindingSupport]:
    """The sources that are ticked as a whole for a finding, by source."""
    ticked = select(FindingSupport).where(FindingSupport.finding_id == finding.id, FindingSupport.passage_id.is_(None))
    return {support.source_id: support for support in session.scalars(ticked.order_by(FindingSupport.id))}


def support_like(session: Session, wanted: FindingSupport) -> FindingSupport | None:
    """The support that says the same as a new one, or None."""
    same = select(FindingSupport).where(
        FindingSupport.review_id == wanted.review_id,
        FindingSupport.finding_id == wanted.finding_id,
        FindingSupport.source_id == wanted.source_id,
        FindingSupport.passage_id.is_(None)
        if wanted.passage_id is None
        else FindingSupport.passage_id == wanted.passage_id,
    )
    return session.scalars(same).first()


def support_in_review(session: Session, review_id: UUID, support_id: UUID) -> FindingSupport:
    """One quote or source that speaks to a finding; raises NotFound."""
    return found(session.scalars(_supports(review_id).where(FindingSupport.id == support_id)).first())


def ticks_on_sources(session: Session, review_id: UUID, source_ids: Sequence[UUID]) -> list[FindingSupport]:
    """What speaks to findings directly through certain sources as a whole, with the findings."""
    ticked = _supports(review_id).where(FindingSupport.source_id.in_(list(source_ids)))
    return list(session.scalars(ticked.where(FindingSupport.passage_id.is_(None))))


def supports_on_passages(session: Session, review_id: UUID, passage_ids: Sequence[UUID]) -> list[FindingSupport]:
    """What speaks to findings directly through certain quotes, with the findings."""
    return list(session.scalars(_supports(review_id).where(FindingSupport.passage_id.in_(list(passage_ids)))))


def _episodes(review_id: UUID) -> Select[FindingEpisode]:
    kind = FindingEpisode
    of_review = select(kind).where(kind.review_id == review_id).join(kind.finding).join(kind.episode)
    named = (
        contains_eager(kind.finding).load_only(*FINDING_NAMED),
        contains_eager(kind.episode).load_only(*EPISODE_NAMED),
    )
    return of_review.options(*named).order_by(Episode.number, Episode.id, kind.id)


def _factors(review_id: UUID) -> Select[FindingFactor]:
    kind = FindingFactor
    of_review = select(kind).where(kind.review_id == review_id).join(kind.finding).join(kind.factor)
    whole = of_review.join(Factor.episode).join(Factor.term)
    named = (
        contains_eager(Factor.episode).load_only(*EPISODE_NAMED),
        contains_eager(Factor.term).load_only(*TERM_NAMED),
    )
    loaded = whole.options(
        contains_eager(kind.finding).load_only(*FINDING_NAMED),
        contains_eager(kind.factor).load_only(*FACTOR_NAMED).options(*named),
    )
    return loaded.order_by(Episode.number, Episode.id, Term.place, Factor.created_at, kind.id)


def _supports(review_id: UUID) -> Select[FindingSupport]:
    kind = FindingSupport
    of_review = select(kind).where(kind.review_id == review_id).join(kind.finding).join(kind.source)
    with_words = of_review.outerjoin(kind.passage).where(or_(kind.passage_id.is_(None), Passage.id.is_not(None)))
    loaded = with_words.options(
        contains_eager(kind.finding).load_only(*FINDING_NAMED),
        contains_eager(kind.source).load_only(*SOURCE_NAMED),
        contains_eager(kind.passage).load_only(*PASSAGE_NAMED),
    )
    return loaded.order_by(kind.created_at, kind.id)
