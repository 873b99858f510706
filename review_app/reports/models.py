"""The rows of reports: texts written for the report, and each copy that was made of a paper."""

import uuid
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped
from sqlalchemy.schema import SchemaItem

from review_app.core.clock import now
from review_app.core.columns import (
    case_text,
    choice,
    day,
    moment,
    number,
    open_text,
    partial_date,
    personal_text,
    plain_id,
)
from review_app.core.dates import PartialDate
from review_app.core.rows import CaseRow


class PaperKind(StrEnum):
    """A kind of paper that is made from a review."""

    REPORT = "report"
    EPISODES = "episodes"
    NARRATIVE = "narrative"
    INTRODUCTORY = "introductory"
    FOLLOW_ON_1 = "follow_on_1"
    FOLLOW_ON_2 = "follow_on_2"

    @property
    def words(self) -> str:
        """The paper as its cover, its file name and the list of copies name it."""
        return {
            "report": "Working draft",
            "episodes": "Episodes table",
            "narrative": "Narrative",
            "introductory": "Introductory pack",
            "follow_on_1": "First follow-on pack",
            "follow_on_2": "Second follow-on pack",
        }[self.value]

    @property
    def is_pack(self) -> bool:
        """Whether it is written for the case group."""
        return self in {PaperKind.INTRODUCTORY, PaperKind.FOLLOW_ON_1, PaperKind.FOLLOW_ON_2}


class Section(CaseRow):
    """The text of one section of the report; sections.py says which there are."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (UniqueConstraint("review_id", "key"),)

    key: Mapped[str] = open_text(40)
    text: Mapped[str] = case_text(default="")


class AppraisalPeriod(CaseRow):
    """The appraisal of practice in one period of the case."""

    title: Mapped[str] = case_text()
    dates: Mapped[PartialDate] = partial_date("dates")
    text: Mapped[str] = case_text(default="")
    place: Mapped[int] = number(default=0)

    @property
    def sort_key(self) -> tuple[date, date, int]:
        """What orders it among the others: its dates where they are known, then the order in which it was added."""
        return (*self.dates.sort_key, self.place)


class GlossaryEntry(CaseRow):
    """A word or abbreviation and what it means."""

    term: Mapped[str] = case_text()
    meaning: Mapped[str] = case_text(default="")


class Copy(CaseRow):
    """One numbered copy of a paper as it was given out."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (UniqueConstraint("review_id", "paper", "number"),)

    paper: Mapped[PaperKind] = choice(PaperKind)
    number: Mapped[int] = number()
    reader_name: Mapped[str] = personal_text(200)
    made_by: Mapped[uuid.UUID] = plain_id()
    made_at: Mapped[datetime] = moment(default=now)
    sha256: Mapped[str] = open_text(64, default="")  # of the file as it was given out; "" until it was drawn
    collected_on: Mapped[date | None] = day()  # when it came back

    @property
    def title(self) -> str:
        """The copy as lists name it, such as “Working draft, copy 3”."""
        return f"{self.paper.words}, copy {self.number}"
