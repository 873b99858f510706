"""Reading comments."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from review_app.comments.models import Comment, CommentKind
from review_app.core.errors import found
from review_app.core.rows import Recorded

_OPEN_CHALLENGE = (Comment.kind == CommentKind.CHALLENGE, Comment.settled_at.is_(None))


def comments_on(session: Session, review_id: UUID, on_kind: str, on_id: UUID) -> list[Comment]:
    """What was said about one thing, oldest first."""
    wanted = select(Comment).where(Comment.review_id == review_id, Comment.on_kind == on_kind, Comment.on_id == on_id)
    return list(session.scalars(wanted.order_by(Comment.created_at, Comment.id)))


def comments_of_review(session: Session, review_id: UUID) -> list[Comment]:
    """Every comment of a review: open challenges first, then what else is open, then what is settled; newest first."""
    wanted = select(Comment).where(Comment.review_id == review_id)
    rows = list(session.scalars(wanted.order_by(Comment.created_at.desc(), Comment.id)))
    return sorted(rows, key=lambda comment: (not comment.is_open, comment.is_open and not comment.is_challenge))


def counts_of_comments(session: Session, review_id: UUID) -> tuple[int, int]:
    """How many comments a review has, and how many of them are open challenges."""
    of_review = select(func.count(Comment.id)).where(Comment.review_id == review_id)
    return session.scalars(of_review).one(), session.scalars(of_review.where(*_OPEN_CHALLENGE)).one()


def comment_in_review(session: Session, review_id: UUID, comment_id: UUID) -> Comment:
    """A comment of this review; raises NotFound."""
    return found(
        session.scalars(select(Comment).where(Comment.review_id == review_id, Comment.id == comment_id)).first()
    )


def open_challenges_on(session: Session, review_id: UUID, on_kind: str) -> dict[UUID, int]:
    """How many challenges are open on each thing of one kind, by its id."""
    counted = select(Comment.on_id, func.count()).where(
        Comment.review_id == review_id, Comment.on_kind == on_kind, *_OPEN_CHALLENGE
    )
    return {on_id: number for on_id, number in session.execute(counted.group_by(Comment.on_id)).all()}


def things_of_kind(
    session: Session, model: type[Recorded], review_id: UUID, ids: Iterable[UUID]
) -> dict[UUID, Recorded]:
    """The things of one kind that comments are about, by id; deleted ones are left out."""
    wanted = select(model).where(model.review_id == review_id, model.id.in_(list(ids)))
    return {thing.id: thing for thing in session.scalars(wanted.order_by(model.id))}
