"""Agreeing a finding, challenging it, and opening it again."""

from uuid import UUID

from flask import flash, redirect, render_template

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.core.errors import NotNow
from review_app.findings import actions, queries, rules
from review_app.findings.forms import AgreeFindingForm, ChallengeForm, ReopenForm
from review_app.findings.views.blueprint import Page, blueprint, finding_page, finding_url


@blueprint.post("/findings/<uuid:finding_id>/agree")
@requires(Permission.FINDING_AGREE)
def agree(review_id: UUID, finding_id: UUID) -> Page:
    """Agree a finding: the team puts its name to it."""
    session, form = session_here(), AgreeFindingForm()
    finding = queries.finding_in_review(session, review_id, finding_id)
    if form.validate_on_submit() and form.agreed_on.data:
        try:
            actions.agree_finding(session, finding, by=actor_here(), on=form.agreed_on.data)
        except NotNow as problem:
            form.refuse("agreed_on", problem.sentence)
        else:
            flash(f"Finding {finding.number} is agreed.", "success")
            return redirect(finding_url(finding))
    return finding_page(finding, form), 422


@blueprint.route("/findings/<uuid:finding_id>/challenge", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def challenge(review_id: UUID, finding_id: UUID) -> Page:
    """Question a finding."""
    session, form = session_here(), ChallengeForm()
    finding = queries.finding_in_review(session, review_id, finding_id)
    if form.validate_on_submit():
        try:
            actions.challenge_finding(session, finding, form.text.data, by=actor_here())
        except NotNow as problem:
            form.refuse("text", problem.sentence)
        else:
            flash("Your challenge is kept. It stays open until somebody writes what became of it.", "success")
            return redirect(finding_url(finding, "comments"))
    page = render_template(
        "findings/act.html",
        form=form,
        finding=finding,
        title=ChallengeForm.page_title,
        button_text="Challenge",
        cancel_url=finding_url(finding),
    )
    return page, 422 if form.errors else 200


@blueprint.route("/findings/<uuid:finding_id>/reopen", methods=["GET", "POST"])
@requires(Permission.FINDING_AGREE)
def reopen(review_id: UUID, finding_id: UUID) -> Page:
    """Open an agreed finding again, with the reason."""
    session, form = session_here(), ReopenForm()
    finding = queries.finding_in_review(session, review_id, finding_id)
    if form.validate_on_submit():
        try:
            actions.reopen_finding(session, finding, form.reason.data, by=actor_here())
        except NotNow as problem:
            form.refuse("reason", problem.sentence)
        else:
            flash(f"Finding {finding.number} is open again.", "success")
            return redirect(finding_url(finding))
    page = render_template(
        "findings/act.html",
        form=form,
        finding=finding,
        title=ReopenForm.page_title,
        button_text="Open it again",
        why_not=rules.why_not_reopen(finding, "a reason"),
        cancel_url=finding_url(finding),
    )
    return page, 422 if form.errors else 200
