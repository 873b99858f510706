"""The pages of possible cases."""

from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, allowed, requires
from review_app.access.permissions import Permission
from review_app.boards.queries import board_by_id
from review_app.core.commit import session_here
from review_app.core.errors import NotNow
from review_app.history.actions import restore_version
from review_app.history.queries import revision_of
from review_app.history.views import merge_page, saved_and_compared, versions_page
from review_app.reviews import actions, queries, rules
from review_app.reviews.forms.candidates import CANDIDATE_NAMES, CandidateForm, DeclineForm, OpenReviewForm
from review_app.reviews.forms.set_up import lines_of
from review_app.reviews.models import Candidate
from review_app.reviews.views.blueprint import Page, blueprint

ONE = "/lscbs/<uuid:board_id>/possible-cases/<uuid:candidate_id>"


@blueprint.route("/lscbs/<uuid:board_id>/possible-cases/add", methods=["GET", "POST"])
@requires(Permission.CANDIDATES_WRITE)
def add_candidate(board_id: UUID) -> Page:
    """Put down a possible case."""
    session, form = session_here(), CandidateForm()
    board = board_by_id(session, board_id)
    if form.validate_on_submit():
        candidate = actions.add_candidate(session, board, form.values(*CANDIDATE_NAMES), by=actor_here())
        flash("Saved.", "success")
        return redirect(url_for("reviews.candidate", board_id=board_id, candidate_id=candidate.id))
    page = render_template("reviews/edit_candidate.html", form=form, board=board, candidate=None)
    return page, 422 if form.errors else 200


@blueprint.get(ONE)
@requires(Permission.CANDIDATES_READ)
def candidate(board_id: UUID, candidate_id: UUID) -> Page:
    """A possible case and what can be decided about it."""
    found = queries.candidate_in_board(session_here(), board_id, candidate_id)
    return render_template(
        "reviews/candidate.html", **_shown(found), why_not_open=rules.why_not_open(found), saved=_saved(found)
    )


@blueprint.get(f"{ONE}/versions")
@requires(Permission.CANDIDATES_READ)
def candidate_versions(board_id: UUID, candidate_id: UUID) -> Page:
    """Every version of what is written about a possible case, and two of them compared."""
    found = queries.candidate_in_board(session_here(), board_id, candidate_id)
    may_restore = allowed(Permission.CANDIDATES_WRITE) and rules.why_not_decide(found) is None
    restore = ("reviews.restore_candidate", {"board_id": board_id, "candidate_id": candidate_id})
    return versions_page(found, "possible case", _url(found), restore if may_restore else None)


@blueprint.post(f"{ONE}/versions/<int(max=1000000):number>/restore")
@requires(Permission.CANDIDATES_WRITE)
def restore_candidate(board_id: UUID, candidate_id: UUID, number: int) -> Response:
    """Make an earlier version of a possible case the newest."""
    session = session_here()
    found = queries.candidate_in_board(session, board_id, candidate_id)
    reason = rules.why_not_decide(found)
    restore_version(session, found, revision_of(session, found, number), by=actor_here(), reason=reason)
    flash(f"Version {number} is the newest again; what came after it is kept.", "success")
    return redirect(_url(found))


@blueprint.route(f"{ONE}/edit", methods=["GET", "POST"])
@requires(Permission.CANDIDATES_WRITE)
def edit_candidate(board_id: UUID, candidate_id: UUID) -> Page:
    """Change what is written about a possible case."""
    session = session_here()
    found = queries.candidate_in_board(session, board_id, candidate_id)
    form = CandidateForm(obj=found)
    form.begun_on(found)
    if form.validate_on_submit():
        if form.is_behind(found):
            return merge_page(form, found)
        actions.change_candidate(session, found, form.values(*CANDIDATE_NAMES), by=actor_here())
        flash("Saved.", "success")
        return redirect(url_for("reviews.candidate", board_id=board_id, candidate_id=candidate_id))
    page = render_template("reviews/edit_candidate.html", form=form, **_shown(found), saved=_saved(found))
    return page, 422 if form.errors else 200


@blueprint.route(f"{ONE}/decline", methods=["GET", "POST"])
@requires(Permission.CANDIDATES_WRITE)
def confirm_decline(board_id: UUID, candidate_id: UUID) -> Page:
    """Ask for the reason, then decline a possible case."""
    session, form = session_here(), DeclineForm()
    found = queries.candidate_in_board(session, board_id, candidate_id)
    if form.validate_on_submit():
        actions.decline_candidate(session, found, form.reason.data, by=actor_here())
        flash("The possible case is declined, with its reason.", "success")
        return redirect(url_for("boards.show", board_id=board_id))
    return render_template("reviews/decline.html", form=form, **_shown(found)), 422 if form.errors else 200


@blueprint.route(f"{ONE}/open", methods=["GET", "POST"])
@requires(Permission.CANDIDATES_WRITE)
def open_review(board_id: UUID, candidate_id: UUID) -> Page:
    """Make a possible case into a review."""
    session = session_here()
    found = queries.candidate_in_board(session, board_id, candidate_id)
    form = OpenReviewForm(data={"learning": found.hoped_to_learn})
    if form.validate_on_submit():
        board = board_by_id(session, board_id)
        try:
            review = actions.open_review(session, board, found, form.review_title.data, by=actor_here())
        except NotNow as problem:
            form.refuse("review_title", problem.sentence)
        else:
            actions.set_learning_questions(session, review, lines_of(form.learning.data), by=actor_here())
            flash(f"The review {review.code} is open. Next, its lead reviewers are appointed.", "success")
            return redirect(url_for("reviews.home", review_id=review.id))
    page = render_template(
        "reviews/open_review.html", form=form, **_shown(found), why_not_open=rules.why_not_open(found)
    )
    return page, 422 if form.errors else 200


def _url(found: Candidate) -> str:
    return url_for("reviews.candidate", board_id=found.board_id, candidate_id=found.id)


def _saved(found: Candidate) -> dict[str, Any]:
    compare_url = url_for("reviews.candidate_versions", board_id=found.board_id, candidate_id=found.id)
    return saved_and_compared(found, compare_url)


def _shown(found: Candidate) -> dict[str, Any]:
    return {"candidate": found, "board": board_by_id(session_here(), found.board_id)}
