"""Changing what is known about a source, and changing or correcting its text."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.core.errors import refuse_if
from review_app.history.actions import clear_draft
from review_app.history.views import draft_for, draft_url, merge_page, saved, why_kept
from review_app.names.views.door import look_first, settle_first
from review_app.sources import actions, queries, rules
from review_app.sources.forms.details import EditSourceForm
from review_app.sources.forms.texts import TextForm
from review_app.sources.models import Source, SourceKind
from review_app.sources.views.adding import NAMES_SETTLED_IN, fill_lists
from review_app.sources.views.blueprint import Page, blueprint
from review_app.sources.views.conversations import schedule_of, with_headings_asked


@blueprint.route("/sources/<uuid:source_id>/edit", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def edit(review_id: UUID, source_id: UUID) -> Page:
    """Change what is known about a source, other than its text."""
    look_first(review_id, *NAMES_SETTLED_IN)
    session = session_here()
    source = queries.source_in_review(session, review_id, source_id)
    refuse_if(why_kept(source))
    form = EditSourceForm(obj=source)
    form.for_kind(source.kind)
    fill_lists(form, review_id)
    form.begun_on(source)
    if form.validate_on_submit():
        if form.is_behind(source):
            return merge_page(form, source)
        held = settle_first(review_id, source.id, form, *NAMES_SETTLED_IN)
        if held is not None:
            return held
        values = form.values_for(source.kind) | {"kind": SourceKind(form.kind.data)}
        actions.change_source(session, source, values, by=actor_here())
        clear_draft(session, actor_here(), str(request.endpoint), source.id)
        flash("Saved.", "success")
        return redirect(_url(source))
    page = render_template(
        "sources/edit.html",
        form=form,
        title="Change what is known",
        cancel_url=_url(source),
        saved=saved(source),
        draft_url=draft_url(review_id, source.id),
        kept=draft_for(form, source.id),
        delete_url=url_for("history.confirm_delete", review_id=review_id, kind="source", object_id=source.id),
    )
    return page, 422 if form.errors else 200


@blueprint.route("/sources/<uuid:source_id>/text", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def edit_text(review_id: UUID, source_id: UUID) -> Page:
    """Change the text in place while nothing is quoted; correct it, as the next text, once something is."""
    look_first(review_id, "text", "why")
    session = session_here()
    source = queries.source_in_review(session, review_id, source_id)
    text = queries.latest_text_of(session, source, hold=request.method == "POST")
    refuse_if(why_kept(text))
    reason = rules.why_not_edit_text(text, text, quoted=queries.is_quoted(session, text))
    form = TextForm(data={"text": text.text})
    if not reason:
        del form.why
    form.begun_on_text(text)
    schedule = schedule_of(source)
    if schedule and request.form.get("headings"):
        form.text.data = with_headings_asked(form.text.data, schedule)
    elif form.validate_on_submit():
        if form.text.data != text.text and form.is_behind_text(text):  # the same words sent twice are saved already
            return merge_page(form, text)
        held = settle_first(review_id, source.id, form, "text", "why")
        if held is not None:
            return held
        if form.text.data != text.text:
            _save(source, form)
        clear_draft(session, actor_here(), str(request.endpoint), source.id)
        return redirect(_url(source))
    page = render_template(
        "sources/edit_text.html",
        form=form,
        title="Correct the text" if reason else "Change the text",
        reason=reason,
        schedule=schedule,
        cancel_url=_url(source),
        button_text="Save the corrected text" if reason else "Save",
        saved=saved(text),
        draft_url=draft_url(review_id, source.id),
        kept=draft_for(form, source.id),
    )
    return page, 422 if form.errors else 200


def _save(source: Source, form: TextForm) -> None:
    """Save the text in place, or as the next one; say which quotes could not be carried over."""
    session = session_here()
    if "why" not in form:
        actions.change_text(session, source, form.text.data, by=actor_here())
        flash("Saved.", "success")
        return
    done = actions.correct_text(session, source, form.text.data, form.why.data, by=actor_here())
    flash(rules.said_of_correction(len(done.moved), len(done.unsure), len(done.left)), "success")


def _url(source: Source) -> str:
    return url_for("sources.show", review_id=source.review_id, source_id=source.id)
