"""The row of a dispute with the LSCB about a finding."""

import uuid
from datetime import date
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, relationship
from sqlalchemy.schema import SchemaItem

from review_app.core.columns import case_text, choice, day, plain_id, within_review
from review_app.core.rows import CaseRow
from review_app.findings.models.finding import Finding


class DisputeState(StrEnum):
    """What became of a dispute."""

    OPEN = "open"
    SETTLED = "settled"
    STANDS = "stands"

    @property
    def words(self) -> str:
        """The state as screens name it."""
        return {"open": "Not settled yet", "settled": "Settled", "stands": "It stands"}[self.value]


class Dispute(CaseRow):
    """A finding that the LSCB disputes: what each says, and how it was settled, or that it stands."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        within_review("finding_id", "finding"),
        CheckConstraint("(state = 'open') = (settled_on IS NULL)", name="settled"),
    )

    finding_id: Mapped[uuid.UUID] = plain_id(index=True)
    raised_by: Mapped[str] = case_text()  # an office, such as “the chair of the LSCB”
    raised_on: Mapped[date] = day()
    board_says: Mapped[str] = case_text()
    team_says: Mapped[str] = case_text(default="")
    state: Mapped[DisputeState] = choice(DisputeState, default=DisputeState.OPEN)
    outcome: Mapped[str] = case_text(default="")
    settled_on: Mapped[date | None] = day()

    finding: Mapped[Finding] = relationship(lazy="raise", viewonly=True)

    @property
    def is_standing(self) -> bool:
        """Whether the two still differ, so that the report says so."""
        return self.state is not DisputeState.SETTLED
