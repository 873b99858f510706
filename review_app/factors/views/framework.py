"""The version of the framework that a review uses, what a later one would change for it, and moving over."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.core.errors import NotNow, found
from review_app.core.forms import as_id
from review_app.core.text import counted
from review_app.factors import actions, queries
from review_app.factors.models import Factor
from review_app.factors.views.blueprint import Page, blueprint
from review_app.reviews.queries import review_by_id
from review_app.vocabularies.forms import MoveForm, move_form
from review_app.vocabularies.models import VocabularyKind
from review_app.vocabularies.moving import Framework, plan
from review_app.vocabularies.queries import editions_in_force, version_of_review

FACTORS = VocabularyKind.FACTORS


@blueprint.get("/factors/framework")
@requires(Permission.CASE_READ)
def framework(review_id: UUID) -> Page:
    """Which version this review uses, and what the one in force would change for it."""
    return _page(_framework(review_id), None)


@blueprint.post("/factors/framework/move")
@requires(Permission.FRAMEWORK_MOVE)
def move(review_id: UUID) -> Page:
    """Move over to the version in force, or say where factors go that were left under earlier headings."""
    session, here = session_here(), _framework(review_id)
    form = move_form(here)
    if not form.validate_on_submit():
        return _page(here, form)
    review = review_by_id(session, review_id)
    try:
        left = actions.move_over(session, review, as_id(form.target_id.data), form.answers, by=actor_here())
    except NotNow as problem:
        flash(problem.sentence, "note")
        return redirect(url_for("factors.framework", review_id=review_id))
    stays = (
        f" {counted(left, 'factor').capitalize()} still {'stands' if left == 1 else 'stand'} under an earlier heading."
    )
    flash(f"This review uses version {here.target.version} now.{stays if left else ''}", "success")
    return redirect(url_for("factors.framework", review_id=review_id))


def _framework(review_id: UUID) -> Framework[Factor]:
    session = session_here()
    review = review_by_id(session, review_id)
    uses = found(version_of_review(session, review, FACTORS))
    editions = editions_in_force(session, review.programme_id, FACTORS)
    outside = queries.factors_outside(session, review_id, editions[-1].vocabulary.id)
    return Framework(uses, editions, plan(outside, editions, editions[-1]))


def _page(here: Framework[Factor], form: MoveForm | None) -> Page:
    form = form or move_form(here)
    page = render_template("factors/framework.html", here=here, form=form)
    return page, 422 if form.errors else 200
