"""The rows of “write yours first, then compare”: what each has put down apart, and what they settled on."""

import uuid
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, relationship
from sqlalchemy.schema import SchemaItem

from review_app.core.columns import case_text, choice, flag, moment, plain_id, reference, within_review
from review_app.core.rows import CaseRow
from review_app.episodes.models.told import Basis, Episode
from review_app.vocabularies.models import Term


class OwnEffect(StrEnum):
    """Which way a factor worked, as one person sees it; the same words as in the factors themselves."""

    HELPED = "helped"
    HINDERED = "hindered"
    BOTH = "both"

    @property
    def words(self) -> str:
        """The effect as screens name it."""
        return {"helped": "Helped", "hindered": "Hindered", "both": "Helped and hindered"}[self.value]


class Comparison(CaseRow):
    """That an episode is appraised apart first: shut, then opened by one of those who wrote, then settled."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        within_review("episode_id", "episode"),
        UniqueConstraint("episode_id"),
        CheckConstraint("(opened_at IS NULL) = (opened_by IS NULL)", name="opened"),
    )

    episode_id: Mapped[uuid.UUID] = plain_id()
    opened_at: Mapped[datetime | None] = moment()
    opened_by: Mapped[uuid.UUID | None] = plain_id()
    settled: Mapped[str] = case_text(default="")  # what they settled on, and why

    episode: Mapped[Episode] = relationship(lazy="raise", viewonly=True)

    @property
    def is_open(self) -> bool:
        """Whether everybody of the review may see what was put down."""
        return self.opened_at is not None


class OwnAppraisal(CaseRow):
    """What one person has put down: seen by nobody else until it is opened, and kept as it was afterwards."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        within_review("comparison_id", "comparison"),
        UniqueConstraint("comparison_id", "author_id"),
    )

    comparison_id: Mapped[uuid.UUID] = plain_id()
    author_id: Mapped[uuid.UUID] = plain_id()  # whose it is; never anybody else's
    done_well: Mapped[str] = case_text(default="")
    fell_short: Mapped[str] = case_text(default="")
    basis: Mapped[Basis | None] = choice(Basis)
    basis_detail: Mapped[str] = case_text(default="")
    ready: Mapped[bool] = flag(default=False)  # what isn't ready when the others are opened stays shut

    comparison: Mapped[Comparison] = relationship(lazy="raise", viewonly=True)


class OwnFactor(CaseRow):
    """A contributory factor that one person has put down beside their appraisal."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (within_review("own_appraisal_id", "own_appraisal"),)

    own_appraisal_id: Mapped[uuid.UUID] = plain_id(index=True)
    term_id: Mapped[uuid.UUID] = reference("term", index=True)
    text: Mapped[str] = case_text(default="")
    effect: Mapped[OwnEffect] = choice(OwnEffect, default=OwnEffect.HINDERED)

    own_appraisal: Mapped[OwnAppraisal] = relationship(lazy="raise", viewonly=True)
    term: Mapped[Term] = relationship(lazy="raise", viewonly=True)
