"""Comments as a list page shows them."""

from uuid import UUID

from sqlalchemy.orm import Session

from review_app.comments.models import Comment
from review_app.comments.queries import Wanted, comments_wanted


def comments_of_review(session: Session, review_id: UUID) -> list[Comment]:
    """The first page of the comments of a review."""
    return comments_wanted(session, review_id, Wanted())[0]
