"""The rows of people. Labels and pseudonyms only; a real name stands nowhere but in a sealed name."""

import uuid
from typing import ClassVar

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, relationship
from sqlalchemy.schema import SchemaItem

from review_app.core.columns import case_text, plain_id, sealed, within_review
from review_app.core.rows import CaseRow


class Agency(CaseRow):
    """An agency that worked with the family."""

    name: Mapped[str] = case_text()


class Participant(CaseRow):
    """A practitioner in the case, known by position only, such as “Health visitor 2”."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (within_review("agency_id", "agency"),)

    agency_id: Mapped[uuid.UUID] = plain_id(index=True)
    label: Mapped[str] = case_text()
    worked_with_family: Mapped[str] = case_text(default="")  # from when to when, in words

    agency: Mapped[Agency] = relationship(lazy="raise", viewonly=True)


class Relative(CaseRow):
    """A member of the family, known by a pseudonym and a relation."""

    pseudonym: Mapped[str] = case_text()
    relation: Mapped[str] = case_text(default="")
    note: Mapped[str] = case_text(default="")


class SealedName(CaseRow):
    """Whose label a real name belongs to; the name, contact and account are readable with the names key only."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        within_review("participant_id", "participant"),
        within_review("relative_id", "relative"),
        CheckConstraint("(participant_id IS NULL) <> (relative_id IS NULL)", name="one_person"),
        UniqueConstraint("participant_id"),
        UniqueConstraint("relative_id"),
    )

    participant_id: Mapped[uuid.UUID | None] = plain_id()
    relative_id: Mapped[uuid.UUID | None] = plain_id()
    box: Mapped[bytes] = sealed()
