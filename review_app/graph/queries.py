"""Reading what the evidence graph of a review is made of: a fixed number of queries, whatever the review holds."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from review_app.episodes.models import Episode, EpisodeSupport, View, ViewSupport
from review_app.factors.models import Claim, Factor
from review_app.findings.models import (
    EvidenceSupport,
    Finding,
    FindingEpisode,
    FindingFactor,
    FindingSupport,
    OutsideEvidence,
    Question,
)
from review_app.graph.evidence import (
    EpisodeRow,
    EvidenceRows,
    FactorRow,
    FindingRow,
    Node,
    NodeKind,
    OutsideRow,
    PassageRow,
    SourceRow,
    SupportRow,
    ViewRow,
)
from review_app.people.models import Participant, Relative
from review_app.sources.models import Passage, Source
from review_app.vocabularies.models import Level, Term

Id = InstrumentedAttribute[UUID]


def load_rows(session: Session, review_id: UUID) -> EvidenceRows:
    """Everything the graph of one review is made of; what is deleted, or hangs on something deleted, is left out."""
    return EvidenceRows(
        sources=_sources(session, review_id),
        passages=_passages(session, review_id),
        episodes=_episodes(session, review_id),
        views=_views(session, review_id),
        factors=_factors(session, review_id),
        findings=_findings(session, review_id),
        outside=_outside(session, review_id),
        supports=_supports(session, review_id),
        links=_links(session, review_id),
    )


def _sources(session: Session, review_id: UUID) -> tuple[SourceRow, ...]:
    columns = (Source.id, Source.kind, Source.title, Source.participant_id, Source.relative_id, Source.agency_id)
    wanted = (
        select(*columns, Participant.label, Participant.agency_id, Relative.pseudonym)
        .outerjoin(Source.participant)
        .outerjoin(Source.relative)
        .where(Source.review_id == review_id)
        .order_by(Source.created_at, Source.id)
    )
    found = []
    for id_, kind, title, participant_id, relative_id, agency_id, label, of_agency, pseudonym in session.execute(
        wanted
    ):
        name = f"{title} ({label})" if label and label.casefold() not in title.casefold() else title
        person_id = (participant_id or relative_id) if kind.is_spoken else None
        noun, plural = (f"{words[0].lower()}{words[1:]}" for words in (kind.words, kind.plural))
        position = (label or pseudonym or "") if person_id else ""
        found.append(SourceRow(id_, noun, plural, name, agency_id or of_agency, person_id, position, kind.is_spoken))
    return tuple(found)


def _passages(session: Session, review_id: UUID) -> tuple[PassageRow, ...]:
    columns = (Passage.id, Passage.source_id, Passage.words, Passage.start, Passage.standing)
    of_review = select(*columns).where(Passage.review_id == review_id)
    ordered = of_review.join(Passage.source).order_by(Source.created_at, Source.id, Passage.start, Passage.id)
    return tuple(PassageRow(*row) for row in session.execute(ordered))


def _episodes(session: Session, review_id: UUID) -> tuple[EpisodeRow, ...]:
    of_review = select(Episode.id, Episode.number, Episode.title).where(Episode.review_id == review_id)
    rows = session.execute(of_review.order_by(Episode.number, Episode.id))
    return tuple(EpisodeRow(id_, f"Episode {number}: {title}", number) for id_, number, title in rows)


def _views(session: Session, review_id: UUID) -> tuple[ViewRow, ...]:
    columns = (View.id, View.episode_id, Participant.label, Participant.agency_id)
    of_review = select(*columns).where(View.review_id == review_id)
    ordered = of_review.join(View.episode).join(View.participant).order_by(Participant.label, View.id)
    return tuple(ViewRow(*row) for row in session.execute(ordered))


def _factors(session: Session, review_id: UUID) -> tuple[FactorRow, ...]:
    columns = (Factor.id, Factor.episode_id, Factor.text, Term.key, Term.heading, Term.level)
    of_review = select(*columns).join(Factor.episode).join(Factor.term).where(Factor.review_id == review_id)
    rows = session.execute(of_review.order_by(Episode.number, Term.place, Factor.created_at, Factor.id))
    return tuple(
        FactorRow(id_, f"{heading}: {text}", episode_id, key, heading, level_in_words(level))
        for id_, episode_id, text, key, heading, level in rows
    )


def level_in_words(level: Level | None) -> str:
    """The level as the screen says it."""
    return level.words if level else "Other"


def _findings(session: Session, review_id: UUID) -> tuple[FindingRow, ...]:
    of_review = select(Finding.id, Finding.number, Finding.title).where(Finding.review_id == review_id)
    ordered = of_review.order_by(Finding.place, Finding.number, Finding.id)
    return tuple(FindingRow(*row) for row in session.execute(ordered))


def _outside(session: Session, review_id: UUID) -> tuple[OutsideRow, ...]:
    kind = OutsideEvidence
    of_review = select(kind.id, kind.finding_id, kind.kind).where(kind.review_id == review_id)
    rows = session.execute(of_review.order_by(kind.created_at, kind.id))
    return tuple(OutsideRow(id_, finding_id, which.words) for id_, finding_id, which in rows)


def _supports(session: Session, review_id: UUID) -> tuple[SupportRow, ...]:
    kinds: tuple[tuple[NodeKind, Any, Id], ...] = (
        (NodeKind.EPISODE, EpisodeSupport, EpisodeSupport.episode_id),
        (NodeKind.VIEW, ViewSupport, ViewSupport.view_id),
        (NodeKind.FACTOR, Claim, Claim.factor_id),
        (NodeKind.FINDING, FindingSupport, FindingSupport.finding_id),
        (NodeKind.OUTSIDE, EvidenceSupport, EvidenceSupport.evidence_id),
    )
    found: list[SupportRow] = []
    for kind, model, target in kinds:
        of_review = select(target, model.source_id, model.passage_id).where(model.review_id == review_id)
        rows = session.execute(of_review.order_by(model.created_at, model.id))
        found += [SupportRow(Node(kind, target_id), source_id, passage_id) for target_id, source_id, passage_id in rows]
    return tuple(found)


def _links(session: Session, review_id: UUID) -> tuple[tuple[Node, Node], ...]:
    kinds: tuple[tuple[NodeKind, Any, Id], ...] = (
        (NodeKind.EPISODE, FindingEpisode, FindingEpisode.episode_id),
        (NodeKind.FACTOR, FindingFactor, FindingFactor.factor_id),
    )
    found: list[tuple[Node, Node]] = []
    for kind, model, start in kinds:
        of_review = select(start, model.finding_id).where(model.review_id == review_id)
        rows = session.execute(of_review.order_by(model.created_at, model.id))
        found += [(Node(kind, from_id), Node(NodeKind.FINDING, finding_id)) for from_id, finding_id in rows]
    return tuple(found)


def questions_by_finding(session: Session, review_id: UUID) -> dict[UUID, list[tuple[UUID, str]]]:
    """The questions that each finding puts to the LSCB, by id and text, in their order."""
    of_review = select(Question.finding_id, Question.id, Question.text).where(Question.review_id == review_id)
    found: dict[UUID, list[tuple[UUID, str]]] = {}
    for finding_id, id_, text in session.execute(of_review.order_by(Question.place, Question.created_at, Question.id)):
        found.setdefault(finding_id, []).append((id_, text))
    return found
