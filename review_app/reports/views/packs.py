"""The packs for the case group: numbered copies, one for each reader, given out and collected back."""

import hashlib
import io
import zipfile
from collections.abc import Sequence
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, allowed, requires
from review_app.access.permissions import Permission
from review_app.core.clock import today
from review_app.core.commit import close_reading, reading_session_here, record_apart, session_here
from review_app.core.errors import NotNow
from review_app.core.here import database_here, keys_here
from review_app.names.sealing import NAMES
from review_app.people.queries import participants_of_review
from review_app.reports import actions, queries
from review_app.reports.assemble.cover import Edition
from review_app.reports.assemble.packs import drawn_for, pack_of
from review_app.reports.forms import CollectForm, PackForm
from review_app.reports.going_out import why_not_out
from review_app.reports.models import Copy, PaperKind
from review_app.reports.views.blueprint import Page, blueprint
from review_app.reports.views.papers import as_file, not_out
from review_app.reviews.queries import review_by_id

ZIP = "application/zip"


@blueprint.get("/packs")
@requires(Permission.MEETINGS_READ)
def packs(review_id: UUID) -> Page:
    """Which packs were given out to whom, and which are back; and making new ones."""
    return _page(review_id, _pack_form(review_id), _collect_form(review_id))


@blueprint.post("/packs/make")
@requires(Permission.REPORT_WRITE)
def make_packs(review_id: UUID) -> Page:
    """Make a numbered copy for each reader: one Word file, or several in one zip."""
    form = _pack_form(review_id)  # no writing transaction while the copies are drawn
    readers = [*(form.readers.data or []), *(line.strip() for line in (form.others.data or "").split("\n"))]
    readers = [reader for reader in dict.fromkeys(readers) if reader]
    if not form.validate_on_submit() or not readers:
        if form.is_submitted() and not readers:
            form.refuse("readers", "Choose for whom the pack is, at least one person.")
        return _page(review_id, form, _collect_form(review_id)), 422
    return _given_out(review_id, PaperKind(form.paper.data), readers, with_quotes=bool(form.with_quotes.data))


@blueprint.post("/packs/collect")
@requires(Permission.MEETINGS_WRITE)
def collect_packs(review_id: UUID) -> Page:
    """Note which copies came back."""
    form = _collect_form(review_id)
    if form.validate_on_submit() and not form.copies.data:
        form.refuse("copies", "Tick the copies that came back.")
    session = session_here()
    ticked, on = form.copies.data or [], form.collected_on.data
    if not form.errors and on is not None:
        chosen = [copy for copy in queries.packs_given_out(session, review_id) if str(copy.id) in ticked]
        try:
            actions.collect_copies(session, chosen, on, by=actor_here())
        except NotNow as problem:
            form.refuse("collected_on", problem.sentence)
        else:
            flash("Noted.", "success")
            return redirect(url_for("reports.packs", review_id=review_id))
    return _page(review_id, _pack_form(review_id), form), 422


def _page(review_id: UUID, form: PackForm, collect: CollectForm) -> str:
    copies = queries.packs_given_out(reading_session_here(), review_id)
    return render_template(
        "reports/packs.html", form=form, collect=collect, copies=copies, may_make=allowed(Permission.REPORT_WRITE)
    )


def _pack_form(review_id: UUID) -> PackForm:
    form = PackForm()
    form.set_choices(
        "readers", [(each.label, each.label) for each in participants_of_review(reading_session_here(), review_id)]
    )
    return form


def _collect_form(review_id: UUID) -> CollectForm:
    form = CollectForm(data={"collected_on": today()})
    given = [copy for copy in queries.packs_given_out(reading_session_here(), review_id) if copy.collected_on is None]
    form.set_choices("copies", [(copy.id, f"{copy.title}: {copy.reader_name}") for copy in given])
    return form


def _given_out(review_id: UUID, paper: PaperKind, readers: Sequence[str], *, with_quotes: bool) -> Response:
    """The copies as a file. They are drawn while no transaction is open, as every paper is."""
    by, session = actor_here(), reading_session_here()
    review = review_by_id(session, review_id)
    code = review.code
    pack = pack_of(session, review, Edition(paper=paper, on=today()), with_quotes=with_quotes)
    problem = why_not_out(session, review, keys_here().for_purpose(NAMES), pack)
    if problem:
        return not_out(review_id, paper, problem)
    close_reading()
    with record_apart(database_here()) as writing:
        review = review_by_id(writing, review_id)
        copies = [actions.make_copy(writing, review, paper, reader, by=by) for reader in readers]
    files = [drawn_for(pack, copy.number, copy.reader_name) for copy in copies]
    with record_apart(database_here()) as writing:
        for copy, data in zip(copies, files, strict=True):
            made = queries.copy_in_review(writing, review_id, copy.id)
            actions.note_downloaded(writing, made, hashlib.sha256(data).hexdigest(), by=by)
    return _as_download(code, copies, files)


def _as_download(code: str, copies: Sequence[Copy], files: Sequence[bytes]) -> Response:
    """One file by itself, several in a zip; their names say the paper and the number, and nothing of the case."""
    names = [f"{code} {copy.paper.words.lower()} copy {copy.number}.docx" for copy in copies]
    if len(files) == 1:
        return as_file(files[0], names[0])
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, data in zip(names, files, strict=True):
            archive.writestr(name, data)
    first, last = copies[0], copies[-1]
    name = f"{code} {first.paper.words.lower()} copies {first.number} to {last.number}.zip"
    return as_file(packed.getvalue(), name, mimetype=ZIP)
