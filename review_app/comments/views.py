"""The pages of comments, and the box that other pages draw."""

from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, check, requires
from review_app.access.permissions import Permission
from review_app.accounts.queries import names_of
from review_app.comments import actions, queries
from review_app.comments.forms import CommentForm, SettleForm
from review_app.comments.models import Comment, CommentKind
from review_app.core.commit import session_here
from review_app.core.errors import NotFound
from review_app.core.here import record_of_kind
from review_app.core.offers import Record
from review_app.core.rows import Recorded
from review_app.history.queries import record_in_review
from review_app.history.views import merge_page

blueprint = Blueprint("comments", __name__, url_prefix="/reviews/<uuid:review_id>/comments")
Page = str | Response | tuple[str, int]


@dataclass(frozen=True)
class CommentsBox:
    """What components of a page need to draw the comments on one thing."""

    kind: str
    thing_id: UUID
    comments: list[Comment]
    people: dict[UUID, str]
    form: CommentForm

    @property
    def open_challenges(self) -> int:
        """How many challenges nobody has settled."""
        return sum(comment.is_open and comment.is_challenge for comment in self.comments)


def comments_box(review_id: UUID, kind: str, thing_id: UUID) -> CommentsBox:
    """The comments on one thing, for `{% include "comments/box.html" %}` on its page; pass it as `comments`."""
    comments = queries.comments_on(session_here(), review_id, kind, thing_id)
    return CommentsBox(kind, thing_id, comments, _people(comments), CommentForm(formdata=None))


@blueprint.get("")
@requires(Permission.CASE_READ)
def list_(review_id: UUID) -> Page:
    """Every comment of the review, open challenges first."""
    comments = queries.comments_of_review(session_here(), review_id)
    return render_template(
        "comments/list.html",
        comments=comments,
        people=_people(comments),
        things=_things(review_id, comments),
    )


@blueprint.route("/<string(maxlength=40):on_kind>/<uuid:on_id>/add", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def add(review_id: UUID, on_kind: str, on_id: UUID) -> Page:
    """Comment on a thing; the page of its own is for those whose comment was refused."""
    record, thing = _opened(review_id, on_kind, on_id)
    form = CommentForm()
    if form.validate_on_submit():
        kind = CommentKind(form.comment_kind.data)
        actions.add_comment(session_here(), thing, kind, form.comment_text.data, by=actor_here())
        flash("Your challenge is kept." if kind is CommentKind.CHALLENGE else "Your comment is kept.", "success")
        return redirect(f"{record.url(thing)}#comments")
    page = render_template("comments/add.html", form=form, record=record, thing=thing)
    return page, 422 if form.errors else 200


@blueprint.route("/<uuid:comment_id>/settle", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def settle(review_id: UUID, comment_id: UUID) -> Page:
    """Write down what became of a comment or challenge."""
    session = session_here()
    comment = queries.comment_in_review(session, review_id, comment_id)
    record, thing = _opened(review_id, comment.on_kind, comment.on_id)
    form = SettleForm(obj=comment)
    form.begun_on(comment)
    if form.validate_on_submit():
        if form.is_behind(comment):
            return merge_page(form, comment)
        actions.settle_comment(session, comment, form.outcome.data, by=actor_here())
        flash("Saved.", "success")
        return redirect(f"{record.url(thing)}#comments")
    page = render_template(
        "comments/settle.html",
        form=form,
        comment=comment,
        record=record,
        thing=thing,
        people=_people([comment]),
    )
    return page, 422 if form.errors else 200


def _opened(review_id: UUID, kind: str, thing_id: UUID) -> tuple[Record, Recorded]:
    """The thing that a comment is about, if this person may read it; raises NotFound."""
    record = record_of_kind(kind)
    if record is None or record.model is Comment:
        raise NotFound
    check(record.read)
    return record, record_in_review(session_here(), record.model, review_id, thing_id)


def _people(comments: list[Comment]) -> dict[UUID, str]:
    return names_of(session_here(), [each for comment in comments for each in (comment.created_by, comment.settled_by)])


def _things(review_id: UUID, comments: list[Comment]) -> dict[UUID, tuple[str, str, str]]:
    """Noun, title and address of each thing that is commented on; one query a kind."""
    things: dict[UUID, tuple[str, str, str]] = {}
    for kind, group in groupby(sorted(comments, key=lambda comment: comment.on_kind), lambda comment: comment.on_kind):
        record = record_of_kind(kind)
        if record is None:
            continue
        rows = queries.things_of_kind(session_here(), record.model, review_id, {comment.on_id for comment in group})
        things |= {row.id: (record.noun, record.title(row), record.url(row)) for row in rows.values()}
    return things
