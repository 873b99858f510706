"""The method's table: every episode on one page, to read, to sort, and to change cell by cell in its place."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from flask import redirect, render_template, request, url_for

from review_app.access.gate import actor_here, allowed, requires
from review_app.access.panels import panels_for
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.core.errors import NotFound
from review_app.core.forms import as_id
from review_app.episodes import actions, queries, rules
from review_app.episodes.forms.cells import OF_APPRAISAL, OF_EPISODE, CellForm, form_of_cell
from review_app.episodes.models import Appraisal, Episode, EpisodeKind, View
from review_app.episodes.sheets import Parts, Sheet, sheet
from review_app.episodes.views.blueprint import Page, blueprint
from review_app.history.actions import clear_draft
from review_app.history.sealing import OpenDraft
from review_app.history.views import draft_for, merge_page
from review_app.people.queries import participant_in_review

TABLE = "episodes.list_"  # the page on which cells are typed in, and that drafts of them belong to
ORDERS = ("number", "date", "kind")
VIEW_OF = "view-"  # a cell of the views, before the position's id


@dataclass(frozen=True)
class Cell:
    """One cell that is being changed: which record it belongs to, and its form."""

    episode: Episode
    name: str
    form: CellForm
    thing: Episode | View | Appraisal | None  # None: a view that nobody has written yet
    participant_id: UUID | None = None

    @property
    def column(self) -> str:
        """The column of the record that the cell changes."""
        return "text" if self.participant_id else self.name

    @property
    def owner(self) -> UUID:
        """What its draft belongs to."""
        return uuid5(self.episode.id, self.name)


@blueprint.get("")
@requires(Permission.CASE_READ)
def list_(review_id: UUID) -> Page:
    """The method's table, by number, by date or by kind; ?edit= and ?cell= name the cell that is to be changed."""
    episode_id, cell = as_id(request.args.get("edit")), None
    if episode_id is not None and allowed(Permission.CASE_WRITE):
        cell = _cell(review_id, episode_id, request.args.get("cell", ""))
        cell.form.begun_on(cell.thing)
    return _table(review_id, _order(request.args.get("order", "")), cell)


@blueprint.post("/<uuid:episode_id>/cells/<string(maxlength=60):cell>")
@requires(Permission.CASE_WRITE)
def save_cell(review_id: UUID, episode_id: UUID, cell: str) -> Page:
    """Save one cell, and go back to it in the table."""
    changed = _cell(review_id, episode_id, cell)
    form, order = changed.form, _order(changed.form.order.data)
    form.begun_on(changed.thing)
    if not form.validate_on_submit():
        return _table(review_id, order, changed)
    if changed.thing is not None and form.is_behind(changed.thing):
        return merge_page(form, changed.thing)
    _save(changed)
    clear_draft(session_here(), actor_here(), TABLE, changed.owner)
    # No message at the page's head: it would take the reader away from the cell. The cell itself says so.
    return redirect(url_for(TABLE, review_id=review_id, order=order, at=f"{episode_id}-{cell}", saved="yes"))


def _save(cell: Cell) -> None:
    session, value, by = session_here(), cell.form[cell.column].data, actor_here()
    if cell.participant_id is not None:
        actions.write_view(session, cell.episode, cell.participant_id, value, by=by)
    elif isinstance(cell.thing, Appraisal):
        actions.appraise_part(session, cell.thing, cell.name, value, by=by)
    else:
        value = EpisodeKind(value) if cell.name == "kind" else value
        actions.change_part(session, cell.episode, cell.name, value, by=by)


def _cell(review_id: UUID, episode_id: UUID, name: str) -> Cell:
    """The cell of this name with its form; raises NotFound for one that the table doesn't have."""
    session = session_here()
    episode = queries.episode_in_review(session, review_id, episode_id)
    if name in OF_EPISODE:
        return Cell(episode, name, form_of_cell(name, OF_EPISODE[name])(obj=episode), episode)
    if name in OF_APPRAISAL:
        appraisal = queries.appraisal_of(session, episode)
        if appraisal is None:
            raise NotFound
        return Cell(episode, name, form_of_cell(name, OF_APPRAISAL[name])(obj=appraisal), appraisal)
    participant_id = as_id(name.removeprefix(VIEW_OF)) if name.startswith(VIEW_OF) else None
    if participant_id is None:
        raise NotFound
    person = participant_in_review(session, review_id, participant_id)
    view = queries.view_of(session, episode, person.id)
    label = f"View of {person.label}"
    return Cell(episode, name, form_of_cell("text", label)(obj=view), view, person.id)


def _table(review_id: UUID, order: str, cell: Cell | None) -> Page:
    if cell is not None:
        cell.form.order.data = order
    page = render_template(
        "episodes/list.html",
        sheets=_sheets(review_id, order),
        order=order,
        cell=cell,
        at=request.args.get("at", ""),
        just_saved="saved" in request.args,
        form=cell.form if cell else None,
        columns=panels_for("episodes", review_id, review_id),
        **_typed(review_id, cell),
    )
    return page, 422 if cell and cell.form.errors else 200


def _sheets(review_id: UUID, order: str) -> list[Sheet]:
    session = session_here()
    parts = Parts(
        queries.episode_agencies_of_review(session, review_id),
        queries.episode_positions_of_review(session, review_id),
        queries.views_of_review(session, review_id),
        queries.appraisals_of_review(session, review_id),
        queries.differing_views_of_review(session, review_id),
    )
    return [sheet(episode, parts) for episode in rules.in_order(queries.episodes_of_review(session, review_id), order)]


def _typed(review_id: UUID, cell: Cell | None) -> dict[str, Any]:
    """Where what is typed into the cell is kept until it is saved, and what was kept before."""
    if cell is None:
        return {}
    kept: OpenDraft | None = draft_for(cell.form, cell.owner)
    address = url_for("history.keep_draft", review_id=review_id, form=TABLE, object_id=cell.owner)
    return {"draft_url": address, "kept": kept}


def _order(asked: str | None) -> str:
    return asked if asked in ORDERS else ORDERS[0]
