"""Writing reviews and possible cases."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.access.stages import Stage
from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.boards.models import Board
from review_app.core.clock import today
from review_app.core.errors import refuse_if
from review_app.reviews.models import (
    Candidate,
    CandidateState,
    Concern,
    ConcernKind,
    LearningQuestion,
    Milestone,
    Review,
    StageMove,
)
from review_app.reviews.queries import learning_questions_of_review, reviews_of_programme
from review_app.reviews.rules import why_not_decide, why_not_move, why_not_open

USUAL_MILESTONES = (
    "SCR criteria considered",
    "Review team chosen",
    "Letters sent",
    "Meetings dated",
    "Conversations finished",
    "First follow-on meeting",
    "Findings drafted",
    "Second follow-on meeting",
    "Report to the LSCB",
)


def add_candidate(session: Session, board: Board, values: dict[str, Any], *, by: UUID) -> Candidate:
    """A new possible case of an LSCB."""
    candidate = Candidate(board_id=board.id, **values)
    stage(session, Event.CANDIDATE_ADDED, candidate, by=by)
    session.add(candidate)
    session.flush()
    return candidate


def change_candidate(session: Session, candidate: Candidate, values: dict[str, Any], *, by: UUID) -> None:
    """Change what is written about a possible case."""
    refuse_if(why_not_decide(candidate))
    stage(session, Event.CANDIDATE_CHANGED, candidate, by=by)
    for name, value in values.items():
        setattr(candidate, name, value)
    session.flush()


def decline_candidate(session: Session, candidate: Candidate, reason: str, *, by: UUID) -> None:
    """Decline a possible case, with the reason."""
    refuse_if(why_not_decide(candidate) or (None if reason.strip() else "Say why it is declined."))
    stage(session, Event.CANDIDATE_DECLINED, candidate, by=by)
    candidate.state, candidate.declined_reason = CandidateState.DECLINED, reason
    session.flush()


def open_review(session: Session, board: Board, candidate: Candidate, title: str, *, by: UUID) -> Review:
    """Make a possible case into a review with the programme's next code and the usual plan."""
    refuse_if(why_not_open(candidate))
    considered = f"{candidate.criteria_considered_by}, {candidate.criteria_considered_on}: {candidate.criteria_reason}"
    review = Review(
        programme_id=board.programme_id, board_id=board.id, code=next_code(session, board.programme_id), title=title, criteria_considered=considered,
        started_on=today(),
    )  # fmt: skip
    stage(session, Event.REVIEW_OPENED, review, by=by)
    session.add(review)
    session.flush()
    candidate.state, candidate.opened_review_id = CandidateState.REVIEW, review.id
    for place, what in enumerate(USUAL_MILESTONES):
        session.add(Milestone(review_id=review.id, what=what, place=place))
    session.flush()
    return review


def next_code(session: Session, programme_id: UUID) -> str:
    """The next neutral code of a programme, such as LT-04."""
    used = [review.code for review in reviews_of_programme(session, programme_id)]
    numbers = [int(code.rpartition("-")[2]) for code in used if code.rpartition("-")[2].isdigit()]
    return f"LT-{max(numbers, default=0) + 1:02d}"


def change_review(session: Session, review: Review, values: dict[str, Any], *, by: UUID) -> None:
    """Change a review's set-up: title, size and its reason, period, SCR criteria."""
    stage(session, Event.REVIEW_CHANGED, review, by=by)
    for name, value in values.items():
        setattr(review, name, value)
    session.flush()


def set_learning_questions(session: Session, review: Review, texts: Sequence[str], *, by: UUID) -> None:
    """Set what the LSCB wants to learn, one question a line; questions that stay keep their rows and versions."""
    stage(session, Event.REVIEW_CHANGED, review, by=by)
    rows = learning_questions_of_review(session, review.id)
    for place, text in enumerate(texts):
        if place < len(rows):
            rows[place].text, rows[place].place = text, place
        else:
            session.add(LearningQuestion(review_id=review.id, text=text, place=place))
    for row in rows[len(texts) :]:
        row.deleted_by, row.deletion_reason = by, "No longer asked."
        row.deleted_at = row.saved_at
    session.flush()


def move_review(session: Session, review: Review, to: Stage, reason: str, *, by: UUID, on: date | None = None) -> None:
    """Move a review to another stage; raises NotNow with the rule's sentence."""
    refuse_if(why_not_move(review, to, reason))
    stage(session, Event.STAGE_MOVED, review, by=by, from_stage=review.stage, to_stage=to)
    session.add(
        StageMove(review_id=review.id, from_stage=review.stage, to_stage=to, reason=reason, moved_on=on or today())
    )
    if to is Stage.PAUSED:
        review.stage_before_pause = review.stage
    review.stage, review.stage_reason = to, reason
    session.flush()


def set_milestone(
    session: Session,
    milestone: Milestone,
    planned_on: date | None,
    actual_on: date | None,
    why_different: str,
    *,
    by: UUID,
) -> None:
    """Set a date of the plan, the day it came true, and why they differ."""
    stage(session, Event.MILESTONE_SET, milestone, by=by)
    milestone.planned_on, milestone.actual_on, milestone.why_different = planned_on, actual_on, why_different
    session.flush()


def add_milestone(session: Session, review: Review, what: str, *, by: UUID) -> Milestone:
    """A further date of the plan."""
    milestone = Milestone(review_id=review.id, what=what, place=1000)
    stage(session, Event.MILESTONE_SET, milestone, by=by)
    session.add(milestone)
    session.flush()
    return milestone


def record_concern(session: Session, review: Review, kind: ConcernKind, values: dict[str, Any], *, by: UUID) -> Concern:
    """Record new information, or something passed on at once."""
    concern = Concern(review_id=review.id, kind=kind, **values)
    event = Event.NEW_INFORMATION if kind is ConcernKind.NEW_INFORMATION else Event.PASSED_ON
    stage(session, event, concern, by=by, kind=kind)
    session.add(concern)
    session.flush()
    return concern
