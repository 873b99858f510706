"""The page of a review's set-up."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.core.errors import NotNow
from review_app.history.actions import clear_draft
from review_app.history.views import draft_for, draft_url, merge_page, saved
from review_app.reviews import actions, queries
from review_app.reviews.forms.set_up import SetUp, SetUpForm, lines_of, set_up_values
from review_app.reviews.views.blueprint import Page, blueprint


@blueprint.route("/reviews/<uuid:review_id>/set-up", methods=["GET", "POST"])
@requires(Permission.REVIEW_SET_UP)
def set_up(review_id: UUID) -> Page:
    """Change a review's title, size, period and questions."""
    session = session_here()
    review = queries.review_by_id(session, review_id)
    now_saved = SetUp.of(review, queries.learning_questions_of_review(session, review_id))
    form = SetUpForm(obj=now_saved)
    form.begun_on(now_saved)
    if form.validate_on_submit():
        if form.is_behind(now_saved):
            return merge_page(form, now_saved)
        try:
            actions.change_review(session, review, set_up_values(form), by=actor_here())
        except NotNow as problem:
            form.refuse("title", problem.sentence)
        else:
            actions.set_learning_questions(session, review, lines_of(form.learning.data), by=actor_here())
            clear_draft(session, actor_here(), request.endpoint or "", review_id)
            flash("Saved.", "success")
            return redirect(url_for("reviews.home", review_id=review_id))
    page = render_template(
        "reviews/set_up.html",
        form=form,
        saved=saved(review),
        draft_url=draft_url(review_id, review_id),
        kept=draft_for(form, review_id),
    )
    return page, 422 if form.errors else 200
