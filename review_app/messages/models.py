"""The rows of early messages, and of the monthly notes that some are drawn from."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped
from sqlalchemy.schema import SchemaItem

from review_app.core.columns import case_text, choice, day, flag, moment, number, open_text, plain_id, reference
from review_app.core.dates import day_in_words
from review_app.core.rows import CaseRow, Kept, Row
from review_app.core.text import counted, number_in_words, paragraphs

PARTS = ("title", "seeing", "why_matters", "to_ask")  # what readers read
POINTS = frozenset({"- ", "• "})


class MessageKind(StrEnum):
    """What a message is about."""

    PRACTICE = "practice"
    RUNNING = "running"

    @property
    def words(self) -> str:
        """The kind as screens name it."""
        return {"practice": "About practice", "running": "About running the method"}[self.value]


class MessageState(StrEnum):
    """How far a message has come. Whether a draft is checked is told from its checks."""

    DRAFT = "draft"
    RELEASED = "released"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"
    SET_ASIDE = "set_aside"  # a draft that its writers gave up, and can take up again

    @property
    def words(self) -> str:
        """The state as screens name it."""
        return {
            "draft": "Draft",
            "released": "Released",
            "withdrawn": "Withdrawn",
            "replaced": "Replaced by a newer edition",
            "set_aside": "Set aside",
        }[self.value]


class BasisKind(StrEnum):
    """What a message can draw on."""

    WORDING = "wording"
    NOTE = "note"


class CheckAnswer(StrEnum):
    """What a checker said about the words that they read."""

    YES = "yes"
    NOT_YET = "not_yet"

    @property
    def words(self) -> str:
        """The answer as screens name it."""
        return {"yes": "Checked", "not_yet": "Not yet"}[self.value]


@dataclass
class Block:
    """A paragraph, or the points of a list."""

    is_list: bool
    lines: list[str]


class Message(Kept):
    """One early message. A newer edition is another message, which takes the place of this one when it is released."""

    __table_args__ = (
        CheckConstraint("(state IN ('draft', 'set_aside')) = (released_at IS NULL)", name="released"),
        CheckConstraint("(state IN ('withdrawn', 'replaced')) = (ended_at IS NOT NULL)", name="ended"),
        Index("ix_message_programme_id_state", "programme_id", "state"),
    )

    programme_id: Mapped[uuid.UUID] = reference("programme")
    kind: Mapped[MessageKind] = choice(MessageKind)
    title: Mapped[str] = case_text()
    seeing: Mapped[str] = case_text()
    why_matters: Mapped[str] = case_text()
    to_ask: Mapped[str] = case_text()
    names_kept: Mapped[str] = case_text(default="")  # words that look like names and stay, one a line
    names_reason: Mapped[str] = case_text(default="")  # why they stay; readers never see it
    state: Mapped[MessageState] = choice(MessageState, default=MessageState.DRAFT)
    begun_by: Mapped[uuid.UUID] = plain_id()
    pair_ref: Mapped[uuid.UUID | None] = plain_id()  # the review whose pair began it; a bare number
    replaces_id: Mapped[uuid.UUID | None] = plain_id(index=True)
    code: Mapped[str] = open_text(12, default="")  # given at release; says nothing of how many there are
    to_all: Mapped[bool] = flag(default=False)
    boards_counted: Mapped[int] = number(default=0)  # in how many LSCBs what it draws on was found, at release
    boards_of: Mapped[int] = number(default=0)
    notes_counted: Mapped[int] = number(default=0)  # how many pairs' monthly notes it draws on, at release
    released_at: Mapped[datetime | None] = moment()
    released_on: Mapped[date | None] = day()
    released_by: Mapped[uuid.UUID | None] = plain_id()
    ended_at: Mapped[datetime | None] = moment()
    ended_on: Mapped[date | None] = day()
    ended_by: Mapped[uuid.UUID | None] = plain_id()
    ended_reason: Mapped[str] = case_text(default="")  # of a withdrawal: those who opened it read this
    instead_id: Mapped[uuid.UUID | None] = plain_id()  # the message to read instead

    @property
    def is_draft(self) -> bool:
        """Whether it was not released yet."""
        return self.state is MessageState.DRAFT

    @property
    def is_released(self) -> bool:
        """Whether its readers can read it now."""
        return self.state is MessageState.RELEASED

    @property
    def text(self) -> str:
        """All that readers read, as one text."""
        return "\n\n".join(getattr(self, name) for name in PARTS)

    def blocks(self, name: str) -> list[Block]:
        """A part as its page draws it: lines that begin with “- ” as points of a list, as in its Word file."""
        found: list[Block] = []
        for paragraph in paragraphs(getattr(self, name)):
            begun: Block | None = None
            for line in paragraph.split("\n"):
                is_point = line[:2] in POINTS
                if begun is None or begun.is_list is not is_point:
                    begun = Block(is_point, [])
                    found.append(begun)
                begun.lines.append(line[2:].strip() if is_point else line)
        return found

    @property
    def kept_names(self) -> frozenset[str]:
        """Words that look like names and stay, for the reason given."""
        return frozenset(line.casefold() for line in self.names_kept.splitlines() if line.strip())


class MessageBasis(Row):
    """A shared wording or a monthly note that a message draws on; its review and LSCB as bare numbers."""

    __table_args__ = (UniqueConstraint("message_id", "ref_id"),)

    message_id: Mapped[uuid.UUID] = reference("message")
    programme_id: Mapped[uuid.UUID] = reference("programme", index=True)
    kind: Mapped[BasisKind] = choice(BasisKind)
    ref_id: Mapped[uuid.UUID] = plain_id(index=True)  # of the shared wording or the note
    theme_id: Mapped[uuid.UUID | None] = plain_id()  # the theme through which the wording came
    board_id: Mapped[uuid.UUID] = plain_id()
    review_ref: Mapped[uuid.UUID] = plain_id()


class MessageWriter(Row):
    """That somebody wrote or edited a message, or chose what it draws on: they can't check it any more."""

    __table_args__ = (UniqueConstraint("message_id", "user_id"),)

    message_id: Mapped[uuid.UUID] = reference("message")
    programme_id: Mapped[uuid.UUID] = reference("programme", index=True)
    user_id: Mapped[uuid.UUID] = reference("user", index=True)


class MessageCheck(Row):
    """That somebody was asked to check a message, and what they said about which words. It stays when it counts no more."""

    __table_args__ = (
        CheckConstraint("(answer IS NULL) = (answered_at IS NULL)", name="answered"),
        Index(
            "ix_message_check_one_open",
            "message_id",
            "user_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    message_id: Mapped[uuid.UUID] = reference("message", index=True)
    programme_id: Mapped[uuid.UUID] = reference("programme", index=True)
    user_id: Mapped[uuid.UUID] = reference("user", index=True)
    asked_by: Mapped[uuid.UUID] = plain_id()
    answer: Mapped[CheckAnswer | None] = choice(CheckAnswer)
    reason: Mapped[str] = case_text(default="")
    answered_at: Mapped[datetime | None] = moment()
    mark: Mapped[str] = open_text(64, default="")  # the hash of the words and of what they draw on
    text_version: Mapped[int | None] = number()  # of the message then
    ended_at: Mapped[datetime | None] = moment()  # it counts no more: the message was changed, or they answered again

    @property
    def is_open(self) -> bool:
        """Whether it was not ended by a change or a newer answer."""
        return self.ended_at is None


class MessageAudience(Row):
    """An LSCB whose people may read a message that was not released to all."""

    __table_args__ = (UniqueConstraint("message_id", "board_id"),)

    message_id: Mapped[uuid.UUID] = reference("message")
    programme_id: Mapped[uuid.UUID] = reference("programme", index=True)
    board_id: Mapped[uuid.UUID] = reference("board", index=True)


class MessageOpening(Row):
    """That somebody opened a released message, and when they saw that it was taken back."""

    audited = False  # record_apart writes it while the page is read; that it was opened, the audit says
    __table_args__ = (UniqueConstraint("message_id", "user_id"),)

    message_id: Mapped[uuid.UUID] = reference("message")
    programme_id: Mapped[uuid.UUID] = reference("programme", index=True)
    user_id: Mapped[uuid.UUID] = reference("user", index=True)
    opened_at: Mapped[datetime] = moment(nullable=False)
    ending_seen_at: Mapped[datetime | None] = moment()


class MonthlyNote(CaseRow):
    """How the running of the method went in a month: for the pair, the supervisors and the management group alone."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        Index(
            "ix_monthly_note_one",
            "review_id",
            "month",
            unique=True,
            sqlite_where=text("deleted_at IS NULL"),
            postgresql_where=text("deleted_at IS NULL"),
        ),
    )

    month: Mapped[date] = day()  # its first day
    release_of_staff: Mapped[str] = case_text(default="")
    turnout: Mapped[str] = case_text(default="")
    time_needed: Mapped[str] = case_text(default="")

    @property
    def name(self) -> str:
        """The note as a heading of its own review names it."""
        return f"Monthly note, {self.month_words}"

    @property
    def month_words(self) -> str:
        """The month, such as “July 2011”."""
        return day_in_words(self.month).partition(" ")[2]


def basis_words(boards: int, of_boards: int, notes: int) -> str:
    """What a message rests on, in numbers alone.

    >>> basis_words(2, 7, 0), basis_words(0, 7, 1)
    ('what two of seven LSCBs agreed to share', 'the monthly note of one pair')
    >>> basis_words(0, 7, 0)
    'what the people of the programme see'
    """
    noun = "LSCB" if of_boards == 1 else "LSCBs"
    parts = [f"what {number_in_words(boards)} of {number_in_words(of_boards)} {noun} agreed to share"] if boards else []
    if notes:
        parts.append("the monthly note of one pair" if notes == 1 else f"the monthly notes of {counted(notes, 'pair')}")
    return " and ".join(parts) or "what the people of the programme see"
