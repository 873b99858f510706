"""The list of findings, one finding, and its anatomy to be written."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, requires
from review_app.access.panels import links_for
from review_app.access.permissions import Permission
from review_app.comments.queries import open_challenges_on
from review_app.core.commit import session_here
from review_app.core.errors import NotNow
from review_app.findings import actions, anatomy, queries
from review_app.findings.forms import FindingForm, NewFindingForm
from review_app.findings.forms.finding import TEXTS
from review_app.findings.models import Finding
from review_app.findings.rules import why_not_change
from review_app.findings.views.blueprint import Page, blueprint, finding_page, finding_url
from review_app.history.actions import clear_draft
from review_app.history.views import draft_for, draft_url, merge_page, saved
from review_app.reviews.queries import review_by_id
from review_app.vocabularies.models import VocabularyKind
from review_app.vocabularies.queries import terms_of


@blueprint.get("/findings")
@requires(Permission.CASE_READ)
def list_(review_id: UUID) -> Page:
    """The findings in the order of priority, with their category, state and what they rest on."""
    session = session_here()
    findings = queries.findings_in_brief(session, review_id)
    return render_template(
        "findings/list.html",
        findings=findings,
        parts=queries.part_counts(session, review_id),
        challenges=open_challenges_on(session, review_id, "finding"),
        in_order=[finding.number for finding in findings] == list(range(1, len(findings) + 1)),
        learning=queries.additional_learning_of_review(session, review_id),
        links=links_for("findings", review_id),
        indicative=not review_by_id(session, review_id).size.claims_findings,
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
    _fill_categories(form, review_id, None)
    if form.validate_on_submit():
        try:
            finding = actions.add_finding(session, review_id, form.anatomy(), by=actor_here())
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
    _fill_categories(form, review_id, finding)
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


@blueprint.post("/findings/<uuid:finding_id>/move/<any(earlier, later):direction>")
@requires(Permission.CASE_WRITE)
def move(review_id: UUID, finding_id: UUID, direction: str) -> Response:
    """Move a finding one place in the order of priority."""
    session = session_here()
    finding = queries.finding_in_review(session, review_id, finding_id)
    actions.move_finding(session, finding, -1 if direction == "earlier" else 1, by=actor_here())
    return redirect(url_for("findings.list_", review_id=review_id))


@blueprint.post("/findings/number-in-order")
@requires(Permission.CASE_WRITE)
def number_in_order(review_id: UUID) -> Response:
    """Number the findings as they stand now."""
    actions.number_in_order(session_here(), review_id, by=actor_here())
    flash(
        "The findings are numbered in this order. Texts that say “see finding 3” are not changed: look at them.",
        "success",
    )
    return redirect(url_for("findings.list_", review_id=review_id))


def _save(form: FindingForm, finding: Finding) -> Page | None:
    """Save the anatomy and answer; None if a rule refused it, with its sentence beside the title."""
    session = session_here()
    if form.is_behind(finding):
        return merge_page(form, finding)
    try:
        actions.change_finding(session, finding, form.anatomy(*TEXTS), by=actor_here())
    except NotNow as problem:
        form.refuse("title", problem.sentence)
        return None
    clear_draft(session, actor_here(), request.endpoint or "", finding.id)
    flash("Saved.", "success")
    return redirect(finding_url(finding))


def _fill_categories(form: NewFindingForm, review_id: UUID, finding: Finding | None) -> None:
    """Fill the lists with the programme's categories, and the finding's own if they are of an earlier version."""
    session = session_here()
    terms = terms_of(session, review_by_id(session, review_id).programme_id, VocabularyKind.TYPOLOGY)
    own = [finding.category, finding.second_category] if finding else []
    known = {term.id for term in terms}
    choices = [(term.id, term.heading) for term in [*terms, *(each for each in own if each and each.id not in known)]]
    form.set_choices("category_term_id", choices, nothing="Choose one")
    form.set_choices("second_category_term_id", choices, nothing="None")
