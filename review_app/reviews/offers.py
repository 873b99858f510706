"""What reviews offer."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from flask import url_for
from sqlalchemy.orm import Session

from review_app.access.permissions import Permission
from review_app.access.stages import Stage
from review_app.boards.queries import boards_of_programme
from review_app.core.offers import Diary, DiaryLine, Erasable, Panel, Record, Room, Task, TaskLine
from review_app.core.text import counted
from review_app.reviews import queries
from review_app.reviews.models import Candidate, Concern, LearningQuestion, Milestone, Review, StageMove
from review_app.reviews.views import blueprint
from review_app.reviews.views.lines import review_lines


def _progress(session: Session, programme_id: UUID, thing_id: UUID) -> Mapping[str, Any]:
    del thing_id
    lines = review_lines(queries.reviews_of_programme(session, programme_id))
    boards = {board.id: board.title for board in boards_of_programme(session, programme_id)}
    return {"lines": lines, "boards": boards}


def _reviews_of_board(session: Session, board_id: UUID, thing_id: UUID) -> Mapping[str, Any]:
    del thing_id
    return {"lines": review_lines(queries.reviews_of_board(session, board_id))}


def _candidates_of_board(session: Session, board_id: UUID, thing_id: UUID) -> Mapping[str, Any]:
    del thing_id
    candidates = queries.candidates_of_board(session, board_id)
    opened = queries.reviews_by_ids(session, [one.opened_review_id for one in candidates if one.opened_review_id])
    return {"candidates": candidates, "board_id": board_id, "codes": {review.id: review.code for review in opened}}


def _plan_in_diary(session: Session, review_id: UUID) -> Sequence[DiaryLine]:
    return [
        DiaryLine(milestone.planned_on, f"Planned: {milestone.what}", url_for("reviews.plan", review_id=review_id))
        for milestone in queries.milestones_of_review(session, review_id)
        if milestone.planned_on is not None and milestone.actual_on is None
    ]


def _set_up_task(session: Session, review_id: UUID) -> TaskLine:
    number = queries.count_of_learning_questions(session, review_id)
    said = f"{counted(number, 'question')} from the LSCB" if number else "no question from the LSCB yet"
    return TaskLine(said, url_for("reviews.set_up", review_id=review_id), done=number > 0)


def _criteria_task(session: Session, review_id: UUID) -> TaskLine:
    written = bool(queries.review_by_id(session, review_id).criteria_considered)
    said = "written down" if written else "not written down yet"
    return TaskLine(said, url_for("reviews.set_up", review_id=review_id) + "#criteria_considered", done=written)


def _plan_task(session: Session, review_id: UUID) -> TaskLine:
    dates, planned = queries.counts_of_milestones(session, review_id)
    said = f"{planned} of {dates} planned"
    return TaskLine(said, url_for("reviews.plan", review_id=review_id), done=0 < dates == planned)


def _home_url(row: LearningQuestion) -> str:
    return url_for("reviews.home", review_id=row.review_id)


SET_UP, PLAN, CONCERNS = Permission.REVIEW_SET_UP, Permission.REVIEW_PLAN, Permission.CONCERNS_WRITE
HOME = Permission.REVIEW_HOME

ROOM = Room(
    "reviews",
    blueprint,
    (
        Panel("programme", "How the reviews stand", "reviews/_progress.html", _progress, Permission.PROGRAMME_PROGRESS),
        Panel("board", "Reviews", "reviews/_of_board.html", _reviews_of_board, Permission.BOARD_READ),
        Panel("board", "Possible cases", "reviews/_candidates.html", _candidates_of_board, Permission.CANDIDATES_READ),
        Diary(_plan_in_diary, Permission.REVIEW_HOME),
        Task(Stage.PREPARATION, "SCR criteria considered", _criteria_task, SET_UP),
        Task(Stage.PREPARATION, "Set-up", _set_up_task, SET_UP),
        Task(Stage.PREPARATION, "Dates of the plan", _plan_task, PLAN),
        Record(
            Review,
            "set-up",
            lambda row: row.title,
            lambda row: url_for("reviews.set_up", review_id=row.id),
            HOME,
            SET_UP,
        ),
        Record(LearningQuestion, "question of the LSCB", lambda row: row.text, _home_url, HOME, SET_UP, SET_UP),
        Record(
            Milestone,
            "date of the plan",
            lambda row: row.what,
            lambda row: url_for("reviews.plan", review_id=row.review_id),
            HOME,
            PLAN,
            PLAN,
        ),
        Record(
            Concern,
            "note on what did not wait",
            lambda row: row.kind.words,
            lambda row: url_for("reviews.edit_concern", review_id=row.review_id, concern_id=row.id),
            CONCERNS,
            CONCERNS,
            Permission.CASE_DELETE,
        ),
        Erasable(Candidate),
        Erasable(Review),
        Erasable(LearningQuestion),
        Erasable(Milestone),
        Erasable(Concern),
        Erasable(StageMove),
    ),
)
