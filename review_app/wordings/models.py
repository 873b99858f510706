"""The rows of wordings."""

import uuid
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint, inspect, text
from sqlalchemy.orm import Mapped, validates
from sqlalchemy.schema import SchemaItem

from review_app.access.roles import Role
from review_app.core.columns import case_text, choice, day, flag, number, open_text, plain_id, within_review
from review_app.core.rows import CaseRow, Row

# What somebody consents to: it never changes.
WORDS = (
    "title", "summary", "category_key", "category_heading", "category_place", "factor_headings", "is_good_practice",
)  # fmt: skip


class WordingState(StrEnum):
    """How far a wording has come."""

    PROPOSED = "proposed"
    CONSENTED = "consented"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"

    @property
    def words(self) -> str:
        """The state as screens name it."""
        return {
            "proposed": "Waiting for the chair",
            "consented": "Agreed to share",
            "refused": "Not agreed",
            "withdrawn": "Withdrawn",
        }[self.value]


class AlteredWording(RuntimeError):
    """Somebody's consent was given to other words: a fault of ours, never of the user."""


def _one(state: WordingState) -> Index:
    """No finding has two wordings in this state."""
    alone = text(f"state = '{state.value}' AND deleted_at IS NULL")
    name = f"ix_wording_one_{state.value}"
    return Index(name, "finding_id", unique=True, sqlite_where=alone, postgresql_where=alone)


class Wording(CaseRow):
    """What may leave a review of one finding, word for word. Its text never changes: other words are another wording.

    It carries its programme and LSCB, so that what is read across the pilots is read from these rows alone.
    """

    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        within_review("finding_id", "finding"),
        ForeignKeyConstraint(["programme_id", "board_id"], ["board.programme_id", "board.id"]),
        UniqueConstraint("finding_id", "number"),
        CheckConstraint("(consented_by IS NULL) = (consented_on IS NULL)", name="consent"),
        CheckConstraint("state <> 'consented' OR consented_on IS NOT NULL", name="consented"),
        CheckConstraint("(refused_by IS NULL) = (refused_on IS NULL)", name="refusal"),
        CheckConstraint("(state = 'refused') = (refused_on IS NOT NULL)", name="refused"),
        CheckConstraint("(withdrawn_by IS NULL) = (withdrawn_on IS NULL)", name="withdrawal"),
        CheckConstraint("(state = 'withdrawn') = (withdrawn_on IS NOT NULL)", name="withdrawn"),
        _one(WordingState.PROPOSED),
        _one(WordingState.CONSENTED),
    )

    programme_id: Mapped[uuid.UUID] = plain_id(index=True)
    board_id: Mapped[uuid.UUID] = plain_id()
    finding_id: Mapped[uuid.UUID] = plain_id(index=True)
    title: Mapped[str] = case_text()
    summary: Mapped[str] = case_text()
    category_key: Mapped[str] = open_text(80)
    category_heading: Mapped[str] = open_text(300)
    category_place: Mapped[int] = number()  # in its vocabulary
    number: Mapped[int] = number()  # of the wordings of this finding
    factor_headings: Mapped[str] = case_text(default="")  # one a line, in the framework's order
    is_good_practice: Mapped[bool] = flag(default=False)  # about practice that helps
    names_reason: Mapped[str] = case_text(default="")  # why words that look like names may stay; doesn't leave
    state: Mapped[WordingState] = choice(WordingState, default=WordingState.PROPOSED)
    proposed_by: Mapped[uuid.UUID] = plain_id()
    proposed_on: Mapped[date] = day()
    consented_by: Mapped[uuid.UUID | None] = plain_id()
    consented_on: Mapped[date | None] = day()
    consented_as: Mapped[Role | None] = choice(Role)  # as the chair, or in the chair's place
    refused_by: Mapped[uuid.UUID | None] = plain_id()
    refused_on: Mapped[date | None] = day()
    refused_reason: Mapped[str] = case_text(default="")
    withdrawn_by: Mapped[uuid.UUID | None] = plain_id()
    withdrawn_on: Mapped[date | None] = day()
    withdrawn_reason: Mapped[str] = case_text(default="")

    @validates(*WORDS)
    def _never_altered(self, name: str, value: Any) -> Any:
        if inspect(self).persistent and value != getattr(self, name):
            raise AlteredWording(name)
        return value

    @property
    def name(self) -> str:
        """The wording as a heading of its own review names it."""
        return f"Wording {self.number}: {self.title}"

    @property
    def headings(self) -> list[str]:
        """The headings of its contributory factors."""
        return [line for line in self.factor_headings.splitlines() if line.strip()]


class CameBy(StrEnum):
    """How a shared wording came to be read here."""

    HERE = "here"
    FILE = "file"

    @property
    def words(self) -> str:
        """The way as screens name it."""
        return {"here": "Agreed to share here", "file": "Received in a signed file"}[self.value]


class SharedWording(Row):
    """What is read across the pilots: a copy of agreed words, and no way back into the review that they came from.

    Its review and finding are bare numbers without foreign keys, which may belong to another installation. Its words never
    change; a newer wording of the finding, or the chair, ends it. The id is that of the wording that was consented to.
    """

    __table_args__ = (
        ForeignKeyConstraint(["programme_id", "board_id"], ["board.programme_id", "board.id"]),
        CheckConstraint("ended_on IS NOT NULL OR NOT ended_by_newer", name="ended"),
        Index("ix_shared_wording_programme_id_ended_on", "programme_id", "ended_on"),
        Index(
            "ix_shared_wording_one_current",
            "finding_ref",
            unique=True,
            sqlite_where=text("ended_on IS NULL"),
            postgresql_where=text("ended_on IS NULL"),
        ),
    )

    programme_id: Mapped[uuid.UUID] = plain_id()
    board_id: Mapped[uuid.UUID] = plain_id()
    review_ref: Mapped[uuid.UUID] = plain_id(index=True)
    finding_ref: Mapped[uuid.UUID] = plain_id(index=True)
    title: Mapped[str] = case_text()
    summary: Mapped[str] = case_text()
    category_key: Mapped[str] = open_text(80)
    category_heading: Mapped[str] = open_text(300)
    category_place: Mapped[int] = number()
    number: Mapped[int] = number()  # of those shared one after another, so that it tells nothing of any other
    factor_headings: Mapped[str] = case_text(default="")  # one a line
    is_good_practice: Mapped[bool] = flag(default=False)
    shared_on: Mapped[date] = day(nullable=False)
    came_by: Mapped[CameBy] = choice(CameBy, default=CameBy.HERE)
    ended_on: Mapped[date | None] = day()
    ended_by_newer: Mapped[bool] = flag(default=False)  # False with a day of ending: taken back

    @validates(*WORDS)
    def _never_altered(self, name: str, value: Any) -> Any:
        if inspect(self).persistent and value != getattr(self, name):
            raise AlteredWording(name)
        return value

    @property
    def is_current(self) -> bool:
        """Whether it is what its LSCB shares of the finding now."""
        return self.ended_on is None

    @property
    def headings(self) -> list[str]:
        """The headings of its contributory factors."""
        return [line for line in self.factor_headings.splitlines() if line.strip()]
