"""What comments offer."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from flask import url_for
from sqlalchemy.orm import Session

from review_app.access.gate import actor_here
from review_app.access.permissions import Permission
from review_app.access.stages import Stage
from review_app.comments import queries, rules
from review_app.comments.models import Answer, Comment, PrivateComment
from review_app.comments.views import blueprint
from review_app.core.dates import day_in_words
from review_app.core.offers import Beside, Erasable, Need, NeedLine, Panel, Record, Room, Searchable, Task, TaskLine
from review_app.core.rows import Recorded
from review_app.core.text import counted


def _comments_task(session: Session, review_id: UUID) -> TaskLine:
    comments, challenges = queries.counts_of_comments(session, review_id)
    url = url_for("comments.list_", review_id=review_id)
    if challenges:
        return TaskLine(f"{counted(challenges, 'challenge')} open", url)
    return TaskLine(counted(comments, "comment") if comments else "none yet", url, done=comments > 0)


def _addressed(session: Session, user_id: UUID, review_ids: Sequence[UUID]) -> Sequence[NeedLine]:
    """One line a review: that there is something to read, and never what."""
    return [
        NeedLine(
            f"{code}: {counted(number, 'comment')} addressed to you {'waits' if number == 1 else 'wait'}.",
            url_for("comments.list_", review_id=review_id, mine="yes", state="open"),
        )
        for review_id, code, number in queries.addressed_and_open(session, user_id, review_ids)
    ]


def _beside(session: Session, thing: Recorded) -> tuple[str, str] | None:
    """The way from a thing's page to what is said about it; None where its own page draws that."""
    kind = thing.__tablename__
    if kind in rules.BOXED:
        return None
    total, still = queries.counts_on(session, thing.review_id, kind, thing.id)
    said = f"{counted(total, 'comment')}{f', {still} open' if still else ''}" if total else "comment"
    return said, url_for("comments.show", review_id=thing.review_id, on_kind=kind, on_id=thing.id)


def _from_meeting(session: Session, review_id: UUID, meeting_id: UUID) -> Mapping[str, Any]:
    total, still = queries.counts_from_meeting(session, review_id, meeting_id)
    url = url_for("comments.from_meeting", review_id=review_id, meeting_id=meeting_id)
    return {"total": total, "open": still, "url": url}


def _url(row: Comment) -> str:
    return url_for(
        "comments.show", review_id=row.review_id, on_kind=row.on_kind, on_id=row.on_id, _anchor=f"comment-{row.id}"
    )


def _list_url(row: Answer) -> str:
    return url_for("comments.list_", review_id=row.review_id)


def _why_not_delete(session: Session, row: Comment) -> str | None:
    answers = queries.answers_to(session, row.review_id, [row.id]).get(row.id, [])
    return rules.why_not_delete(row, len(answers), actor_here())


def _why_not_delete_answer(session: Session, row: Answer) -> str | None:
    newest = queries.newest_answer(session, row.review_id, row.comment_id)
    return rules.why_not_delete_answer(row, newest, actor_here())


def _why_not_bring_back(_session: Session, row: Comment | Answer) -> str | None:
    return rules.why_not_bring_back(row.deleted_by, actor_here())


def _name(row: Comment) -> str:
    return f"{row.kind.words} of {day_in_words(row.created_at.date())}"


READ, WRITE = Permission.CASE_READ, Permission.CASE_WRITE

SEARCHABLE = (
    Searchable(Comment, "Comments and challenges", ("text", "outcome"), _name, _url, READ),
    Searchable(
        Answer,
        "Answers to comments",
        ("text",),
        lambda row: f"Answer of {day_in_words(row.created_at.date())}",
        lambda row: _url(row.comment),
        READ,
        within=("comment",),
    ),
)

ROOM = Room(
    "comments",
    blueprint,
    (
        Task(Stage.ANALYSING, "Comments and challenges", _comments_task, READ),
        Need(_addressed, READ),
        Beside(_beside, READ),
        Panel("meeting", "Challenges from the case group", "comments/meeting_panel.html", _from_meeting, READ),
        Record(
            Comment,
            "comment",
            _name,
            _url,
            READ,
            WRITE,
            WRITE,
            _why_not_delete,
            lambda session, row: rules.UNCHANGED,
            part_of="on_id",
            why_not_bring_back=_why_not_bring_back,
        ),
        Record(
            Answer,
            "answer",
            lambda row: f"Answer of {day_in_words(row.created_at.date())}",
            _list_url,
            READ,
            WRITE,
            WRITE,
            _why_not_delete_answer,
            lambda session, row: rules.UNCHANGED,
            part_of="comment_id",
            why_not_bring_back=_why_not_bring_back,
        ),
        *SEARCHABLE,
        Erasable(Comment),
        Erasable(Answer),
        Erasable(PrivateComment),
    ),
)
