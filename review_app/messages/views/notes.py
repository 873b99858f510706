"""The monthly notes of a pair, inside the pages of its review."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for

from review_app.access.gate import actor_here, check, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.core.errors import NotNow
from review_app.history.actions import clear_draft
from review_app.history.views import draft_for, draft_url, merge_page, saved
from review_app.messages import actions, queries
from review_app.messages.forms import NewNoteForm, NoteForm
from review_app.messages.models import MessageKind
from review_app.messages.views.blueprint import A_NOTE, NOTES, Page, blueprint
from review_app.messages.views.writing import From, begun
from review_app.reviews.queries import review_by_id

PARTS = ("release_of_staff", "turnout", "time_needed")


@blueprint.get(NOTES)
@requires(Permission.MONTHLY_NOTES_READ)
def notes(review_id: UUID) -> Page:
    """The pair's monthly notes, newest first."""
    return render_template("messages/notes.html", notes=queries.notes_of_review(session_here(), review_id))


@blueprint.route(f"{NOTES}/add", methods=["GET", "POST"])
@requires(Permission.MONTHLY_NOTES_WRITE)
def add_note(review_id: UUID) -> Page:
    """Write the note of a month."""
    session, form = session_here(), NewNoteForm()
    form.begun_on(None)
    if form.validate_on_submit() and form.month.data is not None:
        try:
            actions.add_note(session, review_id, form.month.data, form.values(*PARTS), by=actor_here())
        except NotNow as problem:
            form.refuse("month" if "month" in problem.sentence else PARTS[0], problem.sentence)
        else:
            clear_draft(session, actor_here(), request.endpoint or "", review_id)
            flash("Kept. The SCIE supervisor and the programme manager can read it, and nobody else.", "success")
            return redirect(url_for("messages.notes", review_id=review_id))
    page = render_template(
        "messages/edit_note.html",
        form=form,
        title=form.page_title,
        cancel_url=url_for("messages.notes", review_id=review_id),
        draft_url=draft_url(review_id, review_id),
        kept=draft_for(form, review_id),
    )
    return page, 422 if form.errors else 200


@blueprint.route(f"{A_NOTE}/edit", methods=["GET", "POST"])
@requires(Permission.MONTHLY_NOTES_WRITE)
def edit_note(review_id: UUID, monthly_note_id: UUID) -> Page:
    """Change the note of a month."""
    session = session_here()
    note = queries.note_in_review(session, review_id, monthly_note_id)
    form = NoteForm(obj=note)
    form.begun_on(note)
    if form.validate_on_submit():
        if form.is_behind(note):
            return merge_page(form, note)
        try:
            actions.change_note(session, note, form.values(*PARTS), by=actor_here())
        except NotNow as problem:
            form.refuse(PARTS[0], problem.sentence)
        else:
            clear_draft(session, actor_here(), request.endpoint or "", note.id)
            flash("Saved.", "success")
            return redirect(url_for("messages.notes", review_id=review_id))
    page = render_template(
        "messages/edit_note.html",
        form=form,
        title=note.name,
        cancel_url=url_for("messages.notes", review_id=review_id),
        saved=saved(note),
        draft_url=draft_url(review_id, note.id),
        kept=draft_for(form, note.id),
    )
    return page, 422 if form.errors else 200


@blueprint.route(f"{A_NOTE}/message", methods=["GET", "POST"])
@requires(Permission.MONTHLY_NOTES_READ)
def begin_from_note(review_id: UUID, monthly_note_id: UUID) -> Page:
    """Begin a message about running the method from a monthly note. None of the note's words come along."""
    check(Permission.MESSAGE_WRITE)
    session = session_here()
    note, review = queries.note_in_review(session, review_id, monthly_note_id), review_by_id(session, review_id)
    draws = actions.from_note(note, review.board_id)
    return begun(review.programme_id, draws, From(note.id, note.name), kind=MessageKind.RUNNING, pair_ref=review_id)
