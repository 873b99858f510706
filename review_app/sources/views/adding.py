"""Putting a source down: pasted, typed, or read from a file that is looked at before anything is kept."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.commit import close_reading, session_here
from review_app.core.errors import NotFound
from review_app.core.here import settings_here
from review_app.history.actions import clear_draft
from review_app.history.views import draft_for, draft_url
from review_app.meetings.queries import meetings_of_review
from review_app.meetings.rules import when
from review_app.people.queries import agencies_of_review, participants_of_review, relatives_of_review
from review_app.reviews.queries import review_by_id
from review_app.sources import actions
from review_app.sources.door.reading import NotReadable, Read, read_file
from review_app.sources.forms.details import NewSourceForm, SourceForm, UploadForm
from review_app.sources.models import SourceKind
from review_app.sources.promise import LIMITS, PROMISE
from review_app.sources.views.blueprint import Page, blueprint

MEGABYTE = 1024 * 1024


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
    session, kind, form = session_here(), kind_of(word), NewSourceForm()
    form.for_kind(kind)
    fill_lists(form, review_id)
    if form.validate_on_submit():
        review = review_by_id(session, review_id)
        source = actions.add_source(session, review, form.values_for(kind), form.text.data, by=actor_here())
        clear_draft(session, actor_here(), str(request.endpoint), review_id)
        flash("Saved.", "success")
        return redirect(url_for("sources.show", review_id=review_id, source_id=source.id))
    return _add_page(form, review_id, kind), 422 if form.errors else 200


def _add_page(form: NewSourceForm, review_id: UUID, kind: SourceKind, read: Read | None = None) -> str:
    words = {SourceKind.FORM_OR_SYSTEM: "form or ICT system"}.get(kind, kind.words.lower())
    return render_template(
        "sources/add.html",
        form=form,
        title=f"Add a {words}",
        kind=kind,
        word=kind.value.replace("_", "-"),
        read=read,
        promise=(PROMISE, LIMITS),
        cancel_url=url_for("sources.list_", review_id=review_id),
        draft_url=None if read else draft_url(review_id, review_id),
        kept=None if read else draft_for(form, review_id),
    )


@blueprint.route("/sources/upload/<string(maxlength=30):word>", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def upload(review_id: UUID, word: str) -> Page:
    """Read a file and show its text in the boxes; nothing is kept until that page is saved."""
    kind, form = kind_of(word), UploadForm()
    if form.validate_on_submit():
        most = settings_here().upload_megabytes * MEGABYTE
        content = form.file.data.stream.read(most + 1)
        close_reading()  # the file may take seconds to read
        try:
            read = read_file(content, most)
        except NotReadable as problem:
            form.refuse("file", problem.sentence)
        else:
            filled = NewSourceForm(formdata=None)
            filled.for_kind(kind)
            fill_lists(filled, review_id)
            filled.text.data = read.text
            return _add_page(filled, review_id, kind, read)
    page = render_template(
        "sources/upload.html",
        form=form,
        title=form.page_title,
        cancel_url=url_for("sources.add", review_id=review_id, word=word),
        most=settings_here().upload_megabytes,
    )
    return page, 422 if form.errors else 200
