"""Putting down the notes of a conversation: pasted, typed or uploaded, with the headings of the schedule if they help."""

from dataclasses import dataclass
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.core.errors import NotNow
from review_app.core.forms import as_id
from review_app.history.actions import clear_draft
from review_app.history.views import draft_for
from review_app.names.views.door import look_first, settle_first
from review_app.reviews.queries import review_by_id
from review_app.sources.conversations import actions, queries
from review_app.sources.conversations.models import Conversation
from review_app.sources.conversations.queries import Schedule
from review_app.sources.conversations.rules import note_on_holders
from review_app.sources.forms.conversations import NotesForm, NotesUploadForm
from review_app.sources.models import Source
from review_app.sources.promise import LIMITS, PROMISE
from review_app.sources.views.adding import NAMES_SETTLED_IN
from review_app.sources.views.blueprint import Page, blueprint
from review_app.sources.views.conversations import fill, with_headings_asked

ENDPOINT = "sources.add_conversation"


@dataclass(frozen=True)
class Preview:
    """What was read from a file: what is said about it, what it will become, and what could not be read."""

    notes: list[str]
    is_form: bool = False
    found: tuple[tuple[str, str], ...] = ()
    not_read: tuple[str, ...] = ()


@blueprint.route("/sources/add/conversation", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def add_conversation(review_id: UUID) -> Page:
    """Put down the notes of a conversation: the text first."""
    look_first(review_id, *NAMES_SETTLED_IN)
    form = NotesForm()
    planned = planned_here(review_id, form)
    if planned is not None and planned.source is not None and not form.is_submitted():
        return redirect(_url(planned.source))
    schedule = schedule_here(review_id, form, planned)
    if request.form.get("headings"):
        form.text.data = with_headings_asked(form.text.data, schedule)
        return notes_page(form, review_id, schedule, planned)
    if form.validate_on_submit():
        held = settle_first(review_id, planned.id if planned else review_id, form, *NAMES_SETTLED_IN)
        if held is not None:
            return held
        saved = _save(form, review_id, planned, schedule)
        if saved is not None:
            return saved
    return notes_page(form, review_id, schedule, planned), 422 if form.errors else 200


def planned_here(review_id: UUID, form: NotesForm | NotesUploadForm) -> Conversation | None:
    """The planned conversation whose notes these are, as the address or the form says."""
    key = as_id(form.planned_id.data or request.args.get("planned"))
    return queries.conversation_in_review(session_here(), review_id, key) if key else None


def schedule_here(review_id: UUID, form: NotesForm, planned: Conversation | None) -> Schedule:
    """The headings for these notes; the form begins with what is known."""
    fill(form, review_id)
    programme_id = review_by_id(session_here(), review_id).programme_id
    wanted = as_id(form.schedule_id.data) or (planned.schedule_id if planned else None)
    schedule = queries.schedule_for(session_here(), programme_id, wanted)
    form.start_from(planned, schedule.id)
    return schedule


def _save(form: NotesForm, review_id: UUID, planned: Conversation | None, schedule: Schedule) -> Response | None:
    """Keep the notes; None with a sentence in the form if that can't be. The same page sent twice keeps them once."""
    session, new_id = session_here(), UUID(form.new_id.data)
    notes = actions.Notes(
        form.of_source() | {"id": new_id}, form.text.data, form.holders() | {"schedule_id": schedule.id}
    )
    known = queries.source_already(session, review_id, new_id)
    try:
        if known is not None:
            actions.hold_again(session, known, notes, by=actor_here())
        else:
            known = actions.hold_conversation(
                session, review_by_id(session, review_id), planned, notes, by=actor_here()
            )
    except NotNow as problem:
        form.refuse("text", problem.sentence)
        return None
    clear_draft(session, actor_here(), ENDPOINT, planned.id if planned else review_id)
    flash("Saved.", "success")
    return redirect(_url(known))


def notes_page(
    form: NotesForm,
    review_id: UUID,
    schedule: Schedule,
    planned: Conversation | None = None,
    preview: Preview | None = None,
) -> str:
    """The page on which notes are put down; with a preview, nothing of the file is kept until it is saved."""
    object_id = planned.id if planned else review_id
    draft = None if preview else url_for("history.keep_draft", review_id=review_id, form=ENDPOINT, object_id=object_id)
    here = url_for("sources.add_conversation", review_id=review_id, planned=planned.id if planned else None)
    return render_template(
        "sources/add_conversation.html",
        form=form,
        title="Notes of a conversation",
        here=here,
        schedule=schedule,
        preview=preview,
        planned=planned,
        note=note_on_holders(form.named(), _agency_of(planned)),
        promise=(PROMISE, LIMITS),
        cancel_url=url_for("sources.list_", review_id=review_id),
        upload_url=url_for("sources.upload_conversation", review_id=review_id, planned=planned.id if planned else None),
        draft_url=draft,
        kept=None if preview or request.endpoint != ENDPOINT else draft_for(form, object_id),
    )


def _agency_of(planned: Conversation | None) -> UUID | None:
    return planned.participant.agency_id if planned and planned.participant else None


def _url(source: Source) -> str:
    return url_for("sources.show", review_id=source.review_id, source_id=source.id)
