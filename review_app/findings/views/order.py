"""The order of priority, the numbers that follow from it, and what the LSCB wanted to learn."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.core.errors import NotNow
from review_app.core.forms import as_id
from review_app.findings import actions, queries
from review_app.findings.actions.links import Ticks
from review_app.findings.forms import AnswersForm, PlaceForm
from review_app.findings.views.blueprint import Page, blueprint, finding_url
from review_app.history.views import merge_page, saved
from review_app.reviews.queries import learning_questions_of_review


@blueprint.post("/findings/<uuid:finding_id>/move/<any(earlier, later):direction>")
@requires(Permission.CASE_WRITE)
def move(review_id: UUID, finding_id: UUID, direction: str) -> Response:
    """Move a finding one place in the order of priority, unless somebody else has changed the order meanwhile."""
    session = session_here()
    finding = queries.finding_in_review(session, review_id, finding_id)
    steps, seen = -1 if direction == "earlier" else 1, request.form.get("seen", "")
    try:
        actions.move_finding(session, finding, steps, by=actor_here(), seen=seen)
    except NotNow as problem:
        flash(problem.sentence, "note")
    return redirect(_list_url(review_id, finding_id))


@blueprint.route("/findings/<uuid:finding_id>/place", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def place(review_id: UUID, finding_id: UUID) -> Page:
    """Put a finding at a place of the order, and say why."""
    session = session_here()
    finding = queries.finding_in_review(session, review_id, finding_id)
    order = queries.findings_in_brief(session, review_id)
    here = next(number for number, each in enumerate(order, start=1) if each.id == finding.id)
    written = queries.priority_of(session, finding)
    row = written or actions.unexplained(finding)
    form = PlaceForm(data={"place": str(here), "reason": row.reason})
    form.set_choices("place", [(number, f"{number} of {len(order)}") for number in range(1, len(order) + 1)])
    form.begun_on(row)
    if form.validate_on_submit():
        if form.is_behind(row):
            return merge_page(form, row)
        actions.place_finding(session, finding, int(form.place.data), by=actor_here())
        actions.explain_place(session, finding, form.reason.data, by=actor_here())
        flash("Saved.", "success")
        return redirect(_list_url(review_id, finding_id))
    page = render_template(
        "findings/place.html",
        form=form,
        finding=finding,
        order=order,
        title=PlaceForm.page_title,
        cancel_url=_list_url(review_id, finding_id),
        saved=saved(written) if written else None,
    )
    return page, 422 if form.errors else 200


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


@blueprint.route("/findings/<uuid:finding_id>/answers", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def answers(review_id: UUID, finding_id: UUID) -> Page:
    """Tick what the LSCB wanted to learn and a finding answers."""
    session, form = session_here(), AnswersForm()
    finding = queries.finding_in_review(session, review_id, finding_id)
    questions = learning_questions_of_review(session, review_id)
    form.set_choices("question_ids", [(question.id, question.text) for question in questions])
    if request.method == "GET":
        form.question_ids.data = [str(each) for each in queries.answer_links(session, finding)]
        form.question_ids_were.data = " ".join(form.question_ids.data)
    if form.validate_on_submit():
        ticks = Ticks(_ids((form.question_ids_were.data or "").split()), _ids(form.question_ids.data or []))
        actions.take_over_answers(session, finding, ticks, by=actor_here())
        flash("Saved.", "success")
        return redirect(finding_url(finding, "answers"))
    page = render_template(
        "findings/answers.html",
        form=form,
        finding=finding,
        questions=questions,
        title=AnswersForm.page_title,
        cancel_url=finding_url(finding, "answers"),
    )
    return page, 422 if form.errors else 200


def _ids(words: list[str]) -> set[UUID]:
    return {found for word in words if (found := as_id(word))}


def _list_url(review_id: UUID, finding_id: UUID) -> str:
    return url_for("findings.list_", review_id=review_id) + f"#finding-{finding_id}"
