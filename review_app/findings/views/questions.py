"""The questions that a finding puts to the LSCB."""

from uuid import UUID

from flask import flash, redirect, render_template

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.core.errors import NotNow
from review_app.core.forms import as_id
from review_app.findings import actions, queries, rules
from review_app.findings.forms import QuestionForm
from review_app.findings.models import Finding, Question
from review_app.findings.views.blueprint import Page, blueprint, finding_url, question_headings
from review_app.history.views import merge_page, saved


@blueprint.route("/findings/<uuid:finding_id>/questions/add", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def add_question(review_id: UUID, finding_id: UUID) -> Page:
    """Add a question for the LSCB."""
    session, form = session_here(), QuestionForm()
    finding = queries.finding_in_review(session, review_id, finding_id)
    there = queries.questions_of_finding(session, review_id, finding_id)
    _fill(form, review_id, None)
    if form.validate_on_submit():
        heading = as_id(form.heading_term_id.data)
        try:
            actions.add_question(session, finding, form.text.data, heading, by=actor_here())
        except NotNow as problem:
            form.refuse("text", problem.sentence)
        else:
            flash("Saved.", "success")
            return redirect(finding_url(finding, "questions"))
    why_not = rules.why_not_change(finding) or rules.why_not_add_question(there)
    return _page(form, finding, None, why_not)


@blueprint.route("/findings/<uuid:finding_id>/questions/<uuid:question_id>", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def edit_question(review_id: UUID, finding_id: UUID, question_id: UUID) -> Page:
    """Change a question for the LSCB."""
    session = session_here()
    finding = queries.finding_in_review(session, review_id, finding_id)
    question = queries.question_in_review(session, review_id, question_id)
    form = QuestionForm(obj=question)
    _fill(form, review_id, question)
    form.begun_on(question)
    if form.validate_on_submit():
        if form.is_behind(question):
            return merge_page(form, question)
        heading = as_id(form.heading_term_id.data)
        try:
            actions.change_question(session, finding, question, form.text.data, heading, by=actor_here())
        except NotNow as problem:
            form.refuse("text", problem.sentence)
        else:
            flash("Saved.", "success")
            return redirect(finding_url(finding, "questions"))
    return _page(form, finding, question, rules.why_not_change(finding))


def _fill(form: QuestionForm, review_id: UUID, question: Question | None) -> None:
    headings = question_headings(review_id)
    if question is not None and question.heading is not None and question.heading.id not in {t.id for t in headings}:
        headings.append(question.heading)
    form.set_choices("heading_term_id", [(term.id, term.heading) for term in headings])


def _page(form: QuestionForm, finding: Finding, question: Question | None, why_not: str | None) -> Page:
    page = render_template(
        "findings/question.html",
        form=form,
        finding=finding,
        thing=question,
        title="Change a question for the LSCB" if question else "Add a question for the LSCB",
        why_not=why_not,
        cancel_url=finding_url(finding),
        saved=saved(question) if question else None,
    )
    return page, 422 if form.errors else 200
