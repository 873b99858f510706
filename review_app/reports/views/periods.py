"""The pages of the appraisal by period."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.core.dates import UNKNOWN
from review_app.core.errors import NotNow
from review_app.core.text import counted
from review_app.history.actions import clear_draft
from review_app.history.views import draft_for, draft_url, merge_page, saved
from review_app.reports import actions, queries
from review_app.reports.appraised import seeds_of_review
from review_app.reports.forms import PeriodForm, StartForm
from review_app.reports.models import AppraisalPeriod
from review_app.reports.seeds import why_not_start
from review_app.reports.views.blueprint import Page, blueprint


@blueprint.get("/periods")
@requires(Permission.CASE_READ)
def periods(review_id: UUID) -> Page:
    """The appraisal of practice, period by period."""
    session = session_here()
    found = queries.periods_of_review(session, review_id)
    reason = why_not_start(seeds_of_review(session, review_id, found))
    return render_template("reports/periods.html", periods=found, reason=reason)


@blueprint.post("/periods/start")
@requires(Permission.REPORT_WRITE)
def start_periods(review_id: UUID) -> Page:
    """Start the appraisal from the episodes' appraisals."""
    session, form = session_here(), StartForm()
    if not form.validate_on_submit():
        return redirect(url_for("reports.periods", review_id=review_id))
    found = queries.periods_of_review(session, review_id)
    seeds = seeds_of_review(session, review_id, found)
    try:
        number = actions.start_periods(session, review_id, found, seeds, by=actor_here())
    except NotNow as problem:
        flash(problem.sentence)
    else:
        flash(
            f"{counted(number, 'period').capitalize()} started from the episodes. Now make each text your own.",
            "success",
        )
    return redirect(url_for("reports.periods", review_id=review_id))


@blueprint.route("/periods/add", methods=["GET", "POST"])
@requires(Permission.REPORT_WRITE)
def add_period(review_id: UUID) -> Page:
    """Add a period."""
    session, form = session_here(), PeriodForm()
    if form.validate_on_submit():
        actions.add_period(
            session, review_id, form.title.data, form.dates.data or UNKNOWN, form.text.data, by=actor_here()
        )
        clear_draft(session, actor_here(), "reports.add_period", review_id)
        flash("Saved.", "success")
        return redirect(url_for("reports.periods", review_id=review_id))
    return _page(form, "Add a period", None, review_id)


@blueprint.route("/periods/<uuid:period_id>", methods=["GET", "POST"])
@requires(Permission.REPORT_WRITE)
def edit_period(review_id: UUID, period_id: UUID) -> Page:
    """Change a period."""
    session = session_here()
    period = queries.period_in_review(session, review_id, period_id)
    form = PeriodForm(obj=period)
    form.begun_on(period)
    if form.validate_on_submit():
        if form.is_behind(period):
            return merge_page(form, period)
        actions.change_period(
            session, period, form.title.data, form.dates.data or UNKNOWN, form.text.data, by=actor_here()
        )
        clear_draft(session, actor_here(), "reports.edit_period", period_id)
        flash("Saved.", "success")
        return redirect(url_for("reports.periods", review_id=review_id))
    return _page(form, "Change a period", period, review_id)


def _page(form: PeriodForm, title: str, period: AppraisalPeriod | None, review_id: UUID) -> Page:
    typed_for = period.id if period else review_id
    page = render_template(
        "reports/edit_period.html",
        form=form,
        title=title,
        thing=period,
        kept=draft_for(form, typed_for),
        draft_url=draft_url(review_id, typed_for),
        saved=saved(period) if period else None,
    )
    return page, 422 if form.errors else 200
