"""Reading holds."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from review_app.core.errors import found
from review_app.holds.models import REVIEW, HandingOver, Hold


def holds_of_review(session: Session, review_id: UUID) -> list[Hold]:
    """Every hold of a review, those that last first, then the newest."""
    of_review = select(Hold).where(Hold.review_id == review_id).order_by(Hold.created_at.desc(), Hold.id)
    return sorted(session.scalars(of_review), key=lambda hold: hold.lifted_at is not None)


def lasting_holds(session: Session, review_id: UUID) -> list[Hold]:
    """The holds of a review that nobody has lifted."""
    lasting = select(Hold).where(Hold.review_id == review_id, Hold.lifted_at.is_(None))
    return list(session.scalars(lasting.order_by(Hold.created_at, Hold.id)))


def hold_on_review(session: Session, review_id: UUID) -> Hold | None:
    """The hold on the review as a whole, or None."""
    wanted = select(Hold).where(Hold.review_id == review_id, Hold.on_kind == REVIEW, Hold.lifted_at.is_(None))
    return session.scalars(wanted.order_by(Hold.created_at, Hold.id)).first()


def hold_in_review(session: Session, review_id: UUID, hold_id: UUID) -> Hold:
    """A hold of this review; raises NotFound."""
    return found(session.scalars(select(Hold).where(Hold.review_id == review_id, Hold.id == hold_id)).first())


def handed_over(session: Session, review_id: UUID) -> list[HandingOver]:
    """What was handed over, the newest first."""
    of_review = select(HandingOver).where(HandingOver.review_id == review_id)
    return list(session.scalars(of_review.order_by(HandingOver.number.desc())))


def last_number(session: Session, review_id: UUID) -> int:
    """The number of the last handing over; nought for none."""
    highest = select(func.max(HandingOver.number)).where(HandingOver.review_id == review_id)
    return session.scalar(highest, execution_options={"include_deleted": True}) or 0
