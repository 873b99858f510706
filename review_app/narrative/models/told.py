"""The rows of what is told: periods in prose, how others saw them, and entries in lanes."""

import uuid
from typing import ClassVar

from sqlalchemy.orm import Mapped, relationship
from sqlalchemy.schema import SchemaItem

from review_app.core.columns import case_text, number, partial_date, plain_id, within_review
from review_app.core.dates import PartialDate
from review_app.core.rows import CaseRow
from review_app.narrative.models.lanes import LaneRow, lane_constraints
from review_app.sources.models import Source


class Period(CaseRow):
    """A stretch of the time under review, told in prose."""

    title: Mapped[str] = case_text()
    begins: Mapped[PartialDate] = partial_date("begins")
    ends: Mapped[PartialDate] = partial_date("ends")
    prose: Mapped[str] = case_text(default="")
    place: Mapped[int] = number(default=0)  # the order of periods that begin on the same day

    @property
    def span(self) -> str:
        """From when to when, in words."""
        if not self.begins.wording or not self.ends.wording:
            return self.begins.wording or self.ends.wording
        return f"{self.begins} to {self.ends}"


class Perspective(LaneRow):
    """How one position, agency or member of the family saw a period, where it differs from what the others tell."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (within_review("period_id", "period"), *lane_constraints())

    period_id: Mapped[uuid.UUID] = plain_id(index=True)
    text: Mapped[str] = case_text(default="")


class Entry(LaneRow):
    """One thing that happened, in one lane, as one source tells it."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (*lane_constraints(), within_review("source_id", "source"))

    on: Mapped[PartialDate] = partial_date("on")
    what: Mapped[str] = case_text()
    source_id: Mapped[uuid.UUID | None] = plain_id(index=True)
    event_key: Mapped[uuid.UUID | None] = plain_id(index=True)  # the same for each account of one event

    source: Mapped[Source | None] = relationship(lazy="raise", viewonly=True)
