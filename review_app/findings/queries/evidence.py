"""Reading the words and sources in which evidence from outside the case stands."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session, contains_eager

from review_app.core.errors import found
from review_app.findings.models import EvidenceSupport, OutsideEvidence
from review_app.sources.models import Passage


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


def evidence_supports_of_finding(session: Session, review_id: UUID, finding_id: UUID) -> list[EvidenceSupport]:
    """Where the outside evidence of one finding stands, with sources and quotes, in the order of hanging."""
    return list(session.scalars(_supports(review_id).where(OutsideEvidence.finding_id == finding_id)))


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
