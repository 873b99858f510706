"""The rows of meetings. What was said and decided stands apart from the date, since not everyone who books may read it."""

import uuid
from datetime import date
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped
from sqlalchemy.schema import SchemaItem

from review_app.core.columns import case_text, choice, day, open_text, plain_id, within_review
from review_app.core.rows import CaseRow


class MeetingKind(StrEnum):
    """What a meeting is for."""

    INTRODUCTORY = "introductory"
    PLANNING = "planning"
    DOCUMENT_REVIEW = "document_review"
    ANALYSIS = "analysis"
    FOLLOW_ON_1 = "follow_on_1"
    FOLLOW_ON_2 = "follow_on_2"
    SUPERVISION = "supervision"
    BOARD = "board"

    @property
    def words(self) -> str:
        """The kind as screens name it."""
        return {
            "introductory": "Introductory meeting",
            "planning": "Planning meeting",
            "document_review": "Meeting to review documents",
            "analysis": "Analysis meeting",
            "follow_on_1": "First follow-on meeting",
            "follow_on_2": "Second follow-on meeting",
            "supervision": "Supervision",
            "board": "LSCB meeting",
        }[self.value]


class AttendanceState(StrEnum):
    """Whether somebody comes, or came."""

    ASKED = "asked"
    REPLIED = "replied"
    COMING = "coming"
    CAME = "came"
    APOLOGIES = "apologies"

    @property
    def words(self) -> str:
        """The state as screens name it."""
        return {
            "asked": "Asked, no reply yet",
            "replied": "Replied, not sure yet",
            "coming": "Coming",
            "came": "Came",
            "apologies": "Sent apologies",
        }[self.value]


class Meeting(CaseRow):
    """A meeting of a review: its kind, date, place and papers."""

    kind: Mapped[MeetingKind] = choice(MeetingKind)
    held_on: Mapped[date] = day(index=True)
    at: Mapped[str] = open_text(20, default="")  # such as “10.00”
    place: Mapped[str] = case_text(default="")
    papers: Mapped[str] = case_text(default="")


class Minutes(CaseRow):
    """What was said and decided at a meeting; the coordinator never reads it."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        within_review("meeting_id", "meeting"),
        UniqueConstraint("meeting_id"),
    )

    meeting_id: Mapped[uuid.UUID] = plain_id()
    notes: Mapped[str] = case_text(default="")
    decisions: Mapped[str] = case_text(default="")


class Attendance(CaseRow):
    """Somebody asked to a meeting: a practitioner in the case, somebody with an account, or anyone else by a label."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        within_review("meeting_id", "meeting"),
        within_review("participant_id", "participant"),
        CheckConstraint("(participant_id IS NULL) OR (user_id IS NULL)", name="one_person"),
    )

    free_on_hold: ClassVar[frozenset[str]] = frozenset({"state"})  # who comes is no material

    meeting_id: Mapped[uuid.UUID] = plain_id(index=True)
    participant_id: Mapped[uuid.UUID | None] = plain_id()
    user_id: Mapped[uuid.UUID | None] = plain_id()
    label: Mapped[str] = case_text(default="")  # anyone else, by position
    state: Mapped[AttendanceState] = choice(AttendanceState, default=AttendanceState.ASKED)
