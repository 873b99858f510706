"""Lanes: whose part of the story something tells."""

import uuid
from enum import StrEnum

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, declared_attr, relationship
from sqlalchemy.schema import SchemaItem

from review_app.core.columns import choice, plain_id, within_review
from review_app.core.rows import CaseRow
from review_app.people.models import Agency, Participant, Relative


class LaneKind(StrEnum):
    """Whose lane something stands in."""

    AGENCY = "agency"
    PARTICIPANT = "participant"
    FAMILY = "family"
    CHILD = "child"

    @property
    def words(self) -> str:
        """The kind of lane as screens name it."""
        return {"agency": "Agency", "participant": "Position", "family": "Family", "child": "The child"}[self.value]


def lane_constraints() -> tuple[SchemaItem, ...]:
    """What holds for every table whose rows stand in lanes; made anew for each."""
    return (
        within_review("agency_id", "agency"),
        within_review("participant_id", "participant"),
        within_review("relative_id", "relative"),
        CheckConstraint("(agency_id IS NOT NULL) = (lane = 'agency')", name="agency_lane"),
        CheckConstraint("(participant_id IS NOT NULL) = (lane = 'participant')", name="participant_lane"),
        CheckConstraint("relative_id IS NULL OR lane IN ('family', 'child')", name="family_lane"),
    )


class LaneRow(CaseRow):
    """A row that stands in the lane of an agency, a position, the family or the child."""

    __abstract__ = True

    lane: Mapped[LaneKind] = choice(LaneKind)
    agency_id: Mapped[uuid.UUID | None] = plain_id(index=True)
    participant_id: Mapped[uuid.UUID | None] = plain_id(index=True)
    relative_id: Mapped[uuid.UUID | None] = plain_id(index=True)

    @declared_attr
    def agency(cls) -> Mapped[Agency | None]:
        """Whose lane it is, if an agency's."""
        return relationship(lazy="raise", viewonly=True)

    @declared_attr
    def participant(cls) -> Mapped[Participant | None]:
        """Whose lane it is, if a position's."""
        return relationship(lazy="raise", viewonly=True)

    @declared_attr
    def relative(cls) -> Mapped[Relative | None]:
        """Whose lane it is, if one member of the family's."""
        return relationship(lazy="raise", viewonly=True)

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
