"""The rows of contributory factors."""

import uuid
from datetime import date
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, relationship
from sqlalchemy.schema import SchemaItem

from review_app.core.columns import case_text, choice, day, plain_id, reference, within_review
from review_app.core.rows import CaseRow
from review_app.episodes.models import Episode
from review_app.sources.models import Passage, Source
from review_app.vocabularies.models import Term


class Effect(StrEnum):
    """Which way a factor worked."""

    HELPED = "helped"
    HINDERED = "hindered"
    BOTH = "both"

    @property
    def words(self) -> str:
        """The effect as screens name it."""
        return {"helped": "Helped", "hindered": "Hindered", "both": "Helped and hindered"}[self.value]


class Factor(CaseRow):
    """What contributed, in one episode, to how people saw and did things."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (within_review("episode_id", "episode"),)

    episode_id: Mapped[uuid.UUID] = plain_id(index=True)
    term_id: Mapped[uuid.UUID] = reference("term", index=True)
    text: Mapped[str] = case_text()
    effect: Mapped[Effect] = choice(Effect, default=Effect.HINDERED)

    episode: Mapped[Episode] = relationship(lazy="raise", viewonly=True)
    term: Mapped[Term] = relationship(lazy="raise", viewonly=True)

    @property
    def short(self) -> str:
        """The beginning of its text, for lists."""
        return self.text if len(self.text) <= 90 else f"{self.text[:90].rsplit(' ', 1)[0]} …"


FACTOR_NAMED = (
    Factor.review_id,
    Factor.episode_id,
    Factor.term_id,
    Factor.text,
    Factor.effect,
)  # what lists say of a factor


_ONE_TICK = text("passage_id IS NULL")  # two NULLs never clash in a unique constraint


class Claim(CaseRow):
    """Who says so: a source as a whole, or words quoted from it, that speaks of a factor."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        within_review("factor_id", "factor"),
        within_review("source_id", "source"),
        within_review("passage_id", "passage"),
        UniqueConstraint("factor_id", "source_id", "passage_id"),
        Index(
            "ix_claim_tick", "factor_id", "source_id", unique=True, sqlite_where=_ONE_TICK, postgresql_where=_ONE_TICK
        ),
    )

    factor_id: Mapped[uuid.UUID] = plain_id(index=True)
    source_id: Mapped[uuid.UUID] = plain_id(index=True)
    passage_id: Mapped[uuid.UUID | None] = plain_id(index=True)  # None: a source tick
    effect: Mapped[Effect | None] = choice(Effect)  # which way this source says it worked; None: it was not noted

    factor: Mapped[Factor] = relationship(lazy="raise", viewonly=True)
    source: Mapped[Source] = relationship(lazy="raise", viewonly=True)
    passage: Mapped[Passage | None] = relationship(lazy="raise", viewonly=True)


class AskedHeading(CaseRow):
    """A note that a heading of the framework was asked about, and nobody raised anything under it."""

    term_id: Mapped[uuid.UUID] = reference("term", index=True)
    who: Mapped[str] = case_text()  # who asked, and whom
    asked_on: Mapped[date | None] = day()
    note: Mapped[str] = case_text(default="")

    term: Mapped[Term] = relationship(lazy="raise", viewonly=True)
