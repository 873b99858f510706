"""The version of the typology that a review uses, what a later one would change for its findings, and moving over."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.core.errors import NotNow, found
from review_app.core.forms import as_id
from review_app.core.text import counted
from review_app.findings import actions, queries
from review_app.findings.queries.typology import Category
from review_app.findings.views.blueprint import Page, blueprint
from review_app.reviews.queries import review_by_id
from review_app.vocabularies.forms import MoveForm, move_form
from review_app.vocabularies.models import VocabularyKind
from review_app.vocabularies.moving import Framework, plan
from review_app.vocabularies.queries import editions_in_force, version_of_review

TYPOLOGY = VocabularyKind.TYPOLOGY


@blueprint.get("/findings/typology")
@requires(Permission.CASE_READ)
def typology(review_id: UUID) -> Page:
    """Which version this review uses, and what the one in force would change for it."""
    return _page(review_id, None)


@blueprint.post("/findings/typology/move")
@requires(Permission.FRAMEWORK_MOVE)
def move_typology(review_id: UUID) -> Page:
    """Move over to the version in force, or say where categories go that were split or are no longer used."""
    session, (here, _agreed) = session_here(), _here(review_id)
    form = move_form(here)
    if not form.validate_on_submit():
        return _page(review_id, form)
    review = review_by_id(session, review_id)
    try:
        left = actions.move_typology(session, review, as_id(form.target_id.data), form.answers, by=actor_here())
    except NotNow as problem:
        flash(problem.sentence, "note")
        return redirect(url_for("findings.typology", review_id=review_id))
    stays = f" {counted(left, 'category', 'categories').capitalize()} of an earlier version {'stays' if left == 1 else 'stay'}."
    flash(f"This review uses version {here.target.version} now.{stays if left else ''}", "success")
    return redirect(url_for("findings.typology", review_id=review_id))


def _here(review_id: UUID) -> tuple[Framework[Category], int]:
    """What moving would do to findings that are not agreed, and how many agreed ones keep an earlier category."""
    session = session_here()
    review = review_by_id(session, review_id)
    uses = found(version_of_review(session, review, TYPOLOGY))
    editions = editions_in_force(session, review.programme_id, TYPOLOGY)
    outside = queries.categories_outside(session, review_id, editions[-1].vocabulary.id)
    open_ones = [each for each in outside if not each.finding.is_agreed]
    agreed = {each.finding.id for each in outside if each.finding.is_agreed}
    return Framework(uses, editions, plan(open_ones, editions, editions[-1])), len(agreed)


def _page(review_id: UUID, form: MoveForm | None) -> Page:
    here, agreed = _here(review_id)
    form = form or move_form(here)
    page = render_template("findings/typology.html", here=here, form=form, agreed=agreed)
    return page, 422 if form.errors else 200
