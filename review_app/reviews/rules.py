"""The stages of a review in one table, and what leads from one to the next."""

from datetime import date

from review_app.access.stages import Stage
from review_app.reviews.models import Candidate, CandidateState, Review

ORDER: tuple[Stage, ...] = (
    Stage.PREPARATION,
    Stage.DATA_COLLECTION,
    Stage.ANALYSING,
    Stage.REPORTING,
    Stage.WITH_BOARD,
    Stage.RESPONDED,
    Stage.CLOSED,
)

# From each stage, where a lead reviewer may move a review; docs/workflow.md is drawn from this table.
MOVES: dict[Stage, tuple[Stage, ...]] = {
    stage: tuple(other for other in ORDER if other is not stage and ORDER.index(other) <= ORDER.index(stage) + 1)
    + (Stage.PAUSED,)
    for stage in ORDER
}


def moves_from(review: Review) -> tuple[Stage, ...]:
    """Where a review may go now; a paused one goes back to where it was."""
    if review.stage is Stage.PAUSED:
        return (review.stage_before_pause or Stage.PREPARATION,)
    return MOVES[review.stage]


def needs_reason(review: Review, to: Stage) -> bool:
    """Whether a move must say why: back, a pause, or the end of one."""
    if Stage.PAUSED in {review.stage, to}:
        return True
    return ORDER.index(to) < ORDER.index(review.stage)


def why_not_move(review: Review, to: Stage, reason: str) -> str | None:
    """Why a review can't be moved, in a sentence, or None."""
    if to not in moves_from(review):
        return f"A review at “{review.stage.words}” can’t go to “{to.words}”."
    if needs_reason(review, to) and not reason.strip():
        return "Say why: a move back or a pause needs its reason."
    return None


def why_not_decide(candidate: Candidate) -> str | None:
    """Why a possible case can't be declined or opened as a review, or None."""
    if candidate.state is not CandidateState.OPEN:
        return "This possible case has been decided already."
    return None


def why_not_open(candidate: Candidate) -> str | None:
    """Why a possible case can't become a review yet, or None (Working Together 2010, chapter 8: the criteria come first)."""
    if (
        not candidate.criteria_considered_by
        or candidate.criteria_considered_on is None
        or not candidate.criteria_reason
    ):
        return "First write down that the SCR criteria were considered: by whom, when, and the reason."
    return why_not_decide(candidate)


def weeks_between(start: date, end: date) -> int:
    """The week that a day falls into, counting the first as week one."""
    return (end - start).days // 7 + 1
