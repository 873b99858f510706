"""The rows of possible cases and reviews."""

import uuid
from datetime import date
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, synonym

from review_app.access.stages import Stage
from review_app.core.columns import case_text, choice, day, flag, number, open_text, plain_id, reference
from review_app.core.rows import CaseRow, Kept, Recorded


class Size(StrEnum):
    """How much a review takes on; it limits how strong a finding's claim may be (methodology 2.3)."""

    FULL = "full"
    INTENSIVE = "intensive"
    SPEED_PLUS = "speed_plus"
    MID_RANGE = "mid_range"
    FOCUSED = "focused"
    THEMED = "themed"

    @property
    def words(self) -> str:
        """The size as screens name it."""
        return {"speed_plus": "Speed+", "mid_range": "Mid-range"}.get(self.value, self.value.capitalize())

    @property
    def claims_findings(self) -> bool:
        """Whether its results may be called findings; a smaller review has indicative findings."""
        return self in {Size.FULL, Size.INTENSIVE, Size.SPEED_PLUS}


class CandidateState(StrEnum):
    """What became of a possible case."""

    OPEN = "open"
    DECLINED = "declined"
    REVIEW = "review"


class ConcernKind(StrEnum):
    """Something that does not wait for the review."""

    NEW_INFORMATION = "new_information"
    CHILD_AT_RISK = "child_at_risk"
    UNSAFE_PRACTICE = "unsafe_practice"
    CONDUCT = "conduct"

    @property
    def words(self) -> str:
        """The kind as screens name it."""
        return {
            "new_information": "New information, referred back to the chair",
            "child_at_risk": "Passed on: a child at risk now",
            "unsafe_practice": "Passed on: unsafe practice",
            "conduct": "Passed on: conduct",
        }[self.value]

    @property
    def is_passed_on(self) -> bool:
        """Whether it was passed on at once; new information goes back to the chair instead."""
        return self is not ConcernKind.NEW_INFORMATION


class Candidate(Kept):
    """A possible case: six lines without names; becomes a review, or is declined with a reason."""

    board_id: Mapped[uuid.UUID] = reference("board", index=True)
    sentence: Mapped[str] = case_text()
    suggested_by: Mapped[str] = case_text(default="")
    hoped_to_learn: Mapped[str] = case_text(default="")
    parallel_proceedings: Mapped[str] = case_text(default="")
    criteria_considered_by: Mapped[str] = case_text(default="")
    criteria_considered_on: Mapped[date | None] = day()
    criteria_reason: Mapped[str] = case_text(default="")
    meeting_with_scie_on: Mapped[date | None] = day()
    state: Mapped[CandidateState] = choice(CandidateState, default=CandidateState.OPEN)
    declined_reason: Mapped[str] = case_text(default="")
    opened_review_id: Mapped[uuid.UUID | None] = plain_id()


class Review(Recorded):
    """One case review, known by a neutral code and a place-free title."""

    __table_args__ = (
        UniqueConstraint("programme_id", "code"),
        ForeignKeyConstraint(["programme_id", "board_id"], ["board.programme_id", "board.id"]),
    )

    free_on_hold: ClassVar[frozenset[str]] = frozenset({"stage", "stage_before_pause"})  # a held review can be paused

    programme_id: Mapped[uuid.UUID] = reference("programme", index=True)
    board_id: Mapped[uuid.UUID] = reference("board", index=True)
    code: Mapped[str] = open_text(12)
    title: Mapped[str] = case_text()
    size: Mapped[Size] = choice(Size, default=Size.FULL)
    size_reason: Mapped[str] = case_text(default="")
    stage: Mapped[Stage] = choice(Stage, default=Stage.PREPARATION)
    stage_before_pause: Mapped[Stage | None] = choice(Stage)
    period_from: Mapped[str] = case_text(default="")  # part-known dates, in words
    period_to: Mapped[str] = case_text(default="")
    criteria_considered: Mapped[str] = case_text(default="")  # SCR criteria considered: by, date, reason
    started_on: Mapped[date | None] = day()
    case_group_sign_in: Mapped[bool] = flag(default=False)

    review_id: Mapped[uuid.UUID] = synonym("id")  # the review's own id, as its rows call it

    @property
    def stage_in_words(self) -> str:
        """The stage as the page's head says it."""
        return self.stage.words


class LearningQuestion(CaseRow):
    """Something that the LSCB wants to learn."""

    text: Mapped[str] = case_text()
    place: Mapped[int] = number(default=0)


class Milestone(CaseRow):
    """A date of the plan, the day it came true, and why the two differ."""

    kept_on_hold: ClassVar[bool] = False  # the plan is no material, and dates slip because of a hold

    what: Mapped[str] = case_text()
    place: Mapped[int] = number(default=0)
    planned_on: Mapped[date | None] = day()
    actual_on: Mapped[date | None] = day()
    why_different: Mapped[str] = case_text(default="")


class Concern(CaseRow):
    """New information, or something passed on at once; kept outside the analysis."""

    kind: Mapped[ConcernKind] = choice(ConcernKind)
    noted_on: Mapped[date] = day()
    what: Mapped[str] = case_text()
    to_whom: Mapped[str] = case_text(default="")
    outcome: Mapped[str] = case_text(default="")


class StageMove(CaseRow):
    """A move from one stage to another, with its reason where it went back or was paused."""

    constraints = (CheckConstraint("from_stage <> to_stage", name="moves"),)

    from_stage: Mapped[Stage] = choice(Stage)
    to_stage: Mapped[Stage] = choice(Stage)
    reason: Mapped[str] = case_text(default="")
    moved_on: Mapped[date] = day()
