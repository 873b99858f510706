"""The pages of a review's plan."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.core.errors import NotNow
from review_app.history.views import merge_page
from review_app.reviews import actions, queries
from review_app.reviews.forms.plan import MilestoneForm, Plan, PlanForm, plan_form
from review_app.reviews.models import Milestone
from review_app.reviews.views.blueprint import Page, blueprint


@blueprint.route("/reviews/<uuid:review_id>/plan", methods=["GET", "POST"])
@requires(Permission.REVIEW_PLAN)
def plan(review_id: UUID) -> Page:
    """Set the dates of the plan, all on one page."""
    session = session_here()
    milestones = queries.milestones_of_review(session, review_id)
    now_saved = Plan(milestones)
    form = plan_form(milestones, now_saved)
    form.begun_on(now_saved)
    if form.validate_on_submit():
        if form.is_behind(now_saved):
            return merge_page(form, now_saved)
        if _set_all(form, milestones):
            flash("Saved.", "success")
            return redirect(url_for("reviews.home", review_id=review_id))
    return render_template("reviews/plan.html", form=form, milestones=milestones), 422 if form.errors else 200


@blueprint.route("/reviews/<uuid:review_id>/plan/add", methods=["GET", "POST"])
@requires(Permission.REVIEW_PLAN)
def add_milestone(review_id: UUID) -> Page:
    """Add a date to the plan."""
    session, form = session_here(), MilestoneForm()
    if form.validate_on_submit():
        actions.add_milestone(session, queries.review_by_id(session, review_id), form.what.data, by=actor_here())
        flash("Added at the end of the plan. Now set its date.", "success")
        return redirect(url_for("reviews.plan", review_id=review_id))
    return render_template("reviews/add_milestone.html", form=form), 422 if form.errors else 200


def _set_all(form: PlanForm, milestones: list[Milestone]) -> bool:
    """Set every date that was changed; a refusal stands beside its box, and nothing is kept then."""
    session = session_here()
    for milestone in milestones:
        typed = form.values_of(milestone)
        if all(getattr(milestone, name) == value for name, value in typed.items()):
            continue
        try:
            actions.set_milestone(session, milestone, **typed, by=actor_here())
        except NotNow as problem:
            form.refuse(f"actual_on_{milestone.id.hex}", problem.sentence)
    return not form.errors
