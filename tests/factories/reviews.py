"""Possible cases and reviews for tests, made through the real actions."""

from datetime import date

from sqlalchemy.orm import Session

from review_app.access.stages import Stage
from review_app.accounts.models import User
from review_app.boards.models import Board
from review_app.reviews.actions import add_candidate, move_review, open_review
from review_app.reviews.models import Candidate, Review
from review_app.reviews.queries import reviews_of_programme
from review_app.reviews.rules import ORDER


def a_candidate(session: Session, board: Board, by: User) -> Candidate:
    """A possible case whose SCR criteria have been considered."""
    values = {
        "sentence": "A family known to many services.",
        "criteria_considered_by": "the SCR sub-group",
        "criteria_considered_on": date(2011, 2, 3),
        "criteria_reason": "No child was seriously harmed.",
    }
    return add_candidate(session, board, values, by=by.id)


def a_review(session: Session, board: Board, by: User, title: str = "A family known to many services") -> Review:
    """A review in preparation."""
    code = f"LT-{len(reviews_of_programme(session, board.programme_id)) + 1:02d}"  # tests name reviews by it
    return open_review(session, board, a_candidate(session, board, by), title, by=by.id, code=code)


def at_stage(session: Session, review: Review, stage: Stage, by: User) -> Review:
    """The review, moved on step by step to a stage."""
    if stage is Stage.PAUSED:
        move_review(session, review, Stage.PAUSED, "An inspection.", by=by.id)
        return review
    while review.stage is not stage:
        move_review(session, review, ORDER[ORDER.index(review.stage) + 1], "", by=by.id)
    return review
