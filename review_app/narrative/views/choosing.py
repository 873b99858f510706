"""Choosing how a table is to be read: its columns, what its dates mean, who the names in it are."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, url_for

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.commit import close_reading, session_here
from review_app.narrative import actions
from review_app.narrative.actions.imported import CHANGED
from review_app.narrative.forms.importing import ColumnsForm, columns_form
from review_app.narrative.models import WaitingTable
from review_app.narrative.queries.imported import waiting_table_of
from review_app.narrative.rules.columns import (
    heads_of,
    lanes_by_words,
    names_in,
    questions_about,
    why_not_plan,
)
from review_app.narrative.rules.undated import first_undated
from review_app.narrative.rules.written_dates import Questions
from review_app.narrative.views.blueprint import Page, blueprint, lanes_of, sources_in_a_list
from review_app.narrative.views.importing import likely_plan_here, nothing_waits, open_waiting, waiting_key
from review_app.narrative.waiting import Waiting

FIRST_ROWS, LOOKED_AT = 5, 25
SHORT = 60


@blueprint.route("/import/columns", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def choose_columns(review_id: UUID) -> Page:
    """Choose what each column holds, once; ask what the dates mean, and who is who."""
    opened = open_waiting(review_id)
    if opened is None:
        return nothing_waits(review_id)
    row, waiting = opened
    lanes = lanes_of(review_id)
    names = names_in(waiting.table, waiting.plan, lanes_by_words(lanes))
    form = _form(review_id, row, waiting, names)
    if form.validate_on_submit():
        if form.is_for_another_table:
            return _another_table(review_id, row, waiting, form)
        chosen = replace(waiting, plan=form.plan(waiting.plan, names))
        if _is_good(form, chosen):
            return _kept(review_id, row, chosen, asked=bool(names))
        waiting = chosen
    questions = questions_about(waiting.table, waiting.plan)
    return _page(form, waiting, names, questions), 422 if form.errors else 200


def _form(review_id: UUID, row: WaitingTable, waiting: Waiting, names: list[str]) -> ColumnsForm:
    table, plan = waiting.table, waiting.plan
    form = columns_form(plan, heads_of(table, plan.head), names)
    form.set_choices("table", [(place, each.name or "The table") for place, each in enumerate(waiting.read.tables)])
    heads = [(each.number, f"Row {each.number}: {_short(each.cells)}") for each in table.rows[:LOOKED_AT]]
    form.set_choices("head", [*heads, *([] if plan.head else [(0, "None: the columns have no heads")])])
    lanes = lanes_of(review_id)
    form.set_choices("lane", lanes, nothing="The column of lanes says so")
    form.set_choices("source_id", sources_in_a_list(review_id), nothing="None")
    for place in range(len(names)):
        form.set_choices(f"name_{place}", lanes, nothing="None: leave such rows out")
    if not form.is_submitted():
        form.of_table.data, form.of_head.data, form.step.data = str(plan.table), str(plan.head), str(row.step)
    return form


def _is_good(form: ColumnsForm, waiting: Waiting) -> bool:
    """Whether the table can be read like this; says beside the boxes what is missing."""
    questions, plan = questions_about(waiting.table, waiting.plan), waiting.plan
    problems = why_not_plan(plan)
    if questions.order and not plan.order:
        problems["order"] = "Say whether the day or the month stands first."
    for name, sentence in problems.items():
        form.refuse("column_0" if name == "columns" else name, sentence)
    return not problems


def _another_table(review_id: UUID, row: WaitingTable, waiting: Waiting, form: ColumnsForm) -> Page:
    """Begin again with another table of the file, or another row as the head of its columns."""
    number = int(form.table.data)
    same = number == waiting.plan.table
    head = int(form.head.data) if same else None
    plan = likely_plan_here(review_id, waiting.read.tables[number], (waiting.agency_id, number, head))
    return _kept(review_id, row, replace(waiting, plan=plan), asked=False, then="narrative.choose_columns")


def _kept(
    review_id: UUID, row: WaitingTable, waiting: Waiting, *, asked: bool, then: str = "narrative.look_at_rows"
) -> Page:
    lanes = lanes_by_words(lanes_of(review_id))
    new_names = not asked and names_in(waiting.table, waiting.plan, lanes)
    close_reading()
    session = session_here()
    kept = waiting_table_of(session, review_id, actor_here())
    if kept is None or kept.step != row.step:
        flash(CHANGED)
        return redirect(url_for("narrative.choose_columns", review_id=review_id))
    actions.keep_plan(session, kept, waiting, waiting_key())
    if new_names and then != "narrative.choose_columns":
        return redirect(url_for("narrative.choose_columns", review_id=review_id, _anchor="names"))
    return redirect(url_for(then, review_id=review_id))


def _page(form: ColumnsForm, waiting: Waiting, names: list[str], questions: Questions) -> str:
    table, plan = waiting.table, waiting.plan
    heads = heads_of(table, plan.head)
    first = [each for each in table.rows if each.number > plan.head][:FIRST_ROWS]
    columns: list[tuple[str, Any, list[str]]] = [
        (head, box, [_words(row.at(place)) for row in first]) for place, (head, box) in enumerate(form.columns(heads))
    ]
    return render_template(
        "narrative/columns.html",
        form=form,
        title=form.page_title,
        columns=columns,
        names=form.names(names),
        questions=questions,
        undated=_words(first_undated(table, plan)),
        several=len(waiting.read.tables) > 1,
        notes=waiting.read.notes,
        number=len([each for each in table.rows if each.number > plan.head]),
    )


def _short(cells: tuple[str, ...]) -> str:
    return _words(" · ".join(cell for cell in cells if cell))


def _words(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= SHORT else f"{plain[: SHORT - 1]}…"
