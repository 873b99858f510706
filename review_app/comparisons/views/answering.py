"""What other LSCBs, or an adviser, ask a review's people, and their answers."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.accounts.queries import names_of
from review_app.comparisons import actions, queries, rules
from review_app.comparisons.actions import Said
from review_app.comparisons.forms import AnswerForm
from review_app.comparisons.models import Answer
from review_app.comparisons.views.blueprint import Page, blueprint, names_in, number_asked
from review_app.core.commit import session_here
from review_app.core.errors import NotNow
from review_app.findings.models import EvidenceKind
from review_app.history.actions import clear_draft
from review_app.history.views import draft_for, draft_url, merge_page
from review_app.reviews.queries import review_by_id


@blueprint.get("/reviews/<uuid:review_id>/asked")
@requires(Permission.MARKS_SET)
def asked(review_id: UUID) -> Page:
    """What this review's people are asked, and what they answered."""
    session = session_here()
    page, review = number_asked("page"), review_by_id(session, review_id)
    lines = queries.askings_for_review(session, review, page=page)
    return render_template(
        "comparisons/asked.html",
        lines=lines[: queries.ANSWERS_ON_A_PAGE],
        found_already={asking_id for asking_id, _board in queries.found_already(session, [review])},
        page=page,
        pages=page + (len(lines) > queries.ANSWERS_ON_A_PAGE),
    )


@blueprint.route("/reviews/<uuid:review_id>/asked/<uuid:asking_id>", methods=["GET", "POST"])
@requires(Permission.MARKS_SET)
def answer(review_id: UUID, asking_id: UUID) -> Page:
    """Say whether it is so with this review's LSCB."""
    session = session_here()
    review = review_by_id(session, review_id)
    waiting = queries.asking_for_review(session, review, asking_id)
    form = AnswerForm(obj=waiting.reply)
    form.begun_on(waiting.reply)
    names = names_in(review.programme_id, form.sentence.data or "", review_id) if form.is_submitted() else ()
    if form.validate_on_submit():
        if waiting.reply is not None and form.is_behind(waiting.reply):
            return merge_page(form, waiting.reply)
        said = Said(
            Answer(form.answer.data), EvidenceKind(form.basis.data), form.sentence.data, names, form.names_reason.data
        )
        try:
            actions.answer(session, review, waiting.asking, said, by=actor_here())
        except NotNow as problem:
            wanting = bool(names) and not form.names_reason.data.strip()
            form.refuse("names_reason" if wanting else "sentence", problem.sentence)
        else:
            clear_draft(session, actor_here(), request.endpoint or "", asking_id)
            flash("Your answer is kept. You can change it at any time.", "success")
            return redirect(url_for("comparisons.asked", review_id=review_id))
    page = render_template(
        "comparisons/answer.html",
        form=form,
        waiting=waiting,
        why_not=rules.why_not_answer(waiting.asking, "a sentence"),
        names=names,
        cancel_url=url_for("comparisons.asked", review_id=review_id),
        draft_url=draft_url(review_id, asking_id),
        kept=draft_for(form, asking_id),
        by=names_of(session, [waiting.reply.replied_by]).get(waiting.reply.replied_by, "") if waiting.reply else "",
    )
    return page, 422 if form.errors else 200
