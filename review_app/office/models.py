"""The rows of the office. They say who was asked for what and when, and nothing that anybody told the review."""

import uuid
from datetime import date
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, relationship
from sqlalchemy.schema import SchemaItem

from review_app.core.columns import case_text, choice, day, plain_id, within_review
from review_app.core.rows import CaseRow
from review_app.people.models import Agency, Participant, Relative


class RequestState(StrEnum):
    """How far a request for records is."""

    ASKED = "asked"
    CHASED = "chased"
    IN_PART = "in_part"
    RECEIVED = "received"
    REFUSED = "refused"

    @property
    def words(self) -> str:
        """The state as screens name it."""
        return {
            "asked": "Asked for",
            "chased": "Asked again",
            "in_part": "Came in part",
            "received": "Came",
            "refused": "Refused",
        }[self.value]

    @property
    def is_open(self) -> bool:
        """Whether something is still to come."""
        return self in {RequestState.ASKED, RequestState.CHASED, RequestState.IN_PART}


class ConsentTo(StrEnum):
    """What somebody is asked to agree to."""

    TAKE_PART = "take_part"
    NOTES = "notes"
    RECORDS = "records"
    SHARING = "sharing"

    @property
    def words(self) -> str:
        """What it is, as screens name it."""
        return {
            "take_part": "Taking part",
            "notes": "Notes of the conversation being kept",
            "records": "Their records being read",
            "sharing": "What they said being shown in drafts",
        }[self.value]


class ConsentAnswer(StrEnum):
    """What somebody answered."""

    ASKED = "asked"
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"

    @property
    def words(self) -> str:
        """The answer as screens name it."""
        return {
            "asked": "Asked, no answer yet",
            "given": "Agreed",
            "refused": "Did not agree",
            "withdrawn": "Agreed, then withdrew",
        }[self.value]


class LetterKind(StrEnum):
    """What a letter is about; office/data/letters.toml has the words."""

    INTRODUCTION = "introduction"
    CONVERSATION = "conversation"
    MEETING = "meeting"
    RECORDS = "records"
    THANKS = "thanks"

    @property
    def words(self) -> str:
        """The letter as screens name it."""
        return {
            "introduction": "Introduction to the review",
            "conversation": "Invitation to a conversation",
            "meeting": "Invitation to a meeting",
            "records": "Request for records",
            "thanks": "Thanks after a conversation",
        }[self.value]


class RecordsRequest(CaseRow):
    """Records asked for from an agency."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (within_review("agency_id", "agency"),)

    agency_id: Mapped[uuid.UUID] = plain_id(index=True)
    what: Mapped[str] = case_text()
    asked_on: Mapped[date] = day(nullable=False)
    due_on: Mapped[date | None] = day()
    state: Mapped[RequestState] = choice(RequestState, default=RequestState.ASKED)
    note: Mapped[str] = case_text(default="")

    agency: Mapped[Agency] = relationship(lazy="raise", viewonly=True)


class Consent(CaseRow):
    """What a practitioner or a family member was asked to agree to, and what they answered."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        within_review("participant_id", "participant"),
        within_review("relative_id", "relative"),
        CheckConstraint("(participant_id IS NULL) <> (relative_id IS NULL)", name="one_person"),
    )

    participant_id: Mapped[uuid.UUID | None] = plain_id(index=True)
    relative_id: Mapped[uuid.UUID | None] = plain_id(index=True)
    to: Mapped[ConsentTo] = choice(ConsentTo)
    answer: Mapped[ConsentAnswer] = choice(ConsentAnswer, default=ConsentAnswer.ASKED)
    answered_on: Mapped[date | None] = day()
    how: Mapped[str] = case_text(default="")

    participant: Mapped[Participant | None] = relationship(lazy="raise", viewonly=True)
    relative: Mapped[Relative | None] = relationship(lazy="raise", viewonly=True)

    @property
    def who(self) -> str:
        """Whose consent it is, by label; needs both people loaded."""
        return self.participant.label if self.participant else self.relative.pseudonym if self.relative else ""

    @property
    def person_code(self) -> str:
        """Whose consent it is, as a list of both kinds of people has it."""
        kind, key = ("participant", self.participant_id) if self.participant_id else ("relative", self.relative_id)
        return f"{kind}:{key}"


class Letter(CaseRow):
    """A letter that was made: of which kind, to whom, and when it went. Its words are not kept, since they hold a name."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        within_review("participant_id", "participant"),
        within_review("agency_id", "agency"),
        CheckConstraint("(participant_id IS NULL) <> (agency_id IS NULL)", name="one_reader"),
    )

    kind: Mapped[LetterKind] = choice(LetterKind)
    participant_id: Mapped[uuid.UUID | None] = plain_id(index=True)
    agency_id: Mapped[uuid.UUID | None] = plain_id(index=True)
    dated: Mapped[date] = day(nullable=False)

    participant: Mapped[Participant | None] = relationship(lazy="raise", viewonly=True)
    agency: Mapped[Agency | None] = relationship(lazy="raise", viewonly=True)

    @property
    def to_whom(self) -> str:
        """The reader by label; needs both loaded."""
        return self.participant.label if self.participant else self.agency.name if self.agency else ""
