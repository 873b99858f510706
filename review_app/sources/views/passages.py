"""The page of one quote, its note, what it hangs on, taking it off and putting it back."""

from typing import Any
from uuid import UUID

from flask import redirect, render_template, request, url_for

from review_app.access.gate import actor_here, allowed, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.core.errors import NotNow
from review_app.history.views import merge_page, saved, why_kept
from review_app.sources import actions, queries, rules
from review_app.sources.forms.quotes import NoteForm, TakeOffForm, TargetForm
from review_app.sources.models import Passage
from review_app.sources.views.blueprint import Page, blueprint
from review_app.sources.views.quoting import back_at
from review_app.sources.views.showing import Asked, reading_page
from review_app.sources.views.targets import attach, detach, groups_of_targets, hanging_on, hung_on, settled, undo_of


@blueprint.get("/quotes/<uuid:passage_id>")
@requires(Permission.CASE_READ)
def show_passage(review_id: UUID, passage_id: UUID) -> Page:
    """A quote, with what it hangs on."""
    return _page(queries.passage_in_review(session_here(), review_id, passage_id))


def _page(passage: Passage, problem: str = "") -> Page:
    session, review_id = session_here(), passage.review_id
    may_write = allowed(Permission.CASE_WRITE)
    targets = groups_of_targets(review_id, request.args.get("last", "")) if may_write else []
    hung = hung_on(hanging_on(review_id, [passage.id]).get(passage.id, []), targets)
    page = render_template(
        "sources/passage.html",
        passage=passage,
        text=queries.text_by_id(session, review_id, passage.source_text_id),
        hung=hung,
        undo=undo_of(request.args.get("off", ""), request.args.get("onto", ""), hung, targets),
        targets=targets,
        may_write=may_write,
        held=why_kept(passage) if may_write else None,
        saved=saved(passage),
        problem=problem,
        form=TargetForm.refused(problem) if problem else None,
    )
    return page, 422 if problem else 200


@blueprint.post("/quotes/<uuid:passage_id>/hang")
@requires(Permission.CASE_WRITE)
def hang(review_id: UUID, passage_id: UUID) -> Page:
    """Hang a quote on something more, or on it instead of another thing."""
    session, target, instead = session_here(), request.form.get("target", ""), request.form.get("instead", "")
    passage = queries.passage_in_review(session, review_id, passage_id)
    try:
        last = attach(review_id, target, passage.source_id, passage.id)
        if instead and instead != target:
            detach(review_id, instead, passage.source_id, passage.id)
    except NotNow as problem:
        return _not_hung(review_id, passage_id, problem.sentence)
    moved = {"off": instead, "onto": target} if instead and instead != target else {}
    return redirect(_after_hanging(passage, last=last, **moved))


@blueprint.post("/quotes/<uuid:passage_id>/unhang")
@requires(Permission.CASE_WRITE)
def unhang(review_id: UUID, passage_id: UUID) -> Page:
    """Take a quote off one of the things it hangs on; the quote stays, and this can be undone."""
    session, off = session_here(), request.form.get("target", "")
    passage = queries.passage_in_review(session, review_id, passage_id)
    try:
        detach(review_id, off, passage.source_id, passage.id)
    except NotNow as problem:
        return _not_hung(review_id, passage_id, problem.sentence)
    return redirect(_after_hanging(passage, off=off))


def _not_hung(review_id: UUID, passage_id: UUID, sentence: str) -> Page:
    """The page from which it was tried again, with why it can't be."""
    session = session_here()
    session.rollback()
    passage = queries.passage_in_review(session, review_id, passage_id)
    if request.form.get("back") != "source":
        return _page(passage, sentence)
    source = queries.source_in_review(session, review_id, passage.source_id)
    return reading_page(
        source, Asked(card=passage_id, errors={"hang": sentence}, form=TargetForm.refused(sentence))
    ), 422


def _after_hanging(passage: Passage, **more: Any) -> str:
    if request.form.get("back") != "source":
        return url_for("sources.show_passage", review_id=passage.review_id, passage_id=passage.id, **more)
    fixed: dict[str, Any] = {"review_id": passage.review_id, "source_id": passage.source_id, "card": passage.id}
    return url_for("sources.show", **fixed, **more, _anchor="card")


@blueprint.route("/quotes/<uuid:passage_id>/note", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def edit_note(review_id: UUID, passage_id: UUID) -> Page:
    """Change the note of a quote."""
    session = session_here()
    passage = queries.passage_in_review(session, review_id, passage_id)
    form = NoteForm(obj=passage)
    form.begun_on(passage)
    if form.validate_on_submit():
        if form.is_behind(passage):
            return merge_page(form, passage)
        actions.change_note(session, passage, form.note.data, by=actor_here())
        return redirect(back_at(passage, opened=True))
    page = render_template(
        "sources/edit.html",
        form=form,
        title="Note on a quote",
        cancel_url=back_at(passage, opened=True),
        saved=saved(passage),
    )
    return page, 422 if form.errors else 200


@blueprint.route("/quotes/<uuid:passage_id>/take-off", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def take_off(review_id: UUID, passage_id: UUID) -> Page:
    """Ask why, then take the quote off together with all it hangs on; it can be put back as it was."""
    session, form = session_here(), TakeOffForm()
    passage = queries.passage_in_review(session, review_id, passage_id)
    reason = rules.why_not_take_off(settled(review_id, passage_id))
    if form.validate_on_submit():
        actions.take_off(session, passage, form.why.data, by=actor_here(), reason=reason)
        url = url_for("sources.show", review_id=review_id, source_id=passage.source_id, gone=passage_id, _anchor="gone")
        return redirect(url)
    page = render_template(
        "sources/take_off.html",
        form=form,
        passage=passage,
        reason=reason,
        hanging=hanging_on(review_id, [passage.id]).get(passage.id, []),
        cancel_url=back_at(passage, opened=True),
    )
    return page, 422 if form.errors else 200


@blueprint.post("/quotes/<uuid:passage_id>/put-back")
@requires(Permission.CASE_WRITE)
def put_back(review_id: UUID, passage_id: UUID) -> Page:
    """Undo taking a quote off: it is back, and hangs on what it hung on."""
    session = session_here()
    passage = queries.passage_in_review(session, review_id, passage_id, deleted=True)
    queries.source_in_review(session, review_id, passage.source_id)  # a quote can't come back without its source
    actions.put_back(session, passage, by=actor_here())
    return redirect(back_at(passage, opened=True))
