"""The papers: each download makes a numbered copy, recorded before it is drawn and again when it is given out."""

import hashlib
from uuid import UUID

from flask import flash, redirect, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, allowed, requires
from review_app.access.permissions import Permission
from review_app.accounts.queries import names_of
from review_app.core.clock import today
from review_app.core.commit import close_reading, reading_session_here, record_apart
from review_app.core.here import database_here, keys_here
from review_app.names.sealing import NAMES
from review_app.reports import actions, queries
from review_app.reports.assemble import drawn, paper_of
from review_app.reports.assemble.cover import Edition
from review_app.reports.forms import CopyForm, DownloadForm
from review_app.reports.going_out import is_of_team, why_not_out
from review_app.reports.models import PaperKind
from review_app.reports.views.blueprint import blueprint
from review_app.reviews.queries import review_by_id

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@blueprint.post("/working-draft")
@requires(Permission.REPORT_READ)
def working_draft(review_id: UUID) -> Response:
    """Make and download a numbered copy of the working draft."""
    return _given_out(review_id, PaperKind.REPORT)


@blueprint.post("/episodes-table")
@requires(Permission.CASE_READ)
def episodes_table(review_id: UUID) -> Response:
    """Make and download a numbered copy of the episodes table."""
    return _given_out(review_id, PaperKind.EPISODES)


@blueprint.post("/narrative")
@requires(Permission.CASE_READ)
def narrative(review_id: UUID) -> Response:
    """Make and download a numbered copy of the narrative."""
    return _given_out(review_id, PaperKind.NARRATIVE)


def _given_out(review_id: UUID, paper: PaperKind) -> Response:
    """The copy as a file. What was looked at is what is drawn, while no transaction is open."""
    by, reader = actor_here(), _reader()
    if not reader:
        flash("Enter the name of the person who will read this copy.")
        return redirect(url_for("reports.list_", review_id=review_id))
    session = reading_session_here()
    review = review_by_id(session, review_id)
    code, content = review.code, paper_of(session, review, Edition(paper=paper, on=today(), reader=reader))
    if not is_of_team(session, review_id, reader):
        problem = why_not_out(session, review, keys_here().for_purpose(NAMES), content)
        if problem:
            return not_out(review_id, paper, problem)
    close_reading()
    with record_apart(database_here()) as writing:
        copy = actions.make_copy(writing, review_by_id(writing, review_id), paper, reader, by=by)
    data = drawn(content, copy.number)
    with record_apart(database_here()) as writing:
        made = queries.copy_in_review(writing, review_id, copy.id)
        actions.note_downloaded(writing, made, hashlib.sha256(data).hexdigest(), by=by)
    return as_file(data, f"{code} {paper.words.lower()} copy {copy.number}.docx")


def not_out(review_id: UUID, paper: PaperKind, problem: str) -> Response:
    """The way to settle what keeps a paper back; those outside the team are told that it isn’t ready, and no more."""
    if not allowed(Permission.CASE_READ):
        flash("The report is not ready to go out: the lead reviewers still settle names and places in it.", "note")
        return redirect(url_for("reports.list_", review_id=review_id))
    flash(problem, "note")
    return redirect(url_for("reports.before_it_goes_out", review_id=review_id, paper=paper.value))


def _reader() -> str:
    """Whose copy it is: whom a lead reviewer or team member names, or the person who asks."""
    form = CopyForm() if allowed(Permission.CASE_READ) else DownloadForm()
    if not form.validate_on_submit():
        return ""
    if isinstance(form, CopyForm):
        return str(form.reader_name.data)
    return names_of(reading_session_here(), [actor_here()]).get(actor_here(), "")


def as_file(data: bytes, name: str, mimetype: str = DOCX) -> Response:
    """A download under a name that says nothing of the case."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Content-Length": str(len(data))}
    return Response(data, mimetype=mimetype, headers=headers)
