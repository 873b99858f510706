"""The page that moves a review to another stage."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.access.stages import Stage
from review_app.accounts.queries import names_of
from review_app.core.commit import session_here
from review_app.core.errors import NotNow
from review_app.reviews import actions, queries, rules
from review_app.reviews.forms.stages import MoveForm, choose_stages
from review_app.reviews.views.blueprint import Page, blueprint


@blueprint.route("/reviews/<uuid:review_id>/stage", methods=["GET", "POST"])
@requires(Permission.REVIEW_MOVE)
def move(review_id: UUID) -> Page:
    """Move a review on, back, into a pause or out of it."""
    session, form = session_here(), MoveForm()
    review = queries.review_by_id(session, review_id)
    choose_stages(form, rules.moves_from(review))
    if form.validate_on_submit():
        to = Stage(form.to.data)
        try:
            actions.move_review(session, review, to, form.reason.data, by=actor_here())
        except NotNow as problem:
            form.refuse("reason", problem.sentence)
        else:
            flash(f"The review is now at “{to.words}”.", "success")
            return redirect(url_for("reviews.home", review_id=review_id))
    moves = queries.moves_of_review(session, review_id)
    people = names_of(session, [one.created_by for one in moves])
    return render_template("reviews/move.html", form=form, moves=moves, people=people), 422 if form.errors else 200
