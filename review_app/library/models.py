"""The rows of the library: published findings, a table that somebody has brought, and where outside evidence came from."""

import uuid
from datetime import date
from enum import StrEnum
from typing import ClassVar
from urllib.parse import urlsplit

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped
from sqlalchemy.schema import SchemaItem

from review_app.core.columns import (
    case_text,
    choice,
    day,
    flag,
    number,
    open_text,
    plain_id,
    reference,
    secret_text,
    within_review,
)
from review_app.core.rows import CaseRow, Kept
from review_app.core.waiting import WaitingInSteps

LONGEST_PLACE, LONGEST_REVIEW, LONGEST_METHOD, LONGEST_HOW = 200, 300, 300, 300
LONGEST_LINK, LONGEST_TITLE, LONGEST_NOTE = 1000, 4000, 4000


class WordingStatus(StrEnum):
    """Whose words a published finding stands in here."""

    OWN = "own"
    SUMMARY = "summary"
    PRESS = "press"

    @property
    def words(self) -> str:
        """The status as screens name it."""
        return {
            "own": "The report’s own words",
            "summary": "A summary",
            "press": "Press or commentator",
        }[self.value]


class LibraryEntry(Kept):
    """A published finding of another review: what was found, where and when, in whose words, and where to read it."""

    __table_args__ = (
        UniqueConstraint("programme_id", "mark"),
        CheckConstraint("(withdrawn_on IS NULL) = (withdrawn_by IS NULL)", name="withdrawal"),
        Index("ix_library_entry_programme_id_withdrawn_on", "programme_id", "withdrawn_on"),
        Index("ix_library_entry_programme_id_review_mark", "programme_id", "review_mark"),
    )

    programme_id: Mapped[uuid.UUID] = reference("programme")
    title: Mapped[str] = case_text()  # what was found
    area: Mapped[str] = open_text(LONGEST_PLACE)  # the LSCB or area, as published
    review: Mapped[str] = open_text(LONGEST_REVIEW)  # as it was published
    year: Mapped[int | None] = number()
    method: Mapped[str] = open_text(LONGEST_METHOD, default="")
    status: Mapped[WordingStatus] = choice(WordingStatus)
    how: Mapped[str] = open_text(LONGEST_HOW, default="")  # how the words came, more closely than the status says
    category: Mapped[str] = open_text(300, default="")
    is_good_practice: Mapped[bool] = flag(default=False)
    source_url: Mapped[str] = open_text(LONGEST_LINK)
    note: Mapped[str] = case_text(default="")
    mark: Mapped[str] = secret_text(64)  # of its review and words, by which it is known again
    review_mark: Mapped[str] = secret_text(64)  # of its area, review and year
    withdrawn_on: Mapped[date | None] = day()
    withdrawn_by: Mapped[uuid.UUID | None] = plain_id()
    withdrawn_reason: Mapped[str] = case_text(default="")

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was taken out of the library; it is kept with the reason."""
        return self.withdrawn_on is not None

    @property
    def where(self) -> str:
        """Whose review it is from and when that was published, in a line."""
        return ", ".join([self.area, self.review, *([str(self.year)] if self.year else [])])

    @property
    def site(self) -> str:
        """Where its source lies, as a link says it."""
        return (urlsplit(self.source_url).hostname or self.source_url).removeprefix("www.")


class LibraryTable(WaitingInSteps):
    """A table of published findings that somebody brought and has not confirmed: their own, sealed, gone when settled."""

    __table_args__ = (UniqueConstraint("user_id", "programme_id"),)

    programme_id: Mapped[uuid.UUID] = reference("programme", index=True)


class EvidenceOrigin(CaseRow):
    """From which published finding, or which shared wording, a piece of outside evidence was noted."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        within_review("evidence_id", "outside_evidence"),
        UniqueConstraint("evidence_id"),
    )

    evidence_id: Mapped[uuid.UUID] = plain_id()
    finding_id: Mapped[uuid.UUID] = plain_id(index=True)
    kind: Mapped[str] = open_text(20)  # "library" or "wording"
    thing_id: Mapped[uuid.UUID] = plain_id()
