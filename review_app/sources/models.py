"""The rows of sources: a source, its texts (one after the other), and the quotes taken from them."""

import uuid
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, relationship
from sqlalchemy.schema import SchemaItem

from review_app.core.columns import (
    case_text,
    choice,
    day,
    moment,
    number,
    open_text,
    partial_date,
    plain_id,
    within_review,
)
from review_app.core.dates import PartialDate
from review_app.core.rows import CaseRow
from review_app.meetings.models import Meeting
from review_app.people.models import Agency, Participant, Relative


class SourceKind(StrEnum):
    """Where the words come from."""

    CONVERSATION = "conversation"
    DOCUMENT = "document"
    MEETING_NOTE = "meeting_note"
    FAMILY_CONTRIBUTION = "family_contribution"
    FORM_OR_SYSTEM = "form_or_system"

    @property
    def words(self) -> str:
        """The kind as screens name it."""
        return {
            "conversation": "Conversation",
            "document": "Document",
            "meeting_note": "Meeting note",
            "family_contribution": "Family contribution",
            "form_or_system": "Form or ICT system",
        }[self.value]

    @property
    def plural(self) -> str:
        """Several of the kind, as a heading names them."""
        return "Forms and ICT systems" if self is SourceKind.FORM_OR_SYSTEM else f"{self.words}s"

    @property
    def is_spoken(self) -> bool:
        """Whether somebody said it to us, so that a promise was made first."""
        return self in {SourceKind.CONVERSATION, SourceKind.FAMILY_CONTRIBUTION}


class Source(CaseRow):
    """A conversation, a document, or whatever else the review rests on."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        within_review("participant_id", "participant"),
        within_review("relative_id", "relative"),
        within_review("agency_id", "agency"),
        within_review("meeting_id", "meeting"),
    )

    kind: Mapped[SourceKind] = choice(SourceKind)
    title: Mapped[str] = case_text()
    participant_id: Mapped[uuid.UUID | None] = plain_id(index=True)  # with whom
    relative_id: Mapped[uuid.UUID | None] = plain_id()  # whose contribution
    agency_id: Mapped[uuid.UUID | None] = plain_id()  # whose document or system
    meeting_id: Mapped[uuid.UUID | None] = plain_id()  # the notes of which meeting
    dated: Mapped[PartialDate] = partial_date("dated")  # the document's own date
    held_on: Mapped[date | None] = day()
    held_by: Mapped[str] = case_text(default="")  # two people
    place: Mapped[str] = case_text(default="")
    supported_by: Mapped[str] = case_text(default="")  # who was there for the person
    promised_on: Mapped[date | None] = day()  # when what is promised, and its limits, was said aloud

    participant: Mapped[Participant | None] = relationship(lazy="raise", viewonly=True)
    relative: Mapped[Relative | None] = relationship(lazy="raise", viewonly=True)
    agency: Mapped[Agency | None] = relationship(lazy="raise", viewonly=True)
    meeting: Mapped[Meeting | None] = relationship(lazy="raise", viewonly=True)

    @property
    def of_agency_id(self) -> uuid.UUID | None:
        """The agency that the source counts for: its own, or that of the practitioner; needs the practitioner loaded."""
        return self.agency_id or (self.participant.agency_id if self.participant else None)


SOURCE_NAMED = (Source.review_id, Source.kind, Source.title)  # what lists and links say of a source


class SourceText(CaseRow):
    """One text of a source. Once quoted it is frozen, and a correction becomes the next text."""

    kept_with: ClassVar[str] = "source_id"
    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        within_review("source_id", "source"),
        UniqueConstraint("source_id", "number"),
    )

    source_id: Mapped[uuid.UUID] = plain_id(index=True)
    number: Mapped[int] = number(default=1)
    text: Mapped[str] = case_text(default="")
    why: Mapped[str] = case_text(default="")  # what was corrected

    source: Mapped[Source] = relationship(lazy="raise", viewonly=True)


class Standing(StrEnum):
    """Whether the words of a quote stand in the newest text of their source."""

    STANDS = "stands"
    UNSURE = "unsure"  # they stand there several times, and the nearest place was taken
    GONE = "gone"  # the text was corrected; the quote stays with the text it was taken from


class Passage(CaseRow):
    """A quote: a span of one text in code points, the words themselves, and a note."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        within_review("source_id", "source"),
        within_review("source_text_id", "source_text"),
        CheckConstraint('start >= 0 AND start < "end"', name="has_words"),
    )

    source_id: Mapped[uuid.UUID] = plain_id(index=True)
    source_text_id: Mapped[uuid.UUID] = plain_id(index=True)
    start: Mapped[int] = number()
    end: Mapped[int] = number()
    words: Mapped[str] = case_text()
    note: Mapped[str] = case_text(default="")
    standing: Mapped[Standing] = choice(Standing, default=Standing.STANDS, server_default=Standing.STANDS.value)

    source: Mapped[Source] = relationship(lazy="raise", viewonly=True)


PASSAGE_NAMED = (Passage.words, Passage.standing)  # what a line about something that rests on a quote says of it


class Original(CaseRow):
    """The file that a source was read from; it lies sealed in the instance folder, and this row says what it must be."""

    kept_with: ClassVar[str] = "source_id"
    constraints: ClassVar[tuple[SchemaItem, ...]] = (within_review("source_id", "source"),)

    source_id: Mapped[uuid.UUID] = plain_id(index=True)
    kind: Mapped[str] = open_text(10)  # as the door found it: docx, odt, pdf, rtf, txt
    size: Mapped[int] = number()
    sha256: Mapped[str] = open_text(64)
    destroyed_at: Mapped[datetime | None] = moment()  # the file is gone for good; that it was there stays on record
    destroyed_by: Mapped[uuid.UUID | None] = plain_id()
