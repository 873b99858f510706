"""Writing reviews and possible cases."""

import secrets
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.access.stages import Stage
from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.boards.models import Board
from review_app.boards.queries import boards_of_programme, hold_codes
from review_app.core.clock import now, today
from review_app.core.dates import day_in_words
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
from review_app.reviews.rules import why_not_decide, why_not_move, why_not_on, why_not_open, why_not_title

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


def open_review(
    session: Session, board: Board, candidate: Candidate, title: str, *, by: UUID, code: str | None = None
) -> Review:
    """Make a possible case into a review with a code of its own and the usual plan; the title says no place."""
    refuse_if(why_not_open(candidate) or _why_not_title(session, board.programme_id, title))
    review = Review(
        programme_id=board.programme_id,
        board_id=board.id,
        code=code or new_code(session, board.programme_id),
        title=title,
        criteria_considered=_considered(candidate),
        started_on=today(),
    )
    stage(session, Event.REVIEW_OPENED, review, by=by)
    session.add(review)
    session.flush()
    candidate.state, candidate.opened_review_id = CandidateState.REVIEW, review.id
    for place, what in enumerate(USUAL_MILESTONES):
        session.add(Milestone(review_id=review.id, what=what, place=place))
    session.flush()
    return review


def new_code(session: Session, programme_id: UUID) -> str:
    """A neutral code that no review of the programme has, such as LT-47, kept for this transaction.

    It is drawn by lot: codes in a row would tell an LSCB how many reviews the others have opened.
    """
    hold_codes(session, programme_id)
    used = {review.code for review in reviews_of_programme(session, programme_id)}
    digits = max(2, len(str(2 * len(used))))  # so many that at least half of them are free
    free = {f"LT-{number}" for number in range(10 ** (digits - 1), 10**digits)} - used
    return secrets.choice(sorted(free))


def change_review(session: Session, review: Review, values: dict[str, Any], *, by: UUID) -> None:
    """Change a review's set-up: title, size and its reason, period, SCR criteria; raises NotNow for a title with a place."""
    if "title" in values:
        refuse_if(_why_not_title(session, review.programme_id, values["title"]))
    stage(session, Event.REVIEW_CHANGED, review, by=by)
    for name, value in values.items():
        setattr(review, name, value)
    session.flush()


def set_learning_questions(session: Session, review: Review, texts: Sequence[str], *, by: UUID) -> None:
    """Set what the LSCB wants to learn; a question that stays keeps its row, a reworded one its versions."""
    rows = learning_questions_of_review(session, review.id)
    if [row.text for row in rows] == list(texts):
        return
    stage(session, Event.REVIEW_CHANGED, review, by=by)
    review.saved_at = now()  # so that of two who edit the set-up the second is told
    same = {row.text: row for row in rows if row.text in texts}
    spare = [row for row in rows if row.text not in texts]
    for place, text in enumerate(texts):
        row = same.pop(text, None) or (spare.pop(0) if spare else None)
        if row is None:
            session.add(LearningQuestion(review_id=review.id, text=text, place=place))
        else:
            row.text, row.place = text, place
    for row in (*spare, *same.values()):
        row.deleted_at, row.deleted_by, row.deletion_reason = now(), by, "No longer asked."
    session.flush()


def switch_case_group_sign_in(session: Session, review: Review, *, on: bool, by: UUID) -> None:
    """Switch on or off that members of the case group may sign in."""
    stage(session, Event.REVIEW_CHANGED, review, by=by, case_group_sign_in=on)
    review.case_group_sign_in = on
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
    review.stage = to
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
    """Set a date of the plan, the day it came true, and why they differ; raises NotNow for a day still to come."""
    refuse_if(why_not_on(actual_on, today()))
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
    refuse_if(why_not_on(values.get("noted_on"), today()))
    concern = Concern(review_id=review.id, kind=kind, **values)
    stage(session, _event_of(kind), concern, by=by, kind=kind)
    session.add(concern)
    session.flush()
    return concern


def change_concern(session: Session, concern: Concern, kind: ConcernKind, values: dict[str, Any], *, by: UUID) -> None:
    """Change what is written about new information or something passed on, as when its outcome is known."""
    refuse_if(why_not_on(values.get("noted_on"), today()))
    stage(session, _event_of(kind), concern, by=by, kind=kind)
    concern.kind = kind
    for name, value in values.items():
        setattr(concern, name, value)
    session.flush()


def _event_of(kind: ConcernKind) -> Event:
    return Event.PASSED_ON if kind.is_passed_on else Event.NEW_INFORMATION


def _considered(candidate: Candidate) -> str:
    on = day_in_words(candidate.criteria_considered_on) if candidate.criteria_considered_on else ""
    return f"{candidate.criteria_considered_by}, {on}: {candidate.criteria_reason}"


def _why_not_title(session: Session, programme_id: UUID, title: str) -> str | None:
    return why_not_title(title, [board.name for board in boards_of_programme(session, programme_id)])
