"""Reading findings."""

from uuid import UUID

from sqlalchemy import Select, func, inspect, select
from sqlalchemy.orm import Session, joinedload, load_only
from sqlalchemy.orm.util import identity_key

from review_app.core.errors import found
from review_app.findings.models import FINDING_NAMED, Finding
from review_app.reviews.queries import hold_numbers
from review_app.vocabularies.models import TERM_NAMED, Term


def _findings(review_id: UUID) -> Select[Finding]:
    of_review = select(Finding).where(Finding.review_id == review_id)
    categories = (joinedload(Finding.category, innerjoin=True), joinedload(Finding.second_category))
    return of_review.options(
        *(category.load_only(*TERM_NAMED, Term.key, Term.vocabulary_id) for category in categories)
    )


def findings_of_review(session: Session, review_id: UUID) -> list[Finding]:
    """The findings of a review with their categories, in the order of priority."""
    return list(session.scalars(_findings(review_id).order_by(Finding.place, Finding.number, Finding.id)))


def findings_in_brief(session: Session, review_id: UUID) -> list[Finding]:
    """The same for lists: number, title, state and categories, without the anatomy."""
    in_brief = _findings(review_id).options(load_only(*FINDING_NAMED))
    return list(session.scalars(in_brief.order_by(Finding.place, Finding.number, Finding.id)))


def finding_in_review(session: Session, review_id: UUID, finding_id: UUID) -> Finding:
    """A finding of this review with its categories; raises NotFound."""
    return found(session.scalars(_findings(review_id).where(Finding.id == finding_id)).first())


def loaded_finding(session: Session, finding_id: UUID) -> Finding | None:
    """A finding that somebody in this session holds already, with its category, or None: it costs nothing."""
    there = session.identity_map.get(identity_key(Finding, finding_id))
    if not isinstance(there, Finding) or {"category", "title", "deleted_at"} & inspect(there).unloaded:
        return None
    return there if there.deleted_at is None else None


def deleted_findings(session: Session, review_id: UUID) -> list[Finding]:
    """The deleted findings of a review, by number: each may come back."""
    deleted = select(Finding).where(Finding.review_id == review_id, Finding.deleted_at.is_not(None))
    in_order = deleted.order_by(Finding.number, Finding.id)
    return list(session.scalars(in_order, execution_options={"include_deleted": True}))


def next_number(session: Session, review_id: UUID) -> int:
    """The number of the next finding, kept for this transaction; a deleted one keeps its own, since it may come back."""
    hold_numbers(session, review_id)
    highest = select(func.max(Finding.number)).where(Finding.review_id == review_id)
    return (session.scalars(highest, execution_options={"include_deleted": True}).one() or 0) + 1
