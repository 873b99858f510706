"""What else was learnt in the case."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.findings import actions, queries
from review_app.findings.forms import AdditionalLearningForm
from review_app.findings.models import AdditionalLearning
from review_app.findings.views.blueprint import Page, blueprint
from review_app.history.views import merge_page, saved


@blueprint.route("/additional-learning/add", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def add_learning(review_id: UUID) -> Page:
    """Add something that was learnt and is no pattern."""
    form = AdditionalLearningForm()
    if form.validate_on_submit():
        actions.add_additional_learning(session_here(), review_id, form.text.data, by=actor_here())
        flash("Saved.", "success")
        return redirect(url_for("findings.list_", review_id=review_id))
    return _page(form, review_id, None)


@blueprint.route("/additional-learning/<uuid:learning_id>", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def edit_learning(review_id: UUID, learning_id: UUID) -> Page:
    """Change something that was learnt."""
    session = session_here()
    learning = queries.additional_learning_in_review(session, review_id, learning_id)
    form = AdditionalLearningForm(obj=learning)
    form.begun_on(learning)
    if form.validate_on_submit():
        if form.is_behind(learning):
            return merge_page(form, learning)
        actions.change_additional_learning(session, learning, form.text.data, by=actor_here())
        flash("Saved.", "success")
        return redirect(url_for("findings.list_", review_id=review_id))
    return _page(form, review_id, learning)


def _page(form: AdditionalLearningForm, review_id: UUID, learning: AdditionalLearning | None) -> Page:
    page = render_template(
        "findings/learning.html",
        form=form,
        thing=learning,
        title="Change additional learning" if learning else "Add additional learning",
        cancel_url=url_for("findings.list_", review_id=review_id),
        saved=saved(learning) if learning else None,
    )
    return page, 422 if form.errors else 200
