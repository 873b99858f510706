"""The pages of new information and of what was passed on: kept outside the analysis."""

from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, url_for

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.core.errors import NotNow
from review_app.history.views import merge_page, saved
from review_app.reviews import actions, queries
from review_app.reviews.forms.concerns import NewInformationForm, PassedOnForm
from review_app.reviews.models import ConcernKind
from review_app.reviews.views.blueprint import Page, blueprint

NAMES = ("noted_on", "what", "to_whom", "outcome")
ConcernForm = NewInformationForm | PassedOnForm


@blueprint.get("/reviews/<uuid:review_id>/concerns")
@requires(Permission.CONCERNS_WRITE)
def concerns(review_id: UUID) -> Page:
    """What did not wait for the review."""
    found = queries.concerns_of_review(session_here(), review_id)
    return render_template(
        "reviews/concerns.html",
        new_information=[concern for concern in found if not concern.kind.is_passed_on],
        passed_on=[concern for concern in found if concern.kind.is_passed_on],
    )


@blueprint.route("/reviews/<uuid:review_id>/new-information/add", methods=["GET", "POST"])
@requires(Permission.CONCERNS_WRITE)
def add_new_information(review_id: UUID) -> Page:
    """Record new information that goes back to the chair."""
    form = NewInformationForm()
    if form.validate_on_submit() and _recorded(form, review_id):
        flash(
            "Recorded. The chair sees that there is new information, not what it says. Does the review pause?",
            "success",
        )
        return redirect(url_for("reviews.concerns", review_id=review_id))
    return _page(form, "New information")


@blueprint.route("/reviews/<uuid:review_id>/passed-on/add", methods=["GET", "POST"])
@requires(Permission.CONCERNS_WRITE)
def add_passed_on(review_id: UUID) -> Page:
    """Record something that was passed on at once."""
    form = PassedOnForm()
    if form.validate_on_submit() and _recorded(form, review_id):
        flash("Recorded.", "success")
        return redirect(url_for("reviews.concerns", review_id=review_id))
    return _page(form, "Passed on")


@blueprint.route("/reviews/<uuid:review_id>/concerns/<uuid:concern_id>", methods=["GET", "POST"])
@requires(Permission.CONCERNS_WRITE)
def edit_concern(review_id: UUID, concern_id: UUID) -> Page:
    """Change what is written, as when the outcome is known."""
    session = session_here()
    concern = queries.concern_in_review(session, review_id, concern_id)
    form: ConcernForm = PassedOnForm(obj=concern) if concern.kind.is_passed_on else NewInformationForm(obj=concern)
    form.begun_on(concern)
    if form.validate_on_submit():
        if form.is_behind(concern):
            return merge_page(form, concern)
        try:
            actions.change_concern(session, concern, _kind(form), form.values(*NAMES), by=actor_here())
        except NotNow as problem:
            form.refuse("noted_on", problem.sentence)
        else:
            flash("Saved.", "success")
            return redirect(url_for("reviews.concerns", review_id=review_id))
    return _page(form, form.page_title, thing=concern, saved=saved(concern))


def _recorded(form: ConcernForm, review_id: UUID) -> bool:
    session = session_here()
    review = queries.review_by_id(session, review_id)
    try:
        actions.record_concern(session, review, _kind(form), form.values(*NAMES), by=actor_here())
    except NotNow as problem:
        form.refuse("noted_on", problem.sentence)
        return False
    return True


def _kind(form: ConcernForm) -> ConcernKind:
    return ConcernKind(form.kind.data) if isinstance(form, PassedOnForm) else ConcernKind.NEW_INFORMATION


def _page(form: ConcernForm, title: str, **words: Any) -> Page:
    words = {"thing": None, "saved": None, **words}
    page = render_template("reviews/edit_concern.html", form=form, title=title, **words)
    return page, 422 if form.errors else 200
