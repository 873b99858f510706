"""Writing comments: shared, answered, settled; and kept to oneself."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.comments.models import Answer, Comment, CommentKind, PrivateComment, Result, Voice
from review_app.comments.rules import why_not_answer, why_not_comment, why_not_settle
from review_app.core.clock import now
from review_app.core.errors import refuse_if
from review_app.core.rows import Recorded


@dataclass(frozen=True)
class Circumstances:
    """Whose words a comment holds, from which meeting they come, and whom they are for."""

    voice: Voice = Voice.TEAM
    meeting_id: UUID | None = None
    addressed_to: UUID | None = None


BY_THE_TEAM = Circumstances()


def add_comment(
    session: Session,
    thing: Recorded,
    kind: CommentKind,
    text: str,
    *,
    by: UUID,
    circumstances: Circumstances = BY_THE_TEAM,
) -> Comment:
    """Say something about a thing of a review, or question it; raises NotNow if nothing is said."""
    refuse_if(why_not_comment(text))
    comment = Comment(
        review_id=thing.review_id,
        on_kind=thing.__tablename__,
        on_id=thing.id,
        kind=kind,
        text=text,
        voice=circumstances.voice,
        meeting_id=circumstances.meeting_id,
        addressed_to=circumstances.addressed_to,
    )
    stage(session, Event.COMMENT_ADDED, comment, by=by, kind=kind)
    session.add(comment)
    session.flush()
    return comment


def answer_comment(session: Session, comment: Comment, text: str, *, by: UUID) -> Answer:
    """Answer a comment or challenge; it stays open until somebody says what became of it."""
    refuse_if(why_not_answer(text))
    answer = Answer(review_id=comment.review_id, comment_id=comment.id, text=text)
    stage(session, Event.COMMENT_ANSWERED, answer, by=by, kind=comment.kind)
    session.add(answer)
    session.flush()
    return answer


def settle_comment(session: Session, comment: Comment, outcome: str, result: Result | None = None, *, by: UUID) -> None:
    """Write down what became of a comment or challenge; raises NotNow if a challenge's outcome is not said."""
    refuse_if(why_not_settle(comment.kind, outcome))
    stage(session, Event.COMMENT_SETTLED, comment, by=by, kind=comment.kind, result=result)
    comment.outcome, comment.settled_at, comment.settled_by = outcome, now(), by
    comment.result = result if comment.is_challenge else None
    session.flush()


def keep_private(session: Session, thing: Recorded, kind: CommentKind, text: str, *, by: UUID) -> PrivateComment:
    """Keep a comment to oneself; written apart, since nobody else learns of it."""
    refuse_if(why_not_comment(text))
    private = PrivateComment(
        user_id=by, review_id=thing.review_id, on_kind=thing.__tablename__, on_id=thing.id, kind=kind, text=text
    )
    session.add(private)
    session.flush()
    return private


def change_private(session: Session, private: PrivateComment, kind: CommentKind, text: str) -> None:
    """Change what one keeps to oneself."""
    refuse_if(why_not_comment(text))
    private.kind, private.text, private.kept_at = kind, text, now()
    session.flush()


def throw_away(session: Session, private: PrivateComment) -> None:
    """Forget what somebody kept to themselves."""
    session.delete(private)
    session.flush()


def share_private(
    session: Session, thing: Recorded, private: PrivateComment, kind: CommentKind, text: str, *, by: UUID
) -> Comment:
    """Say to the whole team what was kept to oneself; the draft is gone with it."""
    comment = add_comment(session, thing, kind, text, by=by)
    session.delete(private)
    session.flush()
    return comment
