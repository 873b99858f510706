"""The rows of hints: what a programme changed in the wording check, and what a team went on with in spite of a hint."""

import uuid
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped
from sqlalchemy.schema import SchemaItem

from review_app.core.clock import now
from review_app.core.columns import case_text, choice, flag, moment, number, open_text, plain_id, reference
from review_app.core.rows import CaseRow, Row

LONGEST_LIST = 8000  # letters of a list of phrases
LONGEST_SENTENCE = 1000


class WordingKind(Row):
    """A kind of wording as a programme has it: one save, the newest of which is in use."""

    __table_args__ = (UniqueConstraint("programme_id", "key", "version"),)

    programme_id: Mapped[uuid.UUID] = reference("programme", index=True)
    key: Mapped[str] = open_text(40)
    version: Mapped[int] = number()
    heading: Mapped[str] = open_text(120)
    phrases: Mapped[str] = open_text(LONGEST_LIST)
    unless: Mapped[str] = open_text(LONGEST_LIST, default="")
    why: Mapped[str] = open_text(LONGEST_SENTENCE)
    instead: Mapped[str] = open_text(LONGEST_SENTENCE)
    is_mild: Mapped[bool] = flag(default=False)
    in_use: Mapped[bool] = flag(default=True)
    saved_at: Mapped[datetime] = moment(default=now)
    saved_by: Mapped[uuid.UUID | None] = plain_id()


class HintKind(StrEnum):
    """What a hint is about; the closed list, the weightiest first."""

    NO_EPISODE = "no_episode"
    NOTHING_OUTSIDE = "nothing_outside"
    ONE_SOURCE = "one_source"
    CLAIM = "claim"
    RECOMMENDS = "recommends"
    WORDING = "wording"
    THIN = "thin"

    @property
    def words(self) -> str:
        """The kind as screens name it."""
        return {
            "no_episode": "No episode",
            "nothing_outside": "Little from outside the case",
            "one_source": "One source",
            "claim": "A strong claim",
            "recommends": "A recommendation",
            "wording": "Wording",
            "thin": "Thin as yet",
        }[self.value]


class AcceptedHint(CaseRow):
    """Something worth another look that the team went on with, and why; it holds until what it was about changes."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (Index("ix_accepted_hint_on_id", "on_id"),)

    kind: Mapped[HintKind] = choice(HintKind)
    on_kind: Mapped[str] = open_text(40)  # the table of the thing that it is about
    on_id: Mapped[uuid.UUID] = plain_id()
    part: Mapped[str] = open_text(60, default="")  # which of its texts
    mark: Mapped[str] = case_text()  # of what it was about as it stood: another mark, and the hint is back
    place: Mapped[str] = case_text(default="")  # where it is, as the list says it
    said: Mapped[str] = case_text()  # the hint; for wording, the sentence
    phrase: Mapped[str] = case_text(default="")  # for wording: the words
    reason: Mapped[str] = case_text()
