"""Putting a source down: pasted, typed, or with the text that was read from a file."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.core.errors import NotFound
from review_app.history.actions import clear_draft
from review_app.history.views import draft_for, draft_url
from review_app.meetings.queries import meetings_of_review
from review_app.meetings.rules import when
from review_app.names.views.door import look_first, settle_first
from review_app.people.queries import agencies_of_review, participants_of_review, relatives_of_review
from review_app.reviews.queries import review_by_id
from review_app.sources import actions
from review_app.sources.door.reading import Read
from review_app.sources.door.refusals import KINDS, NOT_KEPT_SENTENCE
from review_app.sources.forms.details import NewSourceForm, SourceForm
from review_app.sources.models import SourceKind
from review_app.sources.promise import LIMITS, PROMISE
from review_app.sources.views.blueprint import Page, blueprint
from review_app.sources.views.originals import waiting_original

NAMES_SETTLED_IN = ("text", "title", "place", "supported_by")


def kind_of(word: str) -> SourceKind:
    """The kind that an address names, such as “family-contribution”; raises NotFound."""
    try:
        return SourceKind(word.replace("-", "_"))
    except ValueError as problem:
        raise NotFound from problem


def fill_lists(form: SourceForm, review_id: UUID) -> None:
    """Fill the lists of the boxes that the form has."""
    session = session_here()
    if "participant_id" in form:
        people = [(person.id, person.label) for person in participants_of_review(session, review_id)]
        form.set_choices("participant_id", people, nothing="Choose one, or leave open")
    if "relative_id" in form:
        relatives = [(relative.id, relative.pseudonym) for relative in relatives_of_review(session, review_id)]
        form.set_choices("relative_id", relatives, nothing="Choose one, or leave open")
    if "agency_id" in form:
        agencies = [(agency.id, agency.name) for agency in agencies_of_review(session, review_id)]
        form.set_choices("agency_id", agencies, nothing="Choose one, or leave open")
    if "meeting_id" in form:
        meetings = [
            (meeting.id, f"{meeting.kind.words}, {when(meeting)}") for meeting in meetings_of_review(session, review_id)
        ]
        form.set_choices("meeting_id", meetings, nothing="Choose one, or leave open")


@blueprint.route("/sources/add/<string(maxlength=30):word>", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def add(review_id: UUID, word: str) -> Page:
    """Put down a source of one kind: its text first."""
    look_first(review_id, *NAMES_SETTLED_IN)
    session, kind, form = session_here(), kind_of(word), NewSourceForm()
    form.for_kind(kind)
    fill_lists(form, review_id)
    if form.validate_on_submit():
        held = settle_first(review_id, review_id, form, *NAMES_SETTLED_IN)
        if held is not None:
            return held
        review = review_by_id(session, review_id)
        waiting = waiting_original(review_id, form)
        if form.errors:
            return add_page(form, review_id, kind), 422
        source = actions.add_source(session, review, form.values_for(kind), form.text.data, by=actor_here())
        if waiting:
            actions.keep_original(session, source, *waiting, by=actor_here())
        clear_draft(session, actor_here(), str(request.endpoint), review_id)
        flash("Saved.", "success")
        return redirect(url_for("sources.show", review_id=review_id, source_id=source.id))
    return add_page(form, review_id, kind), 422 if form.errors else 200


def add_page(form: NewSourceForm, review_id: UUID, kind: SourceKind, read: Read | None = None) -> str:
    """The page on which a source is put down; `read` is what was just read from a file."""
    words = {SourceKind.FORM_OR_SYSTEM: "form or ICT system"}.get(kind, kind.words.lower())
    return render_template(
        "sources/add.html",
        form=form,
        title=f"Add a {words}",
        kind=kind,
        word=kind.value.replace("_", "-"),
        read=read,
        kinds=KINDS,
        not_kept=NOT_KEPT_SENTENCE,
        promise=(PROMISE, LIMITS),
        cancel_url=url_for("sources.list_", review_id=review_id),
        draft_url=None if read else draft_url(review_id, review_id),
        kept=None if read else draft_for(form, review_id),
    )
