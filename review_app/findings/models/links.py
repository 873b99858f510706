"""The rows that say what a finding rests on: episodes, factors, and words or sources that speak to it directly."""

import uuid
from typing import ClassVar

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, relationship
from sqlalchemy.schema import SchemaItem

from review_app.core.columns import plain_id, within_review
from review_app.core.rows import CaseRow
from review_app.episodes.models import Episode
from review_app.factors.models import Factor
from review_app.findings.models.evidence import OutsideEvidence
from review_app.findings.models.finding import Finding
from review_app.sources.models import Passage, Source


class FindingEpisode(CaseRow):
    """An episode in which a finding shows."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        within_review("finding_id", "finding"),
        within_review("episode_id", "episode"),
        UniqueConstraint("finding_id", "episode_id"),
    )

    finding_id: Mapped[uuid.UUID] = plain_id(index=True)
    episode_id: Mapped[uuid.UUID] = plain_id(index=True)

    finding: Mapped[Finding] = relationship(lazy="raise", viewonly=True)
    episode: Mapped[Episode] = relationship(lazy="raise", viewonly=True)


class FindingFactor(CaseRow):
    """A contributory factor that a finding explains."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        within_review("finding_id", "finding"),
        within_review("factor_id", "factor"),
        UniqueConstraint("finding_id", "factor_id"),
    )

    finding_id: Mapped[uuid.UUID] = plain_id(index=True)
    factor_id: Mapped[uuid.UUID] = plain_id(index=True)

    finding: Mapped[Finding] = relationship(lazy="raise", viewonly=True)
    factor: Mapped[Factor] = relationship(lazy="raise", viewonly=True)


_ONE_TICK = text("passage_id IS NULL")  # two NULLs never clash in a unique constraint


class FindingSupport(CaseRow):
    """A quote, or a source as a whole, that speaks to a finding directly."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        within_review("finding_id", "finding"),
        within_review("source_id", "source"),
        within_review("passage_id", "passage"),
        UniqueConstraint("finding_id", "source_id", "passage_id"),
        Index(
            "ix_finding_support_tick",
            "finding_id",
            "source_id",
            unique=True,
            sqlite_where=_ONE_TICK,
            postgresql_where=_ONE_TICK,
        ),
    )

    finding_id: Mapped[uuid.UUID] = plain_id(index=True)
    source_id: Mapped[uuid.UUID] = plain_id(index=True)
    passage_id: Mapped[uuid.UUID | None] = plain_id(index=True)  # None: a source tick

    finding: Mapped[Finding] = relationship(lazy="raise", viewonly=True)
    source: Mapped[Source] = relationship(lazy="raise", viewonly=True)
    passage: Mapped[Passage | None] = relationship(lazy="raise", viewonly=True)


class EvidenceSupport(CaseRow):
    """A quote, or a source as a whole, in which evidence from outside the case stands."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        within_review("evidence_id", "outside_evidence"),
        within_review("source_id", "source"),
        within_review("passage_id", "passage"),
        UniqueConstraint("evidence_id", "source_id", "passage_id"),
        Index(
            "ix_evidence_support_tick",
            "evidence_id",
            "source_id",
            unique=True,
            sqlite_where=_ONE_TICK,
            postgresql_where=_ONE_TICK,
        ),
    )

    evidence_id: Mapped[uuid.UUID] = plain_id(index=True)
    source_id: Mapped[uuid.UUID] = plain_id(index=True)
    passage_id: Mapped[uuid.UUID | None] = plain_id(index=True)  # None: a source tick

    evidence: Mapped[OutsideEvidence] = relationship(lazy="raise", viewonly=True)
    source: Mapped[Source] = relationship(lazy="raise", viewonly=True)
    passage: Mapped[Passage | None] = relationship(lazy="raise", viewonly=True)
