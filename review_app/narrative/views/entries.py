"""The narrative's own page, and the pages of its entries."""

import textwrap
from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, allowed, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.core.errors import NotNow
from review_app.core.forms import as_id
from review_app.history.actions import clear_draft
from review_app.history.views import draft_for, merge_page, saved
from review_app.names.views.door import look_first, settle_first
from review_app.narrative import actions, queries, rules
from review_app.narrative.forms.told import EntryForm, LaneEntryForm, LaneForm, QuickEntryForm, TieForm
from review_app.narrative.models import Entry, Period
from review_app.narrative.views.blueprint import Page, blueprint, lanes_of, sources_in_a_list

LONGEST_LINE = 110
MOST_BESIDE = 12  # entries beside a period; the rest are in the table


@blueprint.get("")
@requires(Permission.CASE_READ)
def list_(review_id: UUID) -> Page:
    """The periods in prose, and every entry in its lane."""
    return _narrative(review_id, _next_entry(review_id) if allowed(Permission.CASE_WRITE) else None)


@blueprint.route("/entries/add", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def add_entry(review_id: UUID) -> Page:
    """Add an entry at the foot of the table; the next one begins in the same lane, with the same source."""
    look_first(review_id, "what")
    form = _with_choices(review_id, QuickEntryForm()) if request.method == "POST" else _next_entry(review_id)
    if not form.validate_on_submit():
        draft_for(form, review_id)  # an entry that came back from the door and could not be kept as it was
        return _narrative(review_id, form), 422 if form.errors else 200
    held = settle_first(review_id, review_id, form, "what")
    if held is not None:
        return held
    entry = actions.add_entry(session_here(), review_id, _entry_values(form), by=actor_here())
    clear_draft(session_here(), actor_here(), str(request.endpoint), review_id)
    return redirect(url_for("narrative.list_", review_id=review_id, added=entry.id))  # the page goes to its date box


@blueprint.route("/entries/<uuid:entry_id>", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def edit_entry(review_id: UUID, entry_id: UUID) -> Page:
    """Change an entry."""
    look_first(review_id, "what")
    session = session_here()
    entry = queries.entry_in_review(session, review_id, entry_id)
    form = _with_choices(review_id, EntryForm(obj=entry), entry)
    form.begun_on(entry)
    if form.validate_on_submit():
        if form.is_behind(entry):
            return merge_page(form, entry)
        held = settle_first(review_id, entry.id, form, "what")
        if held is not None:
            return held
        actions.change_entry(session, entry, _entry_values(form), by=actor_here())
        clear_draft(session, actor_here(), str(request.endpoint), entry.id)
        flash("Saved.", "success")
        return redirect(_at_entry(entry))
    page = render_template(
        "narrative/edit_entry.html",
        form=form,
        title="Change an entry",
        thing=entry,
        saved=saved(entry),
        kept=draft_for(form, entry.id),
    )
    return page, 422 if form.errors else 200


@blueprint.route("/entries/<uuid:entry_id>/tie", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def tie_entry(review_id: UUID, entry_id: UUID) -> Page:
    """Say that another entry tells of the same event."""
    session, form = session_here(), TieForm()
    entry = queries.entry_in_review(session, review_id, entry_id)
    others = rules.likely_first(entry, queries.entries_of_review(session, review_id))
    form.set_choices("other", [(other.id, _in_a_line(other)) for other in others], nothing="Choose one")
    if form.validate_on_submit():
        other = queries.entry_in_review(session, review_id, UUID(form.other.data))
        try:
            actions.tie_entries(session, entry, other, by=actor_here())
        except NotNow as problem:
            form.refuse("other", problem.sentence)
        else:
            flash("The accounts stand side by side now. Neither is changed.", "success")
            return redirect(_at_entry(entry))
    page = render_template("narrative/tie.html", form=form, title=form.page_title, entry=entry)
    return page, 422 if form.errors else 200


@blueprint.post("/entries/<uuid:entry_id>/untie")
@requires(Permission.CASE_WRITE)
def untie_entry(review_id: UUID, entry_id: UUID) -> Response:
    """Say that an entry is not another account of the same event after all."""
    entry = queries.entry_in_review(session_here(), review_id, entry_id)
    actions.untie_entry(session_here(), entry, by=actor_here())
    flash("The entry stands by itself again.", "success")
    return redirect(_at_entry(entry))


def _narrative(review_id: UUID, form: LaneEntryForm | None) -> str:
    session = session_here()
    entries = queries.entries_of_review(session, review_id)
    periods = queries.periods_of_review(session, review_id)
    views = queries.perspectives_of_review(session, review_id)
    lanes = {entry.lane_code: entry.lane_words for entry in entries}
    lane, period = request.args.get("lane", ""), chosen_period(periods)
    lane_form = LaneForm(formdata=None, data={"lane": lane, "period": str(period.id) if period else ""})
    lane_form.set_choices("lane", sorted(lanes.items(), key=lambda pair: pair[1].casefold()), nothing="Every lane")
    lane_form.set_choices("period", [(each.id, each.title) for each in periods], nothing="The whole time")
    told = rules.happenings(rules.entries_in(period, entries) if period else entries)
    return render_template(
        "narrative/list.html",
        periods=[
            (each, rules.entries_in(each, entries), [view for view in views if view.period_id == each.id])
            for each in periods
        ],
        told=rules.in_lane(told, lane) if lane in lanes else told,
        entries=entries,
        most_beside=MOST_BESIDE,
        lane=lanes.get(lane),
        period=period,
        lane_form=lane_form,
        form=form,
        added=next((entry for entry in entries if str(entry.id) == request.args.get("added")), None),
    )


def chosen_period(periods: list[Period]) -> Period | None:
    """The period that the address asks for, or None for the whole time."""
    return next((period for period in periods if str(period.id) == request.args.get("period")), None)


def _next_entry(review_id: UUID) -> LaneEntryForm:
    last = queries.last_entry_by(session_here(), review_id, actor_here())
    kept = {"lane_code": last.lane_code, "source_id": str(last.source_id or "")} if last else {}
    return _with_choices(review_id, QuickEntryForm(formdata=None, data=kept))


def _with_choices(review_id: UUID, form: LaneEntryForm, entry: Entry | None = None) -> LaneEntryForm:
    lanes = lanes_of(review_id)
    if entry is not None and entry.lane_code not in dict(lanes):
        lanes.append((entry.lane_code, entry.lane_words))
    form.set_choices("lane_code", lanes, nothing="Choose one")
    form.set_choices("source_id", sources_in_a_list(review_id), nothing="None")
    return form


def _entry_values(form: LaneEntryForm) -> dict[str, Any]:
    return {
        **form.values("on", "what"),
        **rules.lane_values(form.lane_code.data),
        "source_id": as_id(form.source_id.data),
    }


def _at_entry(entry: Entry) -> str:
    return url_for("narrative.list_", review_id=entry.review_id, _anchor=f"entry-{entry.id}")


def _in_a_line(entry: Entry) -> str:
    what = textwrap.shorten(entry.what, LONGEST_LINE, placeholder="…")
    return " · ".join(part for part in (entry.on.wording, entry.lane_words, what) if part)
