"""Closing a morning, after a page that shows exactly what that does; opening it again."""

from uuid import UUID

from flask import redirect, render_template

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.core.errors import NotNow
from review_app.core.text import counted
from review_app.mornings import rules
from review_app.mornings.actions.calling import reopen_morning
from review_app.mornings.actions.closing import close_morning
from review_app.mornings.forms import CloseForm, ReopenForm
from review_app.mornings.plan import closing_plan
from review_app.mornings.views.blueprint import ONE, Page, blueprint, done, held_here, lscbs_here, morning_here, url_of


@blueprint.route(f"{ONE}/close", methods=["GET", "POST"])
@requires(Permission.MORNING_RUN)
def close(programme_id: UUID, morning_id: UUID) -> Page:
    """Show what closing does, and do it."""
    session, form = session_here(), CloseForm()
    morning = held_here(programme_id, morning_id) if form.is_submitted() else morning_here(programme_id, morning_id)
    plan = closing_plan(session, morning)
    refused = [
        each.card for closing in plan.closings for each in closing.said if each.refuses and closing.any_confirmed
    ]
    form.set_choices("apart", [(card.id, f"Card {card.number}: {card.title}") for card in refused])
    if form.validate_on_submit():
        apart = {UUID(each) for each in form.apart.data or []}
        try:
            made = close_morning(session, morning, form.seen.data or "", apart, by=actor_here())
        except NotNow as problem:
            form.refuse("apart", problem.sentence)
        else:
            done(f"The morning is closed: {counted(len(made.outcomes), 'decision')} came of it.")
            return redirect(url_of("show", morning))
    form.seen.data = plan.mark
    form.seen.raw_data = [plan.mark]
    page = render_template(
        "mornings/close.html", form=form, morning=morning, plan=plan, lscbs=lscbs_here(programme_id),
        why_not=rules.why_not_close(morning),
    )  # fmt: skip
    return page, 422 if form.errors else 200


@blueprint.route(f"{ONE}/reopen", methods=["GET", "POST"])
@requires(Permission.MORNING_RUN)
def reopen(programme_id: UUID, morning_id: UUID) -> Page:
    """Open a closed morning again, with a reason."""
    session, form = session_here(), ReopenForm()
    morning = held_here(programme_id, morning_id) if form.is_submitted() else morning_here(programme_id, morning_id)
    if form.validate_on_submit():
        reopen_morning(session, morning, form.reason.data, by=actor_here())
        done("The morning is open again. What it decided stands until it is closed anew.")
        return redirect(url_of("show", morning))
    page = render_template(
        "mornings/reopen.html", form=form, morning=morning, why_not=rules.why_not_reopen(morning, "a reason")
    )
    return page, 422 if form.errors else 200
