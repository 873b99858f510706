"""What comments offer."""

from uuid import UUID

from flask import url_for
from sqlalchemy.orm import Session

from review_app.access.permissions import Permission
from review_app.access.stages import Stage
from review_app.comments import queries
from review_app.comments.models import Comment
from review_app.comments.views import blueprint
from review_app.core.dates import day_in_words
from review_app.core.offers import Erasable, Record, Room, Searchable, Task, TaskLine
from review_app.core.text import counted


def _comments_task(session: Session, review_id: UUID) -> TaskLine:
    comments, challenges = queries.counts_of_comments(session, review_id)
    url = url_for("comments.list_", review_id=review_id)
    if challenges:
        return TaskLine(f"{counted(challenges, 'challenge')} open", url)
    return TaskLine(counted(comments, "comment") if comments else "none yet", url, done=comments > 0)


READ, WRITE, DELETE = Permission.CASE_READ, Permission.CASE_WRITE, Permission.CASE_DELETE

SEARCHABLE = (
    Searchable(
        Comment,
        "Comments and challenges",
        ("text", "outcome"),
        lambda row: f"{row.kind.words} of {day_in_words(row.created_at.date())}",
        lambda row: url_for("comments.list_", review_id=row.review_id),
        READ,
    ),
)

ROOM = Room(
    "comments",
    blueprint,
    (
        Task(Stage.ANALYSING, "Comments and challenges", _comments_task, READ),
        Record(
            Comment,
            "comment",
            lambda row: row.text[:80],
            lambda row: url_for("comments.list_", review_id=row.review_id),
            READ,
            WRITE,
            DELETE,
        ),
        *SEARCHABLE,
        Erasable(Comment),
    ),
)
