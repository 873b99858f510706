"""The version of the framework that a review uses, what a later one would change for it, and moving over."""

from dataclasses import dataclass
from itertools import pairwise
from uuid import UUID

from flask import flash, redirect, render_template, url_for

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.core.errors import NotNow, found
from review_app.core.forms import as_id
from review_app.core.text import counted
from review_app.factors import actions, queries, rules
from review_app.factors.forms import MoveForm, move_form
from review_app.factors.rules import Plan
from review_app.factors.views.blueprint import Page, blueprint
from review_app.reviews.queries import review_by_id
from review_app.vocabularies.crosswalk import Change, Edition, changes
from review_app.vocabularies.models import Vocabulary, VocabularyKind
from review_app.vocabularies.queries import editions_of, version_of_review

FACTORS = VocabularyKind.FACTORS


@dataclass(frozen=True)
class Framework:
    """The version that a review uses, the one in force, the steps in between, and what moving would do."""

    uses: Vocabulary
    target: Edition
    steps: list[tuple[Edition, list[Change]]]
    planned: Plan

    @property
    def is_behind(self) -> bool:
        """Whether there is a later version to move to."""
        return self.uses.version < self.target.version


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
    form = _form(here)
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


def _framework(review_id: UUID) -> Framework:
    session = session_here()
    review = review_by_id(session, review_id)
    uses = found(version_of_review(session, review, FACTORS))
    editions = [each for each in editions_of(session, review.programme_id, FACTORS) if not each.vocabulary.is_draft]
    target = editions[-1]
    later = [each for each in editions if each.version >= uses.version]
    steps = [(after, changes(before, after)) for before, after in pairwise(later)]
    outside = queries.factors_outside(session, review_id, target.vocabulary.id)
    return Framework(uses, target, steps, rules.plan(outside, editions, target))


def _form(here: Framework) -> MoveForm:
    terms = sorted(here.target.terms.values(), key=lambda term: term.place)
    return move_form(here.planned, here.target.vocabulary.id, terms)


def _page(here: Framework, form: MoveForm | None) -> Page:
    form = form or _form(here)
    page = render_template("factors/framework.html", here=here, form=form)
    return page, 422 if form.errors else 200
