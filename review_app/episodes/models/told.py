"""The rows of key practice episodes: what is told and judged, and what that rests on."""

import uuid
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, relationship
from sqlalchemy.schema import SchemaItem

from review_app.core.columns import case_text, choice, flag, number, partial_date, plain_id, within_review
from review_app.core.dates import PartialDate
from review_app.core.rows import CaseRow
from review_app.people.models import Agency, Participant
from review_app.sources.models import Passage, Source


class EpisodeKind(StrEnum):
    """How the team looks at the practice in an episode, on the whole."""

    GOOD = "good"
    PROBLEMATIC = "problematic"
    MIXED = "mixed"

    @property
    def words(self) -> str:
        """The kind as screens name it."""
        return {"good": "Good practice", "problematic": "Problematic practice", "mixed": "Mixed"}[self.value]


class Basis(StrEnum):
    """What practice is measured against: what held at the time, never what is known now."""

    PROCEDURE = "procedure"
    RESEARCH = "research"
    USUAL_PRACTICE = "usual_practice"
    JUDGEMENT = "judgement"

    @property
    def words(self) -> str:
        """The basis as screens name it."""
        return {
            "procedure": "Procedure of the time",
            "research": "Research known then",
            "usual_practice": "Usual local practice",
            "judgement": "The team’s professional judgement",
        }[self.value]


class Episode(CaseRow):
    """A selected action, inaction or stretch of time that turned the case."""

    number: Mapped[int] = number()
    title: Mapped[str] = case_text()
    on: Mapped[PartialDate] = partial_date("on")
    kind: Mapped[EpisodeKind] = choice(EpisodeKind, default=EpisodeKind.MIXED)
    what_happened: Mapped[str] = case_text(default="")
    why_key: Mapped[str] = case_text(default="")
    child_life: Mapped[str] = case_text(default="")  # what was life like for the child, and who knew?
    known_now: Mapped[str] = case_text(default="")  # only here may later knowledge stand
    uncertainty: Mapped[str] = case_text(default="")

    @property
    def name(self) -> str:
        """The episode as lists name it."""
        return f"Episode {self.number}: {self.title}"


EPISODE_NAMED = (Episode.review_id, Episode.number, Episode.title)  # what lists and links say of an episode


class EpisodeAgency(CaseRow):
    """An agency that had a part in an episode."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        within_review("episode_id", "episode"),
        within_review("agency_id", "agency"),
        UniqueConstraint("episode_id", "agency_id"),
    )

    episode_id: Mapped[uuid.UUID] = plain_id(index=True)
    agency_id: Mapped[uuid.UUID] = plain_id(index=True)

    agency: Mapped[Agency] = relationship(lazy="raise", viewonly=True)


class EpisodePosition(CaseRow):
    """A practitioner who had a part in an episode."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        within_review("episode_id", "episode"),
        within_review("participant_id", "participant"),
        UniqueConstraint("episode_id", "participant_id"),
    )

    episode_id: Mapped[uuid.UUID] = plain_id(index=True)
    participant_id: Mapped[uuid.UUID] = plain_id(index=True)

    participant: Mapped[Participant] = relationship(lazy="raise", viewonly=True)


class View(CaseRow):
    """The view from the tunnel: how it looked to one position then, without what is known now."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        within_review("episode_id", "episode"),
        within_review("participant_id", "participant"),
        UniqueConstraint("episode_id", "participant_id"),
    )

    episode_id: Mapped[uuid.UUID] = plain_id(index=True)
    participant_id: Mapped[uuid.UUID] = plain_id(index=True)
    text: Mapped[str] = case_text(default="")

    episode: Mapped[Episode] = relationship(lazy="raise", viewonly=True)
    participant: Mapped[Participant] = relationship(lazy="raise", viewonly=True)


class Appraisal(CaseRow):
    """What was done well and what fell short, by which measure, and whether the team is of one mind."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        within_review("episode_id", "episode"),
        UniqueConstraint("episode_id"),
    )

    episode_id: Mapped[uuid.UUID] = plain_id()
    done_well: Mapped[str] = case_text(default="")
    fell_short: Mapped[str] = case_text(default="")
    basis: Mapped[Basis | None] = choice(Basis)
    basis_detail: Mapped[str] = case_text(default="")  # its name and its date in force
    agreed: Mapped[bool] = flag(default=False)
    differing_view: Mapped[str] = case_text(default="")  # the first; each further one is a DifferingView
    differing_whose: Mapped[str] = case_text(default="", server_default="")

    episode: Mapped[Episode] = relationship(lazy="raise", viewonly=True)


class DifferingView(CaseRow):
    """A further differing view of practice in an episode, with who holds it."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (within_review("episode_id", "episode"),)

    episode_id: Mapped[uuid.UUID] = plain_id(index=True)
    whose: Mapped[str] = case_text(default="")
    text: Mapped[str] = case_text(default="")

    episode: Mapped[Episode] = relationship(lazy="raise", viewonly=True)


_ONE_TICK = text("passage_id IS NULL")  # two NULLs never clash in a unique constraint


class EpisodeSupport(CaseRow):
    """A quote, or a source as a whole, that what happened rests on."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        within_review("episode_id", "episode"),
        within_review("source_id", "source"),
        within_review("passage_id", "passage"),
        UniqueConstraint("episode_id", "source_id", "passage_id"),
        Index(
            "ix_episode_support_tick",
            "episode_id",
            "source_id",
            unique=True,
            sqlite_where=_ONE_TICK,
            postgresql_where=_ONE_TICK,
        ),
    )

    episode_id: Mapped[uuid.UUID] = plain_id(index=True)
    source_id: Mapped[uuid.UUID] = plain_id(index=True)
    passage_id: Mapped[uuid.UUID | None] = plain_id(index=True)  # None: a source tick

    episode: Mapped[Episode] = relationship(lazy="raise", viewonly=True)
    source: Mapped[Source] = relationship(lazy="raise", viewonly=True)
    passage: Mapped[Passage | None] = relationship(lazy="raise", viewonly=True)


class ViewSupport(CaseRow):
    """A quote, or a source as a whole, that a view from the tunnel rests on."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        within_review("view_id", "view"),
        within_review("source_id", "source"),
        within_review("passage_id", "passage"),
        UniqueConstraint("view_id", "source_id", "passage_id"),
        Index(
            "ix_view_support_tick",
            "view_id",
            "source_id",
            unique=True,
            sqlite_where=_ONE_TICK,
            postgresql_where=_ONE_TICK,
        ),
    )

    view_id: Mapped[uuid.UUID] = plain_id(index=True)
    source_id: Mapped[uuid.UUID] = plain_id(index=True)
    passage_id: Mapped[uuid.UUID | None] = plain_id(index=True)  # None: a source tick

    view: Mapped[View] = relationship(lazy="raise", viewonly=True)
    source: Mapped[Source] = relationship(lazy="raise", viewonly=True)
    passage: Mapped[Passage | None] = relationship(lazy="raise", viewonly=True)
