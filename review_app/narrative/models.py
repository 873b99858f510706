"""The rows of the narrative."""

import uuid
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, relationship
from sqlalchemy.schema import SchemaItem

from review_app.core.columns import case_text, choice, number, partial_date, plain_id, within_review
from review_app.core.dates import PartialDate
from review_app.core.rows import CaseRow
from review_app.people.models import Agency, Participant, Relative
from review_app.sources.models import Source


class LaneKind(StrEnum):
    """Whose lane an entry stands in."""

    AGENCY = "agency"
    PARTICIPANT = "participant"
    FAMILY = "family"
    CHILD = "child"

    @property
    def words(self) -> str:
        """The kind of lane as screens name it."""
        return {"agency": "Agency", "participant": "Position", "family": "Family", "child": "The child"}[self.value]


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


class Entry(CaseRow):
    """One thing that happened, in one lane, as one source tells it."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        within_review("agency_id", "agency"),
        within_review("participant_id", "participant"),
        within_review("relative_id", "relative"),
        within_review("source_id", "source"),
        CheckConstraint("(agency_id IS NOT NULL) = (lane = 'agency')", name="agency_lane"),
        CheckConstraint("(participant_id IS NOT NULL) = (lane = 'participant')", name="participant_lane"),
        CheckConstraint("relative_id IS NULL OR lane IN ('family', 'child')", name="family_lane"),
    )

    on: Mapped[PartialDate] = partial_date("on")
    lane: Mapped[LaneKind] = choice(LaneKind)
    agency_id: Mapped[uuid.UUID | None] = plain_id(index=True)
    participant_id: Mapped[uuid.UUID | None] = plain_id(index=True)
    relative_id: Mapped[uuid.UUID | None] = plain_id(index=True)
    what: Mapped[str] = case_text()
    source_id: Mapped[uuid.UUID | None] = plain_id(index=True)
    event_key: Mapped[uuid.UUID | None] = plain_id(index=True)  # the same for each account of one event

    agency: Mapped[Agency | None] = relationship(lazy="raise", viewonly=True)
    participant: Mapped[Participant | None] = relationship(lazy="raise", viewonly=True)
    relative: Mapped[Relative | None] = relationship(lazy="raise", viewonly=True)
    source: Mapped[Source | None] = relationship(lazy="raise", viewonly=True)

    @property
    def lane_words(self) -> str:
        """The lane as it stands in the table: the agency, the position, the family member or the child."""
        whose = self.agency.name if self.agency else self.participant.label if self.participant else ""
        whose = whose or (self.relative.pseudonym if self.relative else "")
        return whose or self.lane.words

    @property
    def lane_code(self) -> str:
        """The lane as one word of a list: its kind, and whose it is."""
        whose = self.agency_id or self.participant_id or self.relative_id
        return f"{self.lane}:{whose}" if whose else self.lane.value
