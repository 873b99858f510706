"""The pages of periods, in prose, and of how others saw them."""

from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.core.errors import NotNow
from review_app.core.forms import VersionedForm
from review_app.history.actions import clear_draft
from review_app.history.views import draft_for, draft_url, merge_page, saved
from review_app.names.views.door import look_first, settle_first
from review_app.narrative import actions, queries, rules
from review_app.narrative.forms.told import PeriodForm, PerspectiveForm
from review_app.narrative.models import Perspective
from review_app.narrative.views.blueprint import Page, blueprint, lanes_of

PERIOD = ("title", "begins", "ends", "prose")
PERSPECTIVE = ("lane_code", "text")
NAMES_SETTLED_IN = ("title", "prose")


@blueprint.route("/periods/add", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def add_period(review_id: UUID) -> Page:
    """Add a period."""
    look_first(review_id, *NAMES_SETTLED_IN)
    session, form = session_here(), PeriodForm()
    if form.validate_on_submit():
        held = settle_first(review_id, review_id, form, *NAMES_SETTLED_IN)
        if held is not None:
            return held
        try:
            actions.add_period(session, review_id, form.values(*PERIOD), by=actor_here())
        except NotNow as problem:
            form.refuse("ends", problem.sentence)
        else:
            return _kept(review_id, review_id)
    return _page("edit_period", review_id, form, title="Add a period", thing=None)


@blueprint.route("/periods/<uuid:period_id>", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def edit_period(review_id: UUID, period_id: UUID) -> Page:
    """Change a period."""
    look_first(review_id, *NAMES_SETTLED_IN)
    session = session_here()
    period = queries.period_in_review(session, review_id, period_id)
    form = PeriodForm(obj=period)
    form.begun_on(period)
    if form.validate_on_submit():
        if form.is_behind(period):
            return merge_page(form, period)
        held = settle_first(review_id, period.id, form, *NAMES_SETTLED_IN)
        if held is not None:
            return held
        try:
            actions.change_period(session, period, form.values(*PERIOD), by=actor_here())
        except NotNow as problem:
            form.refuse("ends", problem.sentence)
        else:
            return _kept(review_id, period.id)
    return _page("edit_period", review_id, form, title="Change a period", thing=period)


@blueprint.route("/periods/<uuid:period_id>/perspectives/add", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def add_perspective(review_id: UUID, period_id: UUID) -> Page:
    """Add how somebody saw a period differently."""
    look_first(review_id, "text")
    session = session_here()
    period = queries.period_in_review(session, review_id, period_id)
    form = _with_lanes(review_id, PerspectiveForm())
    if form.validate_on_submit():
        held = settle_first(review_id, period.id, form, "text")
        if held is not None:
            return held
        actions.add_perspective(session, period, _values(form), by=actor_here())
        return _kept(review_id, period.id)
    words = {"title": "Add a differing view", "thing": None, "period": period}
    return _page("edit_perspective", review_id, form, owner=period.id, **words)


@blueprint.route("/perspectives/<uuid:perspective_id>", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def edit_perspective(review_id: UUID, perspective_id: UUID) -> Page:
    """Change how somebody saw a period differently."""
    look_first(review_id, "text")
    session = session_here()
    view = queries.perspective_in_review(session, review_id, perspective_id)
    form = _with_lanes(review_id, PerspectiveForm(obj=view), view)
    form.begun_on(view)
    if form.validate_on_submit():
        if form.is_behind(view):
            return merge_page(form, view)
        held = settle_first(review_id, view.id, form, "text")
        if held is not None:
            return held
        actions.change_perspective(session, view, _values(form), by=actor_here())
        return _kept(review_id, view.id)
    period = queries.period_in_review(session, review_id, view.period_id)
    return _page("edit_perspective", review_id, form, title="Change a differing view", thing=view, period=period)


def _with_lanes(review_id: UUID, form: PerspectiveForm, view: Perspective | None = None) -> PerspectiveForm:
    lanes = lanes_of(review_id)
    if view is not None and view.lane_code not in dict(lanes):
        lanes.append((view.lane_code, view.lane_words))
    form.set_choices("lane_code", lanes, nothing="Choose one")
    return form


def _values(form: PerspectiveForm) -> dict[str, Any]:
    return {**form.values("text"), **rules.lane_values(form.lane_code.data)}


def _page(template: str, review_id: UUID, form: VersionedForm, *, owner: UUID | None = None, **words: Any) -> Page:
    thing = words["thing"]
    owner = owner or (thing.id if thing else review_id)
    page = render_template(
        f"narrative/{template}.html",
        form=form,
        draft_url=draft_url(review_id, owner),
        kept=draft_for(form, owner),
        saved=saved(thing) if thing else None,
        **words,
    )
    return page, 422 if form.errors else 200


def _kept(review_id: UUID, owner: UUID) -> Response:
    clear_draft(session_here(), actor_here(), request.endpoint or "", owner)
    flash("Saved.", "success")
    return redirect(url_for("narrative.list_", review_id=review_id))
