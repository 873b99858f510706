"""The stages of a review in one table and what leads from one to the next; weeks and slips; what titles and days may not be."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from review_app.access.stages import Stage
from review_app.core.text import counted
from review_app.reviews.models import Candidate, CandidateState, Milestone, Review

DAYS = 7

ORDER: tuple[Stage, ...] = (
    Stage.PREPARATION,
    Stage.DATA_COLLECTION,
    Stage.ANALYSING,
    Stage.REPORTING,
    Stage.WITH_BOARD,
    Stage.RESPONDED,
    Stage.CLOSED,
)


def _leads_to(stage: Stage) -> tuple[Stage, ...]:
    """Any stage before, the next one, and a pause; what is closed can be opened again but not paused."""
    place = ORDER.index(stage)
    pause = () if stage is Stage.CLOSED else (Stage.PAUSED,)
    return (*ORDER[place + 1 : place + 2], *reversed(ORDER[:place]), *pause)


# From each stage, where a lead reviewer may move a review; docs/workflow.md is drawn from this table.
MOVES: dict[Stage, tuple[Stage, ...]] = {stage: _leads_to(stage) for stage in ORDER}


def moves_from(review: Review) -> tuple[Stage, ...]:
    """Where a review may go now; a paused one goes back to where it was."""
    if review.stage is Stage.PAUSED:
        return (review.stage_before_pause or Stage.PREPARATION,)
    return MOVES[review.stage]


def needs_reason(stage: Stage, to: Stage) -> bool:
    """Whether a move must say why: back, a pause, or the end of one."""
    if Stage.PAUSED in {stage, to}:
        return True
    return ORDER.index(to) < ORDER.index(stage)


def why_not_move(review: Review, to: Stage, reason: str) -> str | None:
    """Why a review can't be moved, in a sentence, or None."""
    if to not in moves_from(review):
        return f"A review at “{review.stage.words}” can’t go to “{to.words}”."
    if needs_reason(review.stage, to) and not reason.strip():
        return "Say why: a move back, a pause and the end of a pause need their reason."
    return None


def why_not_decide(candidate: Candidate) -> str | None:
    """Why a possible case can't be changed, declined or opened as a review any more, or None."""
    if candidate.state is not CandidateState.OPEN:
        return "This possible case has been decided already."
    return None


def why_not_open(candidate: Candidate) -> str | None:
    """Why a possible case can't become a review, or None (Working Together 2010, chapter 8: the criteria come first)."""
    considered = candidate.criteria_considered_by and candidate.criteria_considered_on and candidate.criteria_reason
    decided = why_not_decide(candidate)
    if decided is None and not considered:
        return "First write down that the SCR criteria were considered: by whom, when, and the reason."
    return decided


def why_not_title(title: str, places: Iterable[str]) -> str | None:
    """Why a review can't have this title, or None: a title that says where tells who."""
    for place in places:
        if re.search(rf"(?<!\w){re.escape(place)}(?!\w)", title, re.IGNORECASE):
            return f"“{place}” says where this is. Give the review a title that could stand for any place."
    return None


def why_not_on(day: date | None, today: date) -> str | None:
    """Why something can't have happened on a day, or None."""
    if day is not None and day > today:
        return "This day is still to come. Write the day on which it happened."
    return None


@dataclass(frozen=True)
class Slip:
    """How far a date of the plan is from what was planned."""

    milestone: Milestone
    words: str
    weeks: int


def weeks_between(start: date, end: date) -> int:
    """The week that a day falls into, counting the first as week one.

    >>> weeks_between(date(2011, 2, 7), date(2011, 2, 14))
    2
    """
    return (end - start).days // DAYS + 1


def week_in_words(review: Review, milestones: Sequence[Milestone], today: date) -> str:
    """Where a review is in its time, such as “week 11 of about 26”; nothing once it is closed."""
    if review.started_on is None or review.started_on > today or review.stage is Stage.CLOSED:
        return ""
    week = f"week {weeks_between(review.started_on, today)}"
    last = max((milestone.planned_on for milestone in milestones if milestone.planned_on), default=None)
    if last is None or last < today:
        return week
    return f"{week} of about {weeks_between(review.started_on, last)}"


def slip_of(milestone: Milestone, today: date) -> Slip | None:
    """How late or early a date of the plan came, or how late it is by now; None while nothing can be said."""
    if milestone.planned_on is None:
        return None
    if milestone.actual_on is None and milestone.planned_on >= today:
        return None
    days = ((milestone.actual_on or today) - milestone.planned_on).days
    weeks = round(days / DAYS)
    return Slip(milestone, _slip_in_words(weeks, still_open=milestone.actual_on is None), weeks)


def current_slip(milestones: Sequence[Milestone], today: date) -> Slip | None:
    """The slip that matters now: of the first date that is overdue, else of the last that came true."""
    slips = [slip for milestone in milestones if (slip := slip_of(milestone, today))]
    overdue = [slip for slip in slips if slip.milestone.actual_on is None]
    if overdue:
        return overdue[0]
    return slips[-1] if slips else None


def next_date(milestones: Sequence[Milestone], today: date) -> Milestone | None:
    """The next date of the plan that is still to come."""
    coming = [one for one in milestones if one.actual_on is None and one.planned_on and one.planned_on >= today]
    return min(coming, key=lambda one: one.planned_on or date.max, default=None)


def _slip_in_words(weeks: int, *, still_open: bool) -> str:
    if weeks == 0:
        return "due now" if still_open else "on time"
    if weeks < 0:
        return f"{counted(-weeks, 'week')} early"
    return f"{counted(weeks, 'week')} late{' so far' if still_open else ''}"
