"""Writing comments."""

from uuid import UUID

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.comments.models import Comment, CommentKind
from review_app.comments.rules import why_not_comment, why_not_settle
from review_app.core.clock import now
from review_app.core.errors import refuse_if
from review_app.core.rows import Recorded


def add_comment(session: Session, thing: Recorded, kind: CommentKind, text: str, *, by: UUID) -> Comment:
    """Say something about a thing of a review, or question it; raises NotNow if nothing is said."""
    refuse_if(why_not_comment(text))
    comment = Comment(review_id=thing.review_id, on_kind=thing.__tablename__, on_id=thing.id, kind=kind, text=text)
    stage(session, Event.COMMENT_ADDED, comment, by=by, kind=kind)
    session.add(comment)
    session.flush()
    return comment


def settle_comment(session: Session, comment: Comment, outcome: str, *, by: UUID) -> None:
    """Write down what became of a comment or challenge; raises NotNow if it does not say."""
    refuse_if(why_not_settle(outcome))
    stage(session, Event.COMMENT_SETTLED, comment, by=by, kind=comment.kind)
    comment.outcome, comment.settled_at, comment.settled_by = outcome, now(), by
    session.flush()
