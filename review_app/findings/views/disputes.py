"""Disputes with the LSCB about a finding: what each says, and what became of it."""

from uuid import UUID

from flask import flash, redirect, render_template, request

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.clock import today
from review_app.core.commit import session_here
from review_app.core.errors import NotNow
from review_app.findings import actions, queries
from review_app.findings.forms import DisputeForm, SettleDisputeForm
from review_app.findings.models import Dispute, DisputeState, Finding
from review_app.findings.views.blueprint import Page, blueprint, finding_url
from review_app.history.views import merge_page, saved

_NAMES = ("raised_by", "raised_on", "board_says", "team_says")


@blueprint.route("/findings/<uuid:finding_id>/disputes/add", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def add_dispute(review_id: UUID, finding_id: UUID) -> Page:
    """Note that the LSCB disputes a finding."""
    session, form = session_here(), DisputeForm()
    finding = queries.finding_in_review(session, review_id, finding_id)
    if form.validate_on_submit():
        try:
            actions.add_dispute(session, finding, form.values(*_NAMES), by=actor_here())
        except NotNow as problem:
            form.refuse("board_says", problem.sentence)
        else:
            flash("Saved. The finding itself stays as it is.", "success")
            return redirect(finding_url(finding, "disputes"))
    return _page(form, finding, None)


@blueprint.route("/findings/<uuid:finding_id>/disputes/<uuid:dispute_id>", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def edit_dispute(review_id: UUID, finding_id: UUID, dispute_id: UUID) -> Page:
    """Change what each says."""
    session = session_here()
    finding = queries.finding_in_review(session, review_id, finding_id)
    dispute = queries.dispute_in_review(session, review_id, dispute_id)
    form = DisputeForm(obj=dispute)
    form.begun_on(dispute)
    if form.validate_on_submit():
        if form.is_behind(dispute):
            return merge_page(form, dispute)
        try:
            actions.change_dispute(session, dispute, form.values(*_NAMES), by=actor_here())
        except NotNow as problem:
            form.refuse("board_says", problem.sentence)
        else:
            flash("Saved.", "success")
            return redirect(finding_url(finding, "disputes"))
    return _page(form, finding, dispute)


@blueprint.route("/findings/<uuid:finding_id>/disputes/<uuid:dispute_id>/settle", methods=["GET", "POST"])
@requires(Permission.FINDING_AGREE)
def settle_dispute(review_id: UUID, finding_id: UUID, dispute_id: UUID) -> Page:
    """Note how a dispute was settled, or that it stands."""
    session = session_here()
    finding = queries.finding_in_review(session, review_id, finding_id)
    dispute = queries.dispute_in_review(session, review_id, dispute_id)
    form = SettleDisputeForm(obj=dispute)
    form.begun_on(dispute)
    if request.method == "GET" and dispute.settled_on is None:
        form.settled_on.data, form.state.data = today(), None
    if form.validate_on_submit():
        if form.is_behind(dispute):
            return merge_page(form, dispute)
        state = DisputeState(form.state.data)
        try:
            actions.settle_dispute(
                session, dispute, state, form.outcome.data, by=actor_here(), on=form.settled_on.data
            )  # fmt: skip
        except NotNow as problem:
            form.refuse("outcome", problem.sentence)
        else:
            flash("Saved.", "success")
            return redirect(finding_url(finding, "disputes"))
    return _page(form, finding, dispute)


def _page(form: DisputeForm | SettleDisputeForm, finding: Finding, dispute: Dispute | None) -> Page:
    page = render_template(
        "findings/dispute.html",
        form=form,
        finding=finding,
        thing=dispute,
        title=form.page_title,
        cancel_url=finding_url(finding, "disputes"),
        saved=saved(dispute) if dispute else None,
    )
    return page, 422 if form.errors else 200
