"""Where the pages of comments hang, and what several of them need."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from flask import Blueprint, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, allowed
from review_app.access.permissions import Permission
from review_app.comments import queries
from review_app.comments.forms import CommentForm
from review_app.comments.models import Comment, PrivateComment
from review_app.comments.rules import BOXED
from review_app.comments.talk import Talk, Thing, members_of, people_in
from review_app.core.commit import session_here
from review_app.core.here import record_of_kind
from review_app.core.offers import Record
from review_app.core.rows import CaseRow, Recorded

blueprint = Blueprint("comments", __name__)
Page = str | Response | tuple[str, int]
IN_REVIEW = "/reviews/<uuid:review_id>/comments"
FOR_ALL = "No, for the whole review team"


@dataclass(frozen=True)
class CommentsBox:
    """What components of a page need to draw the comments on one thing."""

    kind: str
    thing_id: UUID
    talk: Talk
    form: CommentForm
    private: list[PrivateComment] = field(default_factory=list)
    parts: dict[UUID, Thing] = field(default_factory=dict)

    @property
    def on_whole(self) -> list[Comment]:
        """What was said about the thing itself, oldest first, and not about a part of it."""
        return [comment for comment in self.talk.comments if comment.on_id == self.thing_id]

    @property
    def open_ones(self) -> list[Comment]:
        """What nobody has settled, oldest first."""
        return [comment for comment in self.talk.comments if comment.is_open]

    @property
    def settled_ones(self) -> list[Comment]:
        """What is settled, oldest first."""
        return [comment for comment in self.talk.comments if not comment.is_open]


def comments_box(review_id: UUID, kind: str, thing_id: UUID, parts: Sequence[CaseRow] = ()) -> CommentsBox:
    """The comments on one thing, for `{% include "comments/box.html" %}` on its page; pass it as `comments`.

    `parts` are the rows that stand on the page too: what was said about one of them is listed with its name.
    """
    session, named = session_here(), _named(parts)
    on = [(kind, thing_id), *((str(part.__tablename__), part.id) for part in parts if part.id in named)]
    comments, answers = queries.talk_on(session, review_id, on)
    form = CommentForm(formdata=None)
    if not allowed(Permission.CASE_WRITE):
        talk = Talk(comments, answers, people_in(session, comments, answers, {}), actor_here())
        return CommentsBox(kind, thing_id, talk, form, parts=named)
    members = members_of(session, review_id)
    talk = Talk(comments, answers, people_in(session, comments, answers, members.names), actor_here())
    form.set_choices("comment_to", members.others, nothing=FOR_ALL)
    return CommentsBox(kind, thing_id, talk, form, queries.private_on(session, actor_here(), on), named)


def _named(parts: Sequence[CaseRow]) -> dict[UUID, Thing]:
    """What the parts of a thing are called, and where what is said about each can be read and added to."""
    records = ((record_of_kind(part.__tablename__), part) for part in parts)
    return {
        part.id: Thing(record.noun, record.title(part), talk_url(record, part))
        for record, part in records
        if record is not None and allowed(record.read)
    }


def talk_url(record: Record, thing: Recorded) -> str:
    """Where the comments on a thing are read: on its own page where that draws them, else on theirs."""
    kind = str(thing.__tablename__)
    if kind in BOXED:
        return f"{record.url(thing)}#comments"
    return url_for("comments.show", review_id=thing.review_id, on_kind=kind, on_id=thing.id)
