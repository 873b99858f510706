"""The row of a finding."""

import uuid
from datetime import date
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, relationship
from sqlalchemy.schema import SchemaItem

from review_app.core.columns import case_text, choice, day, number, plain_id, reference
from review_app.core.rows import CaseRow
from review_app.vocabularies.models import Term


class FindingState(StrEnum):
    """How far the team is with a finding."""

    DRAFT = "draft"
    CHALLENGED = "challenged"
    AGREED = "agreed"
    SHARED = "shared"  # a wording of it may leave the review

    @property
    def words(self) -> str:
        """The state as screens name it."""
        return {"draft": "Draft", "challenged": "Challenged", "agreed": "Agreed", "shared": "Agreed to share"}[
            self.value
        ]


class Finding(CaseRow):
    """An underlying pattern as one sentence about the system, with its anatomy (methodology 3)."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        CheckConstraint("(agreed_at IS NULL) = (agreed_by IS NULL)", name="agreed_pair"),
        CheckConstraint("(state IN ('agreed', 'shared')) = (agreed_by IS NOT NULL)", name="agreed_state"),
    )

    place: Mapped[int] = number(default=0)  # the order of priority
    number: Mapped[int] = number()
    title: Mapped[str] = case_text()
    category_term_id: Mapped[uuid.UUID] = reference("term")
    second_category_term_id: Mapped[uuid.UUID | None] = reference("term")
    state: Mapped[FindingState] = choice(FindingState, default=FindingState.DRAFT)
    description: Mapped[str] = case_text(default="")
    in_this_case: Mapped[str] = case_text(default="")
    underlying: Mapped[str] = case_text(default="")
    widespread_value: Mapped[str] = case_text(default="")  # empty: not known
    widespread_basis: Mapped[str] = case_text(default="")
    common_value: Mapped[str] = case_text(default="")  # empty: not known
    common_basis: Mapped[str] = case_text(default="")
    still_so: Mapped[str] = case_text(default="")
    still_so_said_by: Mapped[str] = case_text(default="")
    changed_since: Mapped[str] = case_text(default="")
    board_knows: Mapped[str] = case_text(default="")
    why_it_matters: Mapped[str] = case_text(default="")
    in_brief: Mapped[str] = case_text(default="")
    agreed_by: Mapped[uuid.UUID | None] = plain_id()
    agreed_at: Mapped[date | None] = day()  # the day of the meeting, which may be before it is typed in
    reopened_reason: Mapped[str] = case_text(default="")

    category: Mapped[Term] = relationship(foreign_keys=[category_term_id], lazy="raise", viewonly=True)
    second_category: Mapped[Term | None] = relationship(
        foreign_keys=[second_category_term_id], lazy="raise", viewonly=True
    )

    @property
    def is_agreed(self) -> bool:
        """Whether its text stands as agreed."""
        return self.agreed_by is not None

    @property
    def name(self) -> str:
        """The finding as the report names it."""
        return f"Finding {self.number}"


# What lists and links say of a finding.
FINDING_NAMED = (Finding.review_id, Finding.number, Finding.title, Finding.state, Finding.agreed_by)
