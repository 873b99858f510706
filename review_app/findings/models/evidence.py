"""The rows of what is known from outside the case, and of what is still to be found out."""

import uuid
from datetime import date
from enum import StrEnum
from typing import ClassVar

from sqlalchemy.orm import Mapped, relationship
from sqlalchemy.schema import SchemaItem

from review_app.core.columns import case_text, choice, day, partial_date, plain_id, within_review
from review_app.core.dates import PartialDate
from review_app.core.rows import CaseRow
from review_app.findings.models.finding import Finding


class EvidenceKind(StrEnum):
    """From where, outside the case, a pattern is known."""

    REVIEW_TEAM = "review_team"
    CASE_GROUP = "case_group"
    CASES_KNOWN = "cases_known"
    AUDIT = "audit"
    PERFORMANCE_DATA = "performance_data"
    INSPECTION = "inspection"
    OTHER_BOARDS = "other_boards"
    RESEARCH = "research"
    ANOTHER_REVIEW = "another_review"

    @property
    def words(self) -> str:
        """The kind as screens name it."""
        return {
            "review_team": "Review team",
            "case_group": "Case group",
            "cases_known": "Cases known to the team",
            "audit": "Audit",
            "performance_data": "Performance data",
            "inspection": "Inspection",
            "other_boards": "Other LSCBs asked",
            "research": "Research",
            "another_review": "Another review",
        }[self.value]


class OutsideEvidence(CaseRow):
    """How a finding is known to be more than this case."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (within_review("finding_id", "finding"),)

    finding_id: Mapped[uuid.UUID] = plain_id(index=True)
    kind: Mapped[EvidenceKind] = choice(EvidenceKind)
    what: Mapped[str] = case_text()
    on: Mapped[PartialDate] = partial_date("on")

    finding: Mapped[Finding] = relationship(lazy="raise", viewonly=True)


class Inquiry(CaseRow):
    """Something to find out: who asks whom, by when, and the answer."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (within_review("finding_id", "finding"),)

    finding_id: Mapped[uuid.UUID] = plain_id(index=True)
    question: Mapped[str] = case_text()
    asks: Mapped[str] = case_text(default="")
    whom: Mapped[str] = case_text(default="")
    by_day: Mapped[date | None] = day()
    answer: Mapped[str] = case_text(default="")
    answered_on: Mapped[date | None] = day()

    finding: Mapped[Finding] = relationship(lazy="raise", viewonly=True)

    @property
    def is_open(self) -> bool:
        """Whether there is no answer yet."""
        return not self.answer
