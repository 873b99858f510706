"""Reading the words and sources in which evidence from outside the case stands."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session, contains_eager

from review_app.core.errors import found
from review_app.findings.models import FINDING_NAMED, EvidenceSupport, InquiryEvidence, OutsideEvidence
from review_app.sources.models import PASSAGE_NAMED, SOURCE_NAMED, Passage


@dataclass(frozen=True)
class EvidenceOfFinding:
    """What is known of one finding from outside the case."""

    evidence: list[OutsideEvidence] = field(default_factory=list)
    stands_in: dict[UUID, list[EvidenceSupport]] = field(default_factory=dict)  # by the evidence: its quotes, sources
    answers: dict[UUID, UUID] = field(default_factory=dict)  # by the evidence: the inquiry whose answer it was


def _supports(review_id: UUID) -> Select[EvidenceSupport]:
    kind = EvidenceSupport
    of_review = select(kind).where(kind.review_id == review_id).join(kind.evidence).join(OutsideEvidence.finding)
    with_source = of_review.join(kind.source)
    with_words = with_source.outerjoin(kind.passage).where(or_(kind.passage_id.is_(None), Passage.id.is_not(None)))
    loaded = with_words.options(
        contains_eager(kind.evidence).contains_eager(OutsideEvidence.finding),
        contains_eager(kind.source),
        contains_eager(kind.passage),
    )
    return loaded.order_by(kind.created_at, kind.id)


def evidence_of_finding(session: Session, review_id: UUID, finding_id: UUID) -> EvidenceOfFinding:
    """What is known of one finding from outside the case, where each stands, and which was an answer; one query for all."""
    kind, support, link = OutsideEvidence, EvidenceSupport, InquiryEvidence
    wanted = select(kind, support, link.inquiry_id).where(kind.review_id == review_id, kind.finding_id == finding_id)
    joined = (
        wanted.join(kind.finding)
        .outerjoin(support, (support.review_id == kind.review_id) & (support.evidence_id == kind.id))
        .outerjoin(support.source)
        .outerjoin(support.passage)
        .outerjoin(link, (link.review_id == kind.review_id) & (link.evidence_id == kind.id))
    )
    loaded = joined.options(
        contains_eager(kind.finding).load_only(*FINDING_NAMED),
        contains_eager(support.source).load_only(*SOURCE_NAMED),
        contains_eager(support.passage).load_only(*PASSAGE_NAMED),
    )
    rows: Sequence[Any] = session.execute(
        loaded.order_by(kind.created_at, kind.id, support.created_at, support.id)
    ).all()
    found = EvidenceOfFinding()
    for evidence, stands_in, inquiry_id in rows:
        if evidence not in found.evidence:
            found.evidence.append(evidence)
        if stands_in is not None and _still_stands(stands_in):
            there = found.stands_in.setdefault(evidence.id, [])
            there += [stands_in] if stands_in not in there else []
        if inquiry_id is not None:
            found.answers[evidence.id] = inquiry_id
    return found


def _still_stands(support: EvidenceSupport) -> bool:
    """Whether neither its source nor its quote is deleted."""
    source: object = support.source  # None where the outer join met a deleted one
    return source is not None and (support.passage_id is None or support.passage is not None)


def evidence_supports_on_passages(
    session: Session, review_id: UUID, passage_ids: Sequence[UUID]
) -> list[EvidenceSupport]:  # fmt: skip
    """What outside evidence stands in certain quotes, with its findings."""
    return list(session.scalars(_supports(review_id).where(EvidenceSupport.passage_id.in_(list(passage_ids)))))


def evidence_ticks_on_sources(session: Session, review_id: UUID, source_ids: Sequence[UUID]) -> list[EvidenceSupport]:
    """What outside evidence stands in certain sources as a whole, with its findings."""
    ticked = _supports(review_id).where(EvidenceSupport.source_id.in_(list(source_ids)))
    return list(session.scalars(ticked.where(EvidenceSupport.passage_id.is_(None))))


def evidence_support_in_review(session: Session, review_id: UUID, support_id: UUID) -> EvidenceSupport:
    """One quote or source in which outside evidence stands, with its finding; raises NotFound."""
    return found(session.scalars(_supports(review_id).where(EvidenceSupport.id == support_id)).first())


def evidence_support_like(session: Session, wanted: EvidenceSupport) -> EvidenceSupport | None:
    """The support that says the same as a new one, or None."""
    kind = EvidenceSupport
    same = select(kind).where(
        kind.review_id == wanted.review_id,
        kind.evidence_id == wanted.evidence_id,
        kind.source_id == wanted.source_id,
        kind.passage_id.is_(None) if wanted.passage_id is None else kind.passage_id == wanted.passage_id,
    )
    return session.scalars(same).first()
