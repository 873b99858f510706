"""The page on which several entries are put down at once, a row each."""

import re
from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.datastructures import ImmutableMultiDict, MultiDict

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.core.forms import as_id
from review_app.core.text import counted
from review_app.history.actions import clear_draft
from review_app.history.views import draft_url, kept_here
from review_app.names.views.door import look_first, settle_first
from review_app.narrative import actions, queries, rules
from review_app.narrative.forms.grid import MOST_ROWS, GridForm, GridRow
from review_app.narrative.views.blueprint import Page, blueprint, lanes_of, sources_in_a_list

IN_A_ROW = re.compile(r"^rows-(\d{1,6})-")


@blueprint.route("/entries/grid", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def add_entries(review_id: UUID) -> Page:
    """Put down several entries at once: all of them, or none while one can't be read."""
    request.form = _without_gaps(request.form)
    what = [name for name in request.form if name.startswith("rows-") and name.endswith("-what")]
    look_first(review_id, *what)
    draft = kept_here(review_id)
    used = draft is not None and request.args.get("draft") == "use"
    form = GridForm(formdata=MultiDict(draft.fields)) if draft is not None and used else GridForm()
    form.fill_lists(lanes_of(review_id), sources_in_a_list(review_id))
    if form.validate_on_submit():
        if not form.begun:
            form.refuse("rows", "Write at least one entry.")
        else:
            held = settle_first(review_id, review_id, form, *what)
            if held is not None:
                return held
            entries = actions.add_entries(
                session_here(), review_id, [_values(row) for row in form.begun], by=actor_here()
            )
            clear_draft(session_here(), actor_here(), str(request.endpoint), review_id)
            flash(f"{counted(len(entries), 'entry', 'entries').capitalize()} added.", "success")
            return redirect(url_for("narrative.list_", review_id=review_id, _anchor=f"entry-{entries[0].id}"))
    page = render_template(
        "narrative/grid.html",
        form=form,
        title=form.page_title,
        errors=_errors(form),
        most=MOST_ROWS,
        last=_last(review_id),
        draft_url=draft_url(review_id, review_id),
        kept=None if used else draft,
    )
    return page, 422 if form.errors else 200


def _without_gaps(sent: ImmutableMultiDict[str, str]) -> ImmutableMultiDict[str, str]:
    """What was sent, its rows numbered without gaps as the form numbers them, so that each cell has one name."""
    numbers = sorted({int(part[1]) for name in sent if (part := IN_A_ROW.match(name))})
    places = {str(number): place for place, number in enumerate(numbers)}
    return ImmutableMultiDict(
        (IN_A_ROW.sub(lambda part: f"rows-{places.get(part[1], part[1])}-", name), words)
        for name, words in sent.items(multi=True)
    )


def _values(row: GridRow) -> dict[str, Any]:
    return {
        "on": row.on.data,
        "what": row.what.data,
        **rules.lane_values(row.lane_code.data),
        "source_id": as_id(row.source_id.data),
    }


def _errors(form: GridForm) -> list[tuple[str, str]]:
    """What is wrong, for the list at the head of the page: in which row, and where to go."""
    general = [("rows-0-on", str(problem)) for problem in form.rows.errors if isinstance(problem, str)]
    return general + [
        (field.id, f"Row {number}: {problem}")
        for number, row in enumerate(form.rows, start=1)
        for field in row.form
        for problem in field.errors
    ]


def _last(review_id: UUID) -> dict[str, str]:
    """The lane and source of the entry that this person added last, which the first row begins with."""
    last = queries.last_entry_by(session_here(), review_id, actor_here())
    return {"lane_code": last.lane_code, "source_id": str(last.source_id or "")} if last else {}
