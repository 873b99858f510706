"""The rows of themes mornings. What stands on the table is what its moves make, one after the other; no move is ever lost."""

import uuid
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from review_app.core.columns import case_text, choice, day, flag, moment, number, personal_text, plain_id, reference
from review_app.core.rows import Row


class MorningState(StrEnum):
    """How far a morning has come."""

    CALLED = "called"
    OPEN = "open"
    CLOSED = "closed"

    @property
    def words(self) -> str:
        """The state as screens name it."""
        return {"called": "Called", "open": "On the table", "closed": "Closed"}[self.value]


class Morning(Row):
    """A themes morning: when, where, who was asked to come, and how many moves have been made."""

    programme_id: Mapped[uuid.UUID] = reference("programme", index=True)
    held_on: Mapped[date] = day(nullable=False)
    place: Mapped[str] = case_text(default="")
    invited: Mapped[str] = case_text(default="")
    state: Mapped[MorningState] = choice(MorningState, default=MorningState.CALLED)
    moves: Mapped[int] = number(default=0)  # the number of the last one


class Turn(StrEnum):
    """What becomes of a morning."""

    CALLED = "called"
    OPENED = "opened"
    CLOSED = "closed"
    REOPENED = "reopened"

    @property
    def words(self) -> str:
        """The turn as the history says it."""
        return {"called": "Called", "opened": "Opened", "closed": "Closed", "reopened": "Opened again"}[self.value]


class MorningTurn(Row):
    """One line of a morning's history; for opening again, with the reason."""

    programme_id: Mapped[uuid.UUID] = reference("programme")
    morning_id: Mapped[uuid.UUID] = reference("morning", index=True)
    turn: Mapped[Turn] = choice(Turn)
    by: Mapped[uuid.UUID] = plain_id()
    at: Mapped[datetime] = moment(nullable=False)
    reason: Mapped[str] = case_text(default="")


class MorningPair(Row):
    """The authors of the cards of one review, known by its opaque number alone: whether they were there, who spoke for them."""

    __table_args__ = (UniqueConstraint("morning_id", "review_ref"),)

    programme_id: Mapped[uuid.UUID] = reference("programme")
    morning_id: Mapped[uuid.UUID] = reference("morning", index=True)
    board_id: Mapped[uuid.UUID] = plain_id()
    review_ref: Mapped[uuid.UUID] = plain_id()
    by_file: Mapped[bool] = flag(default=False)  # its wordings came in a signed file: its people have no account here
    was_there: Mapped[bool | None] = flag()  # None: nobody has said yet
    speaker: Mapped[str] = personal_text(200, default="")  # who spoke for an LSCB whose wordings came in a file


class MorningPerson(Row):
    """Somebody who was there: with an account, or typed in by position and agency."""

    programme_id: Mapped[uuid.UUID] = reference("programme")
    morning_id: Mapped[uuid.UUID] = reference("morning", index=True)
    user_id: Mapped[uuid.UUID | None] = plain_id()
    typed: Mapped[str] = personal_text(200, default="")


class MorningGroup(Row):
    """A group of cards; `key` is made by the browser that began it, so that a repeated message begins no second one."""

    __table_args__ = (UniqueConstraint("morning_id", "key"), UniqueConstraint("morning_id", "number"))

    programme_id: Mapped[uuid.UUID] = reference("programme")
    morning_id: Mapped[uuid.UUID] = reference("morning")
    key: Mapped[uuid.UUID] = plain_id()
    number: Mapped[int] = number()
    name: Mapped[str] = case_text(default="")

    @property
    def title(self) -> str:
        """The group as the table heads it."""
        return self.name or f"Group {self.number}"


class MorningCard(Row):
    """A shared wording on the table, its number, and the group that it lies in (None: still on the pile)."""

    __table_args__ = (UniqueConstraint("morning_id", "number"), UniqueConstraint("morning_id", "wording_id"))

    programme_id: Mapped[uuid.UUID] = reference("programme")
    morning_id: Mapped[uuid.UUID] = reference("morning")
    pair_id: Mapped[uuid.UUID] = reference("morning_pair")
    wording_id: Mapped[uuid.UUID] = reference("shared_wording")
    finding_ref: Mapped[uuid.UUID] = plain_id()
    number: Mapped[int] = number()
    group_key: Mapped[uuid.UUID | None] = plain_id()


class MoveKind(StrEnum):
    """What a move does."""

    PUT = "put"  # a card into a group, or back on the pile
    NAME = "name"  # a group gets another name
    ADD = "add"  # a card is brought to the table


class MorningMove(Row):
    """One move, never changed. `send_id` is made by the browser: the same message sent twice is one move."""

    __table_args__ = (UniqueConstraint("morning_id", "number"), UniqueConstraint("morning_id", "send_id"))

    programme_id: Mapped[uuid.UUID] = reference("programme")
    morning_id: Mapped[uuid.UUID] = reference("morning")
    undoes: Mapped[int | None] = number()  # the number of the move that this one takes back
    number: Mapped[int] = number()
    send_id: Mapped[uuid.UUID] = plain_id()
    kind: Mapped[MoveKind] = choice(MoveKind)
    card_id: Mapped[uuid.UUID | None] = plain_id()
    group_key: Mapped[uuid.UUID | None] = plain_id()
    from_key: Mapped[uuid.UUID | None] = plain_id()  # where the card lay before
    words: Mapped[str] = case_text(default="")
    words_before: Mapped[str] = case_text(default="")
    by: Mapped[uuid.UUID] = plain_id()
    at: Mapped[datetime] = moment(nullable=False)


class Answer(StrEnum):
    """What the authors say of their card in a named group."""

    OURS = "ours"
    DIFFERS = "differs"
    NOT_OURS = "not_ours"

    @property
    def words(self) -> str:
        """The answer as screens name it."""
        return {"ours": "Yes, that’s ours", "differs": "Same, but differs in…", "not_ours": "No, not ours"}[self.value]

    @property
    def confirms(self) -> bool:
        """Whether the card counts in the group."""
        return self is not Answer.NOT_OURS


class MorningAnswer(Row):
    """What the authors said of one card under one name of its group. The newest counts; the earlier ones are kept."""

    programme_id: Mapped[uuid.UUID] = reference("programme")
    morning_id: Mapped[uuid.UUID] = reference("morning", index=True)
    card_id: Mapped[uuid.UUID] = reference("morning_card")
    group_key: Mapped[uuid.UUID] = plain_id()
    group_name: Mapped[str] = case_text()
    answer: Mapped[Answer] = choice(Answer)
    note: Mapped[str] = case_text(default="")
    spoken_by: Mapped[str] = personal_text(200, default="")  # who said it, where somebody else wrote it down
    by: Mapped[uuid.UUID] = plain_id()
    at: Mapped[datetime] = moment(nullable=False)
