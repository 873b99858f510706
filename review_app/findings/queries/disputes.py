"""Reading disputes with the LSCB, and why findings stand where they do."""

from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, contains_eager

from review_app.core.errors import found
from review_app.findings.models import FINDING_NAMED, Dispute, Finding, Priority


def _disputes(review_id: UUID) -> Select[Dispute]:
    of_review = select(Dispute).where(Dispute.review_id == review_id).join(Dispute.finding)
    loaded = of_review.options(contains_eager(Dispute.finding).load_only(*FINDING_NAMED))
    return loaded.order_by(Finding.place, Finding.number, Dispute.raised_on, Dispute.created_at, Dispute.id)


def disputes_of_review(session: Session, review_id: UUID) -> list[Dispute]:
    """What the LSCB disputes, finding by finding."""
    return list(session.scalars(_disputes(review_id)))


def dispute_in_review(session: Session, review_id: UUID, dispute_id: UUID) -> Dispute:
    """One dispute with its finding; raises NotFound."""
    return found(session.scalars(_disputes(review_id).where(Dispute.id == dispute_id)).first())


def reasons_for_order(session: Session, review_id: UUID) -> dict[UUID, str]:
    """Why each finding stands where it does, by the finding; those without a reason are left out."""
    wanted = select(Priority).where(Priority.review_id == review_id, Priority.reason != "")
    return {row.finding_id: row.reason for row in session.scalars(wanted.order_by(Priority.id))}


def priority_of(session: Session, finding: Finding) -> Priority | None:
    """Why a finding stands where it does, or None if nobody has said."""
    wanted = select(Priority).where(Priority.review_id == finding.review_id, Priority.finding_id == finding.id)
    return session.scalars(wanted).first()
