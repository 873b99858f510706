"""The rows of conversations: what is arranged and asked before one is held; its notes are a source like any other."""

import uuid
from datetime import date
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, relationship
from sqlalchemy.schema import SchemaItem

from review_app.core.columns import case_text, choice, day, open_text, plain_id, reference, within_review
from review_app.core.rows import CaseRow
from review_app.people.models import Participant
from review_app.sources.models import Source


class Witness(StrEnum):
    """Whether the practitioner may be a witness in proceedings."""

    NOT_ASKED = "not_asked"
    NO = "no"
    POSSIBLE = "possible"

    @property
    def words(self) -> str:
        """The answer as screens name it."""
        return {
            "not_asked": "We have not asked yet",
            "no": "No, as far as anybody knows",
            "possible": "Yes, they may be a witness",
        }[self.value]


class PoliceAnswer(StrEnum):
    """What the police said to a conversation with somebody who may be a witness."""

    NONE = "none"
    GO_AHEAD = "go_ahead"
    WITHIN_LIMITS = "within_limits"
    WAIT = "wait"

    @property
    def words(self) -> str:
        """The answer as screens name it."""
        return {
            "none": "No answer yet",
            "go_ahead": "It can go ahead",
            "within_limits": "It can go ahead within limits",
            "wait": "It has to wait",
        }[self.value]


class Conversation(CaseRow):
    """A conversation from the day it is thought of: who holds it, where, and what was asked before; then the source of its notes."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        within_review("participant_id", "participant"),
        within_review("source_id", "source"),
        within_review("first_agency_id", "agency"),
        within_review("second_agency_id", "agency"),
        UniqueConstraint("source_id"),
    )

    participant_id: Mapped[uuid.UUID | None] = plain_id(index=True)
    source_id: Mapped[uuid.UUID | None] = plain_id()  # its notes, once it has been held
    schedule_id: Mapped[uuid.UUID | None] = reference("vocabulary")  # the version whose headings its notes use
    booked_for: Mapped[date | None] = day()
    at: Mapped[str] = open_text(60, default="")  # the time of day, in words
    place: Mapped[str] = case_text(default="")
    supported_by: Mapped[str] = case_text(default="")
    first_holder: Mapped[str] = case_text(default="")
    first_agency_id: Mapped[uuid.UUID | None] = plain_id()  # None: of no agency in this review
    second_holder: Mapped[str] = case_text(default="")
    second_agency_id: Mapped[uuid.UUID | None] = plain_id()
    witness: Mapped[Witness] = choice(Witness, default=Witness.NOT_ASKED)
    police_asked_on: Mapped[date | None] = day()
    police_answer: Mapped[PoliceAnswer] = choice(PoliceAnswer, default=PoliceAnswer.NONE)
    police_answered_on: Mapped[date | None] = day()
    police_said: Mapped[str] = case_text(default="")  # the limits, or until when to wait

    participant: Mapped[Participant | None] = relationship(lazy="raise", viewonly=True)
    source: Mapped[Source | None] = relationship(lazy="raise", viewonly=True)

    @property
    def held_by(self) -> str:
        """The two who hold it, as one line."""
        return " and ".join(name for name in (self.first_holder, self.second_holder) if name)
