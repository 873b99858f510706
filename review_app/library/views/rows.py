"""The rows of a file that was brought: what each would become, which are ticked, whose words they are, and taking them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.commit import close_reading, reading_session_here, session_here
from review_app.core.errors import NotNow
from review_app.core.text import counted
from review_app.library import actions, queries
from review_app.library.brought.fates import Fate, Outcome, counts, outcomes, taken
from review_app.library.brought.statuses import ways_of
from review_app.library.forms import STATUSES, RowsForm
from review_app.library.models import WordingStatus
from review_app.library.views.blueprint import LIBRARY, Page, blueprint, page_of
from review_app.library.views.bringing import nothing_waits, opened_here, waiting_key
from review_app.library.waiting import Waiting

A_PAGE = 50  # rows
ROWS = f"{LIBRARY}/import/rows"


@blueprint.get(ROWS)
@requires(Permission.LIBRARY_WRITE)
def rows(programme_id: UUID) -> Page:
    """Every row as it was read, and what it would become."""
    opened = opened_here(programme_id)
    if opened is None:
        return nothing_waits(programme_id)
    row, waiting = opened
    found = _outcomes(programme_id, waiting)
    shown = request.args.get("show", "") if request.args.get("show", "") in set(Fate) else ""
    listed = [each for each in found if not shown or each.fate == shown]
    page, pages = page_of(request.args.get("page", "1"), len(listed), A_PAGE)
    number, ticked = counts(found), taken(found, waiting.on, waiting.off)
    return render_template(
        "library/rows.html",
        form=RowsForm(formdata=None, step=str(row.step)),
        title=RowsForm.page_title,
        programme_id=programme_id,
        rows=listed[(page - 1) * A_PAGE : page * A_PAGE],
        ticked=ticked,
        number=number,
        fates=list(Fate),
        show=shown,
        page=page,
        pages=pages,
        notes=waiting.read.notes,
        ways=ways_of(waiting.read.rows, waiting.statuses),
        statuses=STATUSES,
        words={status.value: status.words for status in WordingStatus},
    )


@blueprint.post(ROWS)
@requires(Permission.LIBRARY_WRITE)
def choose_rows(programme_id: UUID) -> Page:
    """Keep the ticks of this page and go to another, or bring in everything that is ticked."""
    opened, form = opened_here(programme_id), RowsForm()
    if opened is None:
        return nothing_waits(programme_id)
    if not form.validate():
        return redirect(url_for("library.rows", programme_id=programme_id))
    waiting = _with_ticks(opened[1])
    if request.form.get("go") == "bring":
        return _brought(programme_id, _step(form), waiting)
    if request.form.get("go") == "words":
        waiting = replace(waiting, statuses=_ways_chosen(waiting))
    close_reading()
    try:
        actions.keep_choices(session_here(), programme_id, _step(form), waiting, waiting_key(), by=actor_here())
    except NotNow as problem:
        flash(problem.sentence, "note")
    return redirect(url_for("library.rows", programme_id=programme_id, **_next()))


def _outcomes(programme_id: UUID, waiting: Waiting) -> list[Outcome]:
    entries = queries.all_entries(reading_session_here(), programme_id)
    return outcomes(waiting.read.rows, waiting.statuses, entries)


def _brought(programme_id: UUID, step: int, waiting: Waiting) -> Page:
    found = _outcomes(programme_id, waiting)
    ticked = taken(found, waiting.on, waiting.off)
    here = url_for("library.rows", programme_id=programme_id)
    close_reading()
    if not ticked:
        flash("No row is ticked, so nothing was brought in.", "note")
        return redirect(here)
    try:
        added, changed = actions.bring_in(session_here(), programme_id, step, found, ticked, by=actor_here())
    except NotNow as problem:
        flash(problem.sentence, "note")
        return redirect(here)
    said = [f"{counted(added, 'finding').capitalize()} added."] if added or not changed else []
    said += [f"{counted(changed, 'finding').capitalize()} changed."] if changed else []
    left = len(found) - added - changed
    said += [f"{counted(left, 'row').capitalize()} left out."] if left else []
    flash(" ".join(said), "success")
    return redirect(url_for("library.list_", programme_id=programme_id))


def _with_ticks(waiting: Waiting) -> Waiting:
    """The ticks as they are after this page: only rows that stood on it are touched."""
    shown, ticks = _numbers("shown"), _numbers("take")
    return replace(waiting, on=(waiting.on - shown) | (ticks & shown), off=(waiting.off - shown) | (shown - ticks))


def _numbers(name: str) -> frozenset[int]:
    said = request.form.getlist(name)
    return frozenset(int(one) for one in said if one.isascii() and one.isdigit() and len(one) < 10)


def _ways_chosen(waiting: Waiting) -> Mapping[str, str]:
    known = {status.value for status in WordingStatus}
    said = {
        way.key: request.form.get(f"way_{place}", way.status)
        for place, way in enumerate(ways_of(waiting.read.rows, waiting.statuses))
    }
    return {key: value if value in known else "" for key, value in said.items()}


def _next() -> dict[str, Any]:
    """The page of rows that is asked for."""
    go = request.form.get("go", "")
    page = go if go.isascii() and go.isdigit() else request.args.get("page", "")
    shown = {"show": request.args.get("show", ""), "page": page}
    return {name: value for name, value in shown.items() if value}


def _step(form: RowsForm) -> int:
    said = str(form.step.data or "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else -1
