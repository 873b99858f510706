"""The rows of vocabularies. A changed framework is a new version; what was written under the old one keeps its terms."""

import uuid
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, relationship
from sqlalchemy.schema import SchemaItem

from review_app.core.columns import choice, moment, number, open_text, plain_id, reference
from review_app.core.rows import CaseRow, Kept, Row


class VocabularyKind(StrEnum):
    """What a vocabulary is for."""

    FACTORS = "factors"
    TYPOLOGY = "typology"
    SCHEDULE = "schedule"
    QUESTION_HEADING = "question_heading"

    @property
    def words(self) -> str:
        """The kind as screens name it."""
        return {
            "factors": "Contributory factors",
            "typology": "Categories of findings",
            "schedule": "Conversations",
            "question_heading": "What is put to the LSCB",
        }[self.value]


class Level(StrEnum):
    """Where in the system a contributory factor lies."""

    FRONTLINE = "frontline"
    LOCAL = "local"
    NATIONAL = "national"

    @property
    def words(self) -> str:
        """The level as screens name it."""
        return {"frontline": "Front line", "local": "Local strategic", "national": "National"}[self.value]


class Vocabulary(Row):
    """One version of a framework of a programme, and where it comes from; a draft until it is put in force."""

    __table_args__ = (UniqueConstraint("programme_id", "kind", "version"),)

    programme_id: Mapped[uuid.UUID] = reference("programme", index=True)
    kind: Mapped[VocabularyKind] = choice(VocabularyKind)
    version: Mapped[int] = number()
    name: Mapped[str] = open_text(200)
    source: Mapped[str] = open_text(1000, default="")
    in_force_at: Mapped[datetime | None] = moment()  # None: a draft, which nobody's work stands under yet
    in_force_by: Mapped[uuid.UUID | None] = plain_id()
    why: Mapped[str] = open_text(1000, default="", server_default="")  # why it differs from the version before

    @property
    def is_draft(self) -> bool:
        """Whether it was not put in force yet."""
        return self.in_force_at is None


class Term(Kept):
    """One heading of a framework. Its key stays the same from version to version, whatever becomes of its words."""

    __table_args__ = (UniqueConstraint("vocabulary_id", "key"),)

    vocabulary_id: Mapped[uuid.UUID] = reference("vocabulary", index=True)
    key: Mapped[str] = open_text(80)
    heading: Mapped[str] = open_text(300)
    also: Mapped[str] = open_text(300, default="")  # how the published framework words it, where that differs
    level: Mapped[Level | None] = choice(Level)  # factors alone have one, and not “Other”
    group: Mapped[str] = open_text(120, default="")  # the wider heading above it; its own for that heading itself
    prompts: Mapped[str] = open_text(2000, default="")
    example: Mapped[str] = open_text(1000, default="")
    place: Mapped[int] = number(default=0)
    retired_at: Mapped[datetime | None] = moment()

    vocabulary: Mapped[Vocabulary] = relationship(lazy="raise", viewonly=True)

    @property
    def is_group(self) -> bool:
        """Whether it is the wider heading itself."""
        return self.group == self.heading

    @property
    def level_words(self) -> str:
        """The level as screens name it."""
        return self.level.words if self.level else "Other"


TERM_NAMED = (Term.heading, Term.level, Term.group, Term.place)  # what lists say of a heading


class LinkKind(StrEnum):
    """How a heading came out of another from one version to the next."""

    MERGED = "merged"
    SPLIT = "split"
    UNDONE = "undone"  # a merge of an earlier version, taken back


class TermLink(Row):
    """That in this version a heading was merged into another, or another came out of it."""

    vocabulary_id: Mapped[uuid.UUID] = reference("vocabulary", index=True)
    kind: Mapped[LinkKind] = choice(LinkKind)
    from_key: Mapped[str] = open_text(80)
    to_key: Mapped[str] = open_text(80)
    undoes: Mapped[uuid.UUID | None] = plain_id()  # the merge that is taken back


class ChosenVersion(CaseRow):
    """The version of a framework to which a review has moved; without one it keeps the version that it began under."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (UniqueConstraint("review_id", "kind"),)

    kind: Mapped[VocabularyKind] = choice(VocabularyKind)
    vocabulary_id: Mapped[uuid.UUID] = reference("vocabulary")
