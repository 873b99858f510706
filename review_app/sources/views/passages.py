"""The page of one quote: its note, what it hangs on, and taking it off."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for

from review_app.access.gate import actor_here, allowed, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.core.errors import NotNow
from review_app.history.views import merge_page, saved
from review_app.sources import actions, queries, rules
from review_app.sources.forms.quotes import NoteForm, TakeOffForm, TargetForm
from review_app.sources.models import Passage
from review_app.sources.views.blueprint import Page, blueprint
from review_app.sources.views.targets import attach, groups_of_targets, hanging_on


@blueprint.get("/quotes/<uuid:passage_id>")
@requires(Permission.CASE_READ)
def show_passage(review_id: UUID, passage_id: UUID) -> Page:
    """A quote, with what it hangs on."""
    passage = queries.passage_in_review(session_here(), review_id, passage_id)
    return _page(passage, TargetForm())


def _page(passage: Passage, form: TargetForm) -> Page:
    session, review_id = session_here(), passage.review_id
    form.target.choices = [("", "Choose one")]
    may_write = allowed(Permission.CASE_WRITE)
    page = render_template(
        "sources/passage.html",
        passage=passage,
        text=queries.text_by_id(session, review_id, passage.source_text_id),
        latest=queries.latest_text_of(session, passage.source),
        hanging=hanging_on(review_id, [passage.id]).get(passage.id, []),
        targets=groups_of_targets(review_id) if may_write else [],
        may_write=may_write,
        saved=saved(passage),
        form=form,
    )
    return page, 422 if form.errors else 200


@blueprint.post("/quotes/<uuid:passage_id>/hang")
@requires(Permission.CASE_WRITE)
def hang(review_id: UUID, passage_id: UUID) -> Page:
    """Hang a quote on something more."""
    session, form = session_here(), TargetForm()
    passage = queries.passage_in_review(session, review_id, passage_id)
    try:
        attach(review_id, form.target.data or "", passage.source_id, passage.id)
    except NotNow as problem:
        session.rollback()
        form.target.errors = [problem.sentence]
        return _page(queries.passage_in_review(session, review_id, passage_id), form)
    flash("Saved.", "success")
    return redirect(_url(passage))


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
        flash("Saved.", "success")
        return redirect(_url(passage))
    page = render_template(
        "sources/edit.html", form=form, title="Note on a quote", cancel_url=_url(passage), saved=saved(passage)
    )
    return page, 422 if form.errors else 200


@blueprint.route("/quotes/<uuid:passage_id>/take-off", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def take_off(review_id: UUID, passage_id: UUID) -> Page:
    """Ask why, then take the quote off; it can be brought back."""
    session, form = session_here(), TakeOffForm()
    passage = queries.passage_in_review(session, review_id, passage_id)
    reason = rules.why_not_take_off(hanging_on(review_id, [passage.id]).get(passage.id, []))
    if form.validate_on_submit():
        actions.take_off(session, passage, form.why.data, by=actor_here(), reason=reason)
        flash("The quote is taken off. It can be brought back from “Deleted”.", "success")
        return redirect(url_for("sources.show", review_id=review_id, source_id=passage.source_id))
    page = render_template("sources/take_off.html", form=form, passage=passage, reason=reason, cancel_url=_url(passage))
    return page, 422 if form.errors else 200


def _url(passage: Passage) -> str:
    return url_for("sources.show_passage", review_id=passage.review_id, passage_id=passage.id)
