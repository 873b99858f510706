"""Reading findings."""

from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, joinedload

from review_app.core.errors import found
from review_app.findings.models import Finding


def _findings(review_id: UUID) -> Select[Finding]:
    of_review = select(Finding).where(Finding.review_id == review_id)
    return of_review.options(joinedload(Finding.category, innerjoin=True), joinedload(Finding.second_category))


def findings_of_review(session: Session, review_id: UUID) -> list[Finding]:
    """The findings of a review with their categories, in the order of priority."""
    return list(session.scalars(_findings(review_id).order_by(Finding.place, Finding.number, Finding.id)))


def finding_in_review(session: Session, review_id: UUID, finding_id: UUID) -> Finding:
    """A finding of this review with its categories; raises NotFound."""
    return found(session.scalars(_findings(review_id).where(Finding.id == finding_id)).first())


def next_number(session: Session, review_id: UUID) -> int:
    """The number of the next finding; a deleted one keeps its own, since it may come back."""
    highest = select(func.max(Finding.number)).where(Finding.review_id == review_id)
    return (session.scalars(highest, execution_options={"include_deleted": True}).one() or 0) + 1
