"""The rows of themes: people's answers about two findings, what counts of them, and the themes that they make.

A finding is known here by its opaque `finding_ref` alone (wordings/models.py); of two findings the smaller stands first.
"""

import uuid
from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped

from review_app.core.columns import case_text, choice, flag, moment, number, open_text, plain_id, reference
from review_app.core.rows import Kept, Row


class Verdict(StrEnum):
    """What somebody answered about two findings."""

    SAME = "same"
    DIFFERS = "differs"
    ALIKE = "alike"
    UNSURE = "unsure"

    @property
    def words(self) -> str:
        """The answer as screens name it."""
        return {
            "same": "Same",
            "differs": "Same, but differs in…",
            "alike": "Looks alike, isn’t",
            "unsure": "Not sure",
        }[self.value]

    @property
    def joins(self) -> bool:
        """Whether it says that the two are one pattern."""
        return self in {Verdict.SAME, Verdict.DIFFERS}


class Way(StrEnum):
    """How a decision came about."""

    BETWEEN = "between"  # between meetings, by one person; counts when two agree
    MORNING = "morning"  # at a themes morning, where the authors confirmed; counts at once
    ANEW = "anew"  # no answer: somebody opened a refused pair again, and says why


class Decision(Row):
    """One person's answer about two findings, with the wordings that they looked at. It is never changed, only taken back."""

    __table_args__ = (
        CheckConstraint("first_ref < second_ref", name="order"),
        CheckConstraint("(taken_back_at IS NULL) = (taken_back_by IS NULL)", name="taken_back"),
        CheckConstraint("(way = 'morning') = (morning_id IS NOT NULL)", name="morning"),
        Index("ix_decision_pair", "first_ref", "second_ref"),
        Index("ix_decision_second_ref", "second_ref"),
    )

    programme_id: Mapped[uuid.UUID] = reference("programme", index=True)
    first_ref: Mapped[uuid.UUID] = plain_id()
    second_ref: Mapped[uuid.UUID] = plain_id()
    first_wording_id: Mapped[uuid.UUID] = plain_id()  # a shared wording's
    second_wording_id: Mapped[uuid.UUID] = plain_id()
    verdict: Mapped[Verdict] = choice(Verdict)
    reason: Mapped[str] = case_text(default="")  # for “differs”: in what
    way: Mapped[Way] = choice(Way, default=Way.BETWEEN)
    morning_id: Mapped[uuid.UUID | None] = plain_id()
    decided_by: Mapped[uuid.UUID] = plain_id(index=True)
    decided_at: Mapped[datetime] = moment(nullable=False)
    taken_back_by: Mapped[uuid.UUID | None] = plain_id()
    taken_back_at: Mapped[datetime | None] = moment()
    taken_back_reason: Mapped[str] = case_text(default="")


class Standing(StrEnum):
    """How it stands with two findings, by all that people answered."""

    OPEN = "open"  # nobody answered, or everything was taken back
    WAITING = "waiting"  # an answer that needs a second person
    JOINED = "joined"  # counts: the same, or the same but for what is noted
    APART = "apart"  # counts: looks alike, isn't
    DISAGREED = "disagreed"


class Pair(Row):
    """Two findings that people answered about, and how it stands: kept, so that themes needn't read every answer.

    The two wordings are those that were looked at: where a finding's current one is another, a fresh look is asked for.
    """

    __table_args__ = (
        CheckConstraint("first_ref < second_ref", name="order"),
        UniqueConstraint("first_ref", "second_ref"),
        Index("ix_pair_second_ref", "second_ref"),
        Index("ix_pair_programme_id_standing", "programme_id", "standing"),
    )

    programme_id: Mapped[uuid.UUID] = reference("programme")
    first_ref: Mapped[uuid.UUID] = plain_id()
    second_ref: Mapped[uuid.UUID] = plain_id()
    standing: Mapped[Standing] = choice(Standing, default=Standing.OPEN)
    first_wording_id: Mapped[uuid.UUID] = plain_id()
    second_wording_id: Mapped[uuid.UUID] = plain_id()
    is_blind: Mapped[bool] = flag(default=False)  # answers are shown to those who have given theirs
    is_anew: Mapped[bool] = flag(default=False)  # refused, and opened again by somebody
    splits: Mapped[int] = number(
        default=0
    )  # how many findings its theme would lose without it; 0: none, it has other ways
    changed_at: Mapped[datetime] = moment(nullable=False)


class Theme(Kept):
    """Findings that people decided to be one pattern: a name, and a statement that names no place."""

    programme_id: Mapped[uuid.UUID] = reference("programme", index=True)
    name: Mapped[str] = open_text(300, default="")  # empty: nobody named it yet
    statement: Mapped[str] = case_text(default="")
    names_reason: Mapped[str] = case_text(default="")  # why words that look like a place may stay
    name_to_choose: Mapped[bool] = flag(default=False)  # two named themes became one: a person says which name goes on
    ended_at: Mapped[datetime | None] = moment()  # it went on in another theme, or came apart
    went_into: Mapped[uuid.UUID | None] = plain_id()


class ThemeMember(Row):
    """That a finding belongs to a theme, from a moment to a moment."""

    __table_args__ = (
        Index(
            "ix_theme_member_one",
            "finding_ref",
            unique=True,
            sqlite_where=text("left_at IS NULL"),
            postgresql_where=text("left_at IS NULL"),
        ),
    )

    programme_id: Mapped[uuid.UUID] = reference("programme", index=True)
    theme_id: Mapped[uuid.UUID] = reference("theme", index=True)
    finding_ref: Mapped[uuid.UUID] = plain_id()
    joined_at: Mapped[datetime] = moment(nullable=False)
    left_at: Mapped[datetime | None] = moment()


class Change(StrEnum):
    """What became of a theme."""

    BEGUN = "begun"
    JOINED = "joined"
    LEFT = "left"
    SPLIT = "split"
    MERGED = "merged"
    NAMED = "named"
    ENDED = "ended"


class ThemeEvent(Row):
    """One line of a theme's history."""

    programme_id: Mapped[uuid.UUID] = reference("programme")
    theme_id: Mapped[uuid.UUID] = reference("theme", index=True)
    change: Mapped[Change] = choice(Change)
    finding_ref: Mapped[uuid.UUID | None] = plain_id()
    other_theme_id: Mapped[uuid.UUID | None] = plain_id()
    decision_id: Mapped[uuid.UUID | None] = plain_id()
    name: Mapped[str] = open_text(300, default="")  # as it was
    at: Mapped[datetime] = moment(nullable=False)
    by: Mapped[uuid.UUID | None] = plain_id()


class ThemeSetting(Row):
    """Whether answers about pairs are kept apart in a programme until each has answered: one save, the newest counts."""

    programme_id: Mapped[uuid.UUID] = reference("programme", index=True)
    is_blind: Mapped[bool] = flag(default=False)
    set_at: Mapped[datetime] = moment(nullable=False)
