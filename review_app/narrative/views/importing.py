"""Bringing in a table: the file, the last look at each row, the confirmation."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.clock import today
from review_app.core.commit import close_reading, reading_session_here, session_here
from review_app.core.errors import NotNow
from review_app.core.forms import as_id
from review_app.core.here import keys_here, settings_here
from review_app.core.text import counted, normalised
from review_app.names.views.door import look_at, settle_first
from review_app.narrative import actions
from review_app.narrative.door.reading import NotATable, Table, read_tables
from review_app.narrative.forms.importing import ConfirmForm, TableUploadForm
from review_app.narrative.models import WaitingTable
from review_app.narrative.papers.refused import refused_rows
from review_app.narrative.queries.imported import (
    bare_entries_of,
    imported_fingerprints,
    kept_table_of,
    remembered_for,
    waiting_table_of,
)
from review_app.narrative.rules.apart import apart, likely_table
from review_app.narrative.rules.columns import (
    Holds,
    Plan,
    lanes_by_words,
    likely_plan,
    names_in,
    remembered_from,
    why_not_plan,
    with_names,
)
from review_app.narrative.rules.importing import (
    Fate,
    Known,
    Outcome,
    counts,
    fingerprint_of,
    in_one_text,
    outcomes,
    with_text,
)
from review_app.narrative.views.blueprint import Page, blueprint, lanes_of
from review_app.narrative.waiting import PURPOSE, Waiting, mark_of_name, unseal
from review_app.people.queries import agencies_of_review

MEGABYTE = 1024 * 1024
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
A_PAGE = 100  # rows


@blueprint.route("/import", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def bring_table(review_id: UUID) -> Page:
    """Read a file; its rows wait, sealed, until they are confirmed or thrown away."""
    session, form, settings = reading_session_here(), TableUploadForm(), settings_here()
    agencies = [(agency.id, agency.name) for agency in agencies_of_review(session, review_id)]
    form.set_choices("agency_id", agencies, nothing="Several agencies, or another")
    waits = waiting_table_of(session, review_id, actor_here())
    gone = None if waits else kept_table_of(session, review_id, actor_here())
    if form.validate_on_submit():
        agency_id = as_id(form.agency_id.data)
        content = form.file.data.stream.read(settings.upload_megabytes * MEGABYTE + 1)
        close_reading()  # the file may take seconds to read
        try:
            read = apart(read_tables(content, settings))
        except NotATable as problem:
            form.refuse("file", problem.sentence)
        else:
            first = likely_table(read)
            plan = likely_plan_here(review_id, read.tables[first], (agency_id, first, None))
            waiting = Waiting(agency_id, read, plan)
            lasts = timedelta(days=settings.waiting_days)
            actions.keep_table(session_here(), review_id, waiting, waiting_key(), by=actor_here(), waits=lasts)
            return redirect(url_for("narrative.choose_columns", review_id=review_id))
    page = render_template(
        "narrative/import.html",
        form=form,
        title=form.page_title,
        waits=waits,
        gone=gone,
        most=settings.upload_megabytes,
    )
    return page, 422 if form.errors else 200


@blueprint.route("/import/rows", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def look_at_rows(review_id: UUID) -> Page:
    """Show what each row will become; make entries of the new ones when that is confirmed."""
    form, opened = ConfirmForm(), open_waiting(review_id)
    if opened is None:
        return nothing_waits(review_id)
    row, waiting = opened
    if why_not_plan(waiting.plan):
        return redirect(url_for("narrative.choose_columns", review_id=review_id))
    found = outcomes_here(review_id, waiting)
    if form.validate_on_submit():
        held, found = _with_labels(review_id, row, found, form)
        return held or _confirmed(review_id, waiting, found, form)
    form.step.data = str(row.step)
    return _rows_page(review_id, waiting, found, form)


@blueprint.post("/import/refused")
@requires(Permission.CASE_WRITE)
def download_refused(review_id: UUID) -> Response:
    """The rows that can't be read, as a workbook to be mended."""
    opened = open_waiting(review_id)
    if opened is None:
        return redirect(url_for("narrative.bring_table", review_id=review_id))
    found = outcomes_here(review_id, opened[1])
    close_reading()
    headers = {"Content-Disposition": 'attachment; filename="rows to mend.xlsx"'}
    return Response(refused_rows(opened[1], found), mimetype=XLSX, headers=headers)


@blueprint.post("/import/throw-away")
@requires(Permission.CASE_WRITE)
def throw_table_away(review_id: UUID) -> Response:
    """Forget the table that waits."""
    actions.throw_away(session_here(), review_id, by=actor_here())
    flash("The table is gone. Nothing of it was stored.", "success")
    return redirect(url_for("narrative.list_", review_id=review_id))


def waiting_key() -> bytes:
    """The key of the boxes in which tables wait."""
    return keys_here().for_purpose(PURPOSE)


def open_waiting(review_id: UUID) -> tuple[WaitingTable, Waiting] | None:
    """The table that this person has brought, unsealed; or None."""
    row = waiting_table_of(reading_session_here(), review_id, actor_here())
    return (row, unseal(waiting_key(), row.id, row.box)) if row else None


def likely_plan_here(review_id: UUID, table: Table, chosen: tuple[UUID | None, int, int | None]) -> Plan:
    """How a table is likely to be read; chosen are whose it is, its place in the file, and the row of its heads."""
    agency_id, number, head = chosen
    remembered = remembered_for(reading_session_here(), review_id, agency_id)
    plan = likely_plan(table, number, remembered, f"agency:{agency_id}" if agency_id else "", head=head)
    lanes, marks = lanes_of(review_id), remembered.get("names", {})
    codes = {code for code, _words in lanes}
    known = {
        name: str(marks.get(mark_of_name(waiting_key(), review_id, name), ""))
        for name in names_in(table, plan, lanes_by_words(lanes))
    }
    return with_names(plan, {name: lane for name, lane in known.items() if lane in codes})


def nothing_waits(review_id: UUID) -> Page:
    """What is said where no table waits."""
    gone = kept_table_of(reading_session_here(), review_id, actor_here())
    return render_template("narrative/nothing_waits.html", gone=gone)


def outcomes_here(review_id: UUID, waiting: Waiting) -> list[Outcome]:
    """What becomes of each row, with what the review knows now."""
    session, lanes = reading_session_here(), lanes_of(review_id)
    typed = {fingerprint_of(each.on, each.lane_code, each.what) for each in bare_entries_of(session, review_id)}
    here = typed | imported_fingerprints(session, review_id)
    known = Known(lanes_by_words(lanes), {code for code, _words in lanes}, here, today().year)
    return outcomes(waiting.table, waiting.plan, known)


def _with_labels(
    review_id: UUID, row: WaitingTable, found: list[Outcome], form: ConfirmForm
) -> tuple[Response | None, list[Outcome]]:
    """The rows with labels in the place of names; or the way to the page on which the names are settled first."""
    if not form.rows.data:
        form.rows.data = normalised(in_one_text(found))
        look_at(review_id, {"rows": form.rows.data})
    held = settle_first(review_id, row.id, form, "rows")
    return held, found if held else with_text(found, str(form.rows.data))


def _confirmed(review_id: UUID, waiting: Waiting, found: Sequence[Outcome], form: ConfirmForm) -> Page:
    close_reading()
    session, by = session_here(), actor_here()
    step = int(form.step.data or "") if str(form.step.data).isdigit() else -1
    try:
        entries = actions.import_rows(session, review_id, step, found, by=by)
    except NotNow as problem:
        flash(problem.sentence)
        return redirect(url_for("narrative.look_at_rows", review_id=review_id))
    if waiting.agency_id:
        names = {mark_of_name(waiting_key(), review_id, name): lane for name, lane in waiting.plan.names.items()}
        chosen = remembered_from(waiting.table, waiting.plan)
        actions.remember_columns(session, review_id, waiting.agency_id, chosen, names)
    number = counts(found)
    said = [f"{counted(len(entries), 'entry', 'entries').capitalize()} added."]
    said += [f"{counted(number[Fate.HERE], 'row').capitalize()} already here."] if number[Fate.HERE] else []
    said += [f"{counted(number[Fate.REFUSED], 'row').capitalize()} left out."] if number[Fate.REFUSED] else []
    flash(" ".join(said), "success")
    return redirect(url_for("narrative.list_", review_id=review_id, _anchor="entries"))


def _rows_page(review_id: UUID, waiting: Waiting, found: Sequence[Outcome], form: ConfirmForm) -> str:
    number, lanes = counts(found), dict(lanes_of(review_id))
    dates = waiting.plan.columns(Holds.DATE)
    asked_for = request.args.get("show", "")
    shown = [each for each in found if not asked_for or each.fate == asked_for]
    pages = max(1, -(-len(shown) // A_PAGE))
    asked_page = request.args.get("page", "1")
    page = min(max(int(asked_page), 1), pages) if asked_page.isdigit() else 1
    return render_template(
        "narrative/rows.html",
        form=form,
        title=form.page_title,
        number=number,
        fates=list(Fate),
        show=asked_for,
        rows=[
            (each, lanes.get(each.lane, ""), each.row.at(dates[0]))
            for each in shown[(page - 1) * A_PAGE : page * A_PAGE]
        ],
        page=page,
        pages=pages,
        notes=waiting.read.notes,
    )
