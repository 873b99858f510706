"""What is said about one thing: shown, added, answered and settled."""

from uuid import UUID

from flask import flash, redirect, render_template, request
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.comments import actions, queries
from review_app.comments.forms import AnswerForm, CommentForm, settle_form
from review_app.comments.models import CommentKind, Result
from review_app.comments.rules import why_not_result, why_not_settle
from review_app.comments.talk import opened, talk_of, team_of
from review_app.comments.views.blueprint import FOR_ALL, IN_REVIEW, Page, blueprint, comments_box, talk_url
from review_app.core.commit import close_reading, reading_session_here, record_apart, session_here
from review_app.core.forms import as_id
from review_app.core.here import database_here
from review_app.history.views import merge_page

SAID = {CommentKind.COMMENT: "Your comment is kept.", CommentKind.CHALLENGE: "Your challenge is kept."}


@blueprint.get(f"{IN_REVIEW}/on/<string(maxlength=40):on_kind>/<uuid:on_id>")
@requires(Permission.CASE_READ)
def show(review_id: UUID, on_kind: str, on_id: UUID) -> Page:
    """What was said about one thing of any kind."""
    record, thing = opened(session_here(), review_id, on_kind, on_id)
    return render_template(
        "comments/show.html", record=record, thing=thing, comments=comments_box(review_id, on_kind, on_id)
    )


@blueprint.route(f"{IN_REVIEW}/<string(maxlength=40):on_kind>/<uuid:on_id>/add", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def add(review_id: UUID, on_kind: str, on_id: UUID) -> Page:
    """Comment on a thing, or keep it to oneself; the page of its own is for those whose comment was refused."""
    form, reading = CommentForm(), reading_session_here()
    form.set_choices("comment_to", team_of(reading, review_id), nothing=FOR_ALL)
    record, thing = opened(reading, review_id, on_kind, on_id)
    if form.validate_on_submit():
        back, kind = talk_url(record, thing), CommentKind(form.comment_kind.data)
        if "private" in request.form:
            close_reading()
            with record_apart(database_here()) as writing:
                actions.keep_private(writing, thing, kind, form.comment_text.data, by=actor_here())
            flash("Your draft is kept. Nobody else sees it.", "success")
            return redirect(back)
        for_whom = actions.Circumstances(addressed_to=as_id(form.comment_to.data))
        session, by = session_here(), actor_here()
        _record, thing = opened(session, review_id, on_kind, on_id)
        actions.add_comment(session, thing, kind, form.comment_text.data, by=by, circumstances=for_whom)
        flash(SAID[kind], "success")
        return redirect(back)
    page = render_template("comments/add.html", form=form, record=record, thing=thing, back=talk_url(record, thing))
    return page, 422 if form.errors else 200


@blueprint.route(f"{IN_REVIEW}/<uuid:comment_id>/answer", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def answer(review_id: UUID, comment_id: UUID) -> Page:
    """Answer a comment or challenge."""
    session = session_here()
    comment = queries.comment_in_review(session, review_id, comment_id)
    record, thing = opened(session, review_id, comment.on_kind, comment.on_id)
    form = AnswerForm()
    if form.validate_on_submit():
        actions.answer_comment(session, comment, form.answer_text.data, by=actor_here())
        flash("Your answer is kept.", "success")
        return redirect(talk_url(record, thing))
    talk = talk_of(session, review_id, [comment])
    page = render_template(
        "comments/answer.html", form=form, record=record, thing=thing, talk=talk, back=talk_url(record, thing)
    )
    return page, 422 if form.errors else 200


@blueprint.route(f"{IN_REVIEW}/<uuid:comment_id>/settle", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def settle(review_id: UUID, comment_id: UUID) -> Page:
    """Write down what became of a comment or challenge."""
    session = session_here()
    comment = queries.comment_in_review(session, review_id, comment_id)
    record, thing = opened(session, review_id, comment.on_kind, comment.on_id)
    form = settle_form(comment)
    form.begun_on(comment)
    if form.validate_on_submit():
        if form.is_behind(comment):
            return merge_page(form, comment)
        chosen = form.result.data if comment.is_challenge else None
        result = Result(chosen) if chosen else None
        refused = {
            "result": why_not_result(comment.kind, result),
            "outcome": why_not_settle(comment.kind, form.outcome.data),
        }
        for name, reason in refused.items():
            if reason:
                form.refuse(name, reason)
        if not form.errors:
            actions.settle_comment(session, comment, form.outcome.data, result, by=actor_here())
            flash("Saved.", "success")
            return _back(talk_url(record, thing))
    talk = talk_of(session, review_id, [comment])
    page = render_template(
        "comments/settle.html", form=form, record=record, thing=thing, talk=talk, back=talk_url(record, thing)
    )
    return page, 422 if form.errors else 200


def _back(url: str) -> Response:
    return redirect(url)
