"""What is known of a finding from outside the case."""

from uuid import UUID

from flask import flash, redirect, render_template

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.core.errors import NotNow
from review_app.findings import actions, queries, rules
from review_app.findings.forms import OutsideEvidenceForm
from review_app.findings.models import EvidenceKind, Finding, OutsideEvidence
from review_app.findings.views.blueprint import Page, blueprint, finding_url
from review_app.history.views import merge_page, saved


@blueprint.route("/findings/<uuid:finding_id>/evidence/add", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def add_evidence(review_id: UUID, finding_id: UUID) -> Page:
    """Add evidence from outside the case."""
    session, form = session_here(), OutsideEvidenceForm()
    finding = queries.finding_in_review(session, review_id, finding_id)
    if form.validate_on_submit():
        try:
            actions.add_outside_evidence(session, finding, _values(form), by=actor_here())
        except NotNow as problem:
            form.refuse("what", problem.sentence)
        else:
            flash("Saved.", "success")
            return redirect(finding_url(finding, "evidence"))
    return _page(form, finding, None)


@blueprint.route("/findings/<uuid:finding_id>/evidence/<uuid:evidence_id>", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def edit_evidence(review_id: UUID, finding_id: UUID, evidence_id: UUID) -> Page:
    """Change evidence from outside the case."""
    session = session_here()
    finding = queries.finding_in_review(session, review_id, finding_id)
    evidence = queries.outside_evidence_in_review(session, review_id, evidence_id)
    form = OutsideEvidenceForm(obj=evidence)
    form.begun_on(evidence)
    if form.validate_on_submit():
        if form.is_behind(evidence):
            return merge_page(form, evidence)
        try:
            actions.change_outside_evidence(session, finding, evidence, _values(form), by=actor_here())
        except NotNow as problem:
            form.refuse("what", problem.sentence)
        else:
            flash("Saved.", "success")
            return redirect(finding_url(finding, "evidence"))
    return _page(form, finding, evidence)


def _values(form: OutsideEvidenceForm) -> dict[str, object]:
    return form.values("what", "on") | {"kind": EvidenceKind(form.kind.data)}


def _page(form: OutsideEvidenceForm, finding: Finding, evidence: OutsideEvidence | None) -> Page:
    page = render_template(
        "findings/evidence.html",
        form=form,
        finding=finding,
        thing=evidence,
        title="Change evidence from outside the case" if evidence else "Add evidence from outside the case",
        why_not=rules.why_not_change(finding),
        cancel_url=finding_url(finding),
        saved=saved(evidence) if evidence else None,
    )
    return page, 422 if form.errors else 200
