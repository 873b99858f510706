"""The papers: each download makes a numbered copy, recorded before it is drawn and again when it is given out."""

import hashlib
from collections.abc import Callable
from uuid import UUID

from flask import flash, redirect, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, allowed, requires
from review_app.access.permissions import Permission
from review_app.accounts.queries import names_of
from review_app.core.commit import close_reading, reading_session_here, record_apart
from review_app.core.here import database_here
from review_app.reports import actions, queries
from review_app.reports.assemble import draw_episodes, draw_narrative, draw_report
from review_app.reports.assemble.cover import Edition
from review_app.reports.forms import CopyForm, DownloadForm
from review_app.reports.models import PaperKind
from review_app.reports.views.blueprint import blueprint
from review_app.reviews.queries import review_by_id

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Draw = Callable[[Edition], bytes]


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
    """The copy as a file. No transaction is open while it is drawn."""
    reader = _reader()
    if reader is None:
        return redirect(url_for("reports.list_", review_id=review_id))
    by, database = actor_here(), database_here()
    close_reading()
    with record_apart(database) as writing:
        copy = actions.make_copy(writing, review_by_id(writing, review_id), paper, reader, by=by)
    data = _drawn(review_id, paper, copy.number, reader)
    with record_apart(database) as writing:
        row = queries.copy_in_review(writing, review_id, copy.id)
        actions.note_downloaded(writing, row, hashlib.sha256(data).hexdigest(), by=by)
    return data_as_file(data, f"{review_by_id(reading_session_here(), review_id).code} {copy.file_words}.docx")


def _drawn(review_id: UUID, paper: PaperKind, number: int, reader: str) -> bytes:
    ...
