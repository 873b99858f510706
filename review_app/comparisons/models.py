"""The rows of comparisons: what is asked of the other LSCBs, what each review's people answered, and who may be named.

A review and a finding are known here by their opaque numbers alone (wordings/models.py), without foreign keys.
"""

import uuid
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped

from review_app.core.columns import case_text, choice, day, flag, moment, number, plain_id, reference
from review_app.core.rows import Row
from review_app.findings.models import EvidenceKind


class Answer(StrEnum):
    """What a review's people say when they are asked whether something is so with them."""

    RECOGNISED = "recognised"
    NOT_RECOGNISED = "not_recognised"
    CANT_SAY = "cant_say"

    @property
    def words(self) -> str:
        """The answer as screens name it."""
        return {
            "recognised": "Recognised here",
            "not_recognised": "Not recognised here",
            "cant_say": "We can’t say",
        }[self.value]


def _one_open(column: str) -> Index:
    """Nothing is asked twice at the same time."""
    alone = text(f"ended_at IS NULL AND {column} IS NOT NULL")
    return Index(f"ix_asking_one_{column}", column, unique=True, sqlite_where=alone, postgresql_where=alone)


class Asking(Row):
    """That the other LSCBs are asked whether a shared finding, or a theme, is so with them.

    The words that they read are those shared now: a wording that is taken back is read here no more.
    """

    __table_args__ = (
        CheckConstraint("(finding_ref IS NULL) <> (theme_id IS NULL)", name="about_one"),
        CheckConstraint("(finding_ref IS NULL) = (board_id IS NULL)", name="by_board"),
        CheckConstraint("(ended_at IS NULL) = (ended_by IS NULL)", name="ending"),
        Index("ix_asking_programme_id_ended_at", "programme_id", "ended_at"),
        Index("ix_asking_finding_ref", "finding_ref"),
        Index("ix_asking_theme_id", "theme_id"),
        Index("ix_asking_review_ref", "review_ref"),
        _one_open("finding_ref"),
        _one_open("theme_id"),
    )

    programme_id: Mapped[uuid.UUID] = reference("programme")
    board_id: Mapped[uuid.UUID | None] = plain_id()  # the LSCB that asks; None: an adviser asks about a theme
    review_ref: Mapped[uuid.UUID | None] = plain_id()
    finding_ref: Mapped[uuid.UUID | None] = plain_id()
    theme_id: Mapped[uuid.UUID | None] = plain_id()
    question: Mapped[str] = case_text(default="")
    names_reason: Mapped[str] = case_text(default="")  # why words that look like names may stay; nobody else reads it
    by_day: Mapped[date | None] = day()
    asked_by: Mapped[uuid.UUID] = plain_id()
    asked_on: Mapped[date] = day(nullable=False)
    evidence_id: Mapped[uuid.UUID | None] = plain_id()  # the outside evidence that says what was answered
    evidence_at: Mapped[datetime | None] = moment()  # when it was last brought up to date
    ended_at: Mapped[datetime | None] = moment()
    ended_by: Mapped[uuid.UUID | None] = plain_id()


class Reply(Row):
    """What a review's people answered, as it was saved; the one with the highest number stands."""

    __table_args__ = (
        UniqueConstraint("asking_id", "review_ref", "number"),
        Index(
            "ix_reply_one_standing",
            "asking_id",
            "review_ref",
            unique=True,
            sqlite_where=text("stands"),
            postgresql_where=text("stands"),
        ),
    )

    asking_id: Mapped[uuid.UUID] = reference("asking", index=True)
    programme_id: Mapped[uuid.UUID] = reference("programme", index=True)
    board_id: Mapped[uuid.UUID] = plain_id()
    review_ref: Mapped[uuid.UUID] = plain_id(index=True)
    number: Mapped[int] = number()
    stands: Mapped[bool] = flag(default=True)
    answer: Mapped[Answer] = choice(Answer)
    basis: Mapped[EvidenceKind] = choice(EvidenceKind)
    sentence: Mapped[str] = case_text()
    names_reason: Mapped[str] = case_text(default="")
    replied_by: Mapped[uuid.UUID] = plain_id()
    replied_on: Mapped[date] = day(nullable=False)

    @property
    def version(self) -> int:
        """The number of the save, as a form counts it."""
        return self.number

    @property
    def saved_at(self) -> datetime:
        """When it was saved."""
        return self.created_at

    @property
    def saved_by(self) -> uuid.UUID | None:
        """Who saved it."""
        return self.replied_by


class NamingAgreement(Row):
    """That an LSCB agrees to be named in the themes paper, from a day to a day."""

    __table_args__ = (
        ForeignKeyConstraint(["programme_id", "board_id"], ["board.programme_id", "board.id"]),
        CheckConstraint("(ended_on IS NULL) = (ended_by IS NULL)", name="ending"),
        Index(
            "ix_naming_agreement_one",
            "board_id",
            unique=True,
            sqlite_where=text("ended_on IS NULL"),
            postgresql_where=text("ended_on IS NULL"),
        ),
    )

    programme_id: Mapped[uuid.UUID] = reference("programme", index=True)
    board_id: Mapped[uuid.UUID] = plain_id()
    agreed_by: Mapped[uuid.UUID] = plain_id()
    agreed_on: Mapped[date] = day(nullable=False)
    ended_by: Mapped[uuid.UUID | None] = plain_id()
    ended_on: Mapped[date | None] = day()
