"""The list of findings, one finding, and its anatomy to be written."""

from collections import Counter
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for

from review_app.access.gate import actor_here, requires
from review_app.access.panels import links_for
from review_app.access.permissions import Permission
from review_app.comments.queries import open_challenges_on
from review_app.core.commit import session_here
from review_app.core.errors import NotNow
from review_app.findings import actions, anatomy, queries
from review_app.findings.forms import FindingForm, NewFindingForm
from review_app.findings.forms.finding import BEGINNING, TEXTS
from review_app.findings.models import Finding
from review_app.findings.rules import are_numbered, mark_of_order, state_now, why_not_change
from review_app.findings.views.blueprint import Page, blueprint, fill_categories, finding_page, finding_url
from review_app.history.actions import clear_draft
from review_app.history.views import draft_for, draft_url, merge_page, saved
from review_app.reviews.queries import review_by_id
from review_app.vocabularies.models import VocabularyKind
from review_app.vocabularies.queries import newest_of, version_of_review


@blueprint.get("/findings")
@requires(Permission.CASE_READ)
def list_(review_id: UUID) -> Page:
    """The findings in the order of priority, with their category, state and what they rest on."""
    session = session_here()
    findings = queries.findings_in_brief(session, review_id)
    challenges = open_challenges_on(session, review_id, "finding")
    review = review_by_id(session, review_id)
    return render_template(
        "findings/list.html",
        findings=findings,
        uses=(uses := version_of_review(session, review, VocabularyKind.TYPOLOGY)),
        newest=newest_of(session, review.programme_id, VocabularyKind.TYPOLOGY),
        earlier=[each for each in findings if uses and not each.is_agreed and each.category.vocabulary_id != uses.id],
        states={finding.id: state_now(finding.state, challenges.get(finding.id, 0)) for finding in findings},
        parts=queries.part_counts(session, review_id),
        challenges=challenges,
        disputes=Counter(
            each.finding_id for each in queries.disputes_of_review(session, review_id) if each.is_standing
        ),
        reasons=queries.reasons_for_order(session, review_id),
        in_order=are_numbered(findings),
        seen=mark_of_order(findings),
        wanted=queries.wanted_to_learn(session, review_id),
        learning=queries.additional_learning_of_review(session, review_id),
        links=links_for("findings", review_id),
        indicative=not review.size.claims_findings,
    )


@blueprint.get("/findings/<uuid:finding_id>")
@requires(Permission.CASE_READ)
def show(review_id: UUID, finding_id: UUID) -> Page:
    """One finding, from top to bottom."""
    return finding_page(queries.finding_in_review(session_here(), review_id, finding_id))


@blueprint.route("/findings/add", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def add(review_id: UUID) -> Page:
    """Begin a finding: its sentence and its category."""
    session, form = session_here(), NewFindingForm()
    fill_categories(form, review_id, None)
    if form.validate_on_submit():
        try:
            finding = actions.add_finding(session, review_id, form.anatomy(*BEGINNING), by=actor_here())
        except NotNow as problem:
            form.refuse("title", problem.sentence)
        else:
            clear_draft(session, actor_here(), request.endpoint or "", review_id)
            flash("The finding is kept. Its anatomy follows, in any order.", "success")
            return redirect(url_for("findings.edit", review_id=review_id, finding_id=finding.id))
    page = render_template(
        "findings/edit.html",
        form=form,
        title=NewFindingForm.page_title,
        thing=None,
        parts=(anatomy.TITLE, anatomy.CATEGORY),
        cancel_url=url_for("findings.list_", review_id=review_id),
        draft_url=draft_url(review_id, review_id),
        kept=draft_for(form, review_id),
    )
    return page, 422 if form.errors else 200


@blueprint.route("/findings/<uuid:finding_id>/edit", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def edit(review_id: UUID, finding_id: UUID) -> Page:
    """Write a finding's anatomy, on one long page."""
    session = session_here()
    finding = queries.finding_in_review(session, review_id, finding_id)
    form = FindingForm(obj=finding)
    fill_categories(form, review_id, finding)
    form.begun_on(finding)
    if request.method == "GET" and why_not_change(finding):
        flash(why_not_change(finding) or "", "note")
        return redirect(finding_url(finding))
    if form.validate_on_submit():
        answer = _save(form, finding)
        if answer is not None:
            return answer
    page = render_template(
        "findings/edit.html",
        form=form,
        title=FindingForm.page_title,
        thing=finding,
        parts=anatomy.ANATOMY,
        cancel_url=finding_url(finding),
        draft_url=draft_url(review_id, finding.id),
        kept=draft_for(form, finding.id),
        saved=saved(finding),
    )
    return page, 422 if form.errors else 200


def _save(form: FindingForm, finding: Finding) -> Page | None:
    """Save the anatomy and answer; None if a rule refused it, with its sentence beside the title."""
    session = session_here()
    if form.is_behind(finding):
        return merge_page(form, finding)
    try:
        actions.change_finding(session, finding, form.anatomy(*BEGINNING, *TEXTS), by=actor_here())
    except NotNow as problem:
        form.refuse("title", problem.sentence)
        return None
    clear_draft(session, actor_here(), request.endpoint or "", finding.id)
    flash("Saved.", "success")
    return redirect(finding_url(finding))
