"""The rows of interchange: files that were sent, whose keys are known, files that were received."""

import uuid
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped

from review_app.core.columns import case_text, choice, day, moment, number, open_text, personal_text, plain_id
from review_app.core.rows import Row


class FileState(StrEnum):
    """What became of a file that was received."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    PUT_ASIDE = "put_aside"

    @property
    def words(self) -> str:
        """The state as screens name it."""
        return {"waiting": "Waiting for a decision", "accepted": "Taken in", "put_aside": "Put aside"}[self.value]


class SentFile(Row):
    """A file of an LSCB's agreed wordings, as it was made; the file itself is not kept."""

    __table_args__ = (
        ForeignKeyConstraint(["programme_id", "board_id"], ["board.programme_id", "board.id"]),
        UniqueConstraint("board_id", "issue"),
    )

    programme_id: Mapped[uuid.UUID] = plain_id()
    board_id: Mapped[uuid.UUID] = plain_id()
    issue: Mapped[int] = number()  # rises by one with each file of the LSCB
    made_on: Mapped[date] = day(nullable=False)
    made_by: Mapped[uuid.UUID] = plain_id()
    fingerprint: Mapped[str] = open_text(64)  # SHA-256 of the file
    wordings: Mapped[int] = number()
    withdrawals: Mapped[int] = number()


class SentFinding(Row):
    """That a finding's wording has gone out in a file, so that its withdrawal goes out as well."""

    __table_args__ = (
        ForeignKeyConstraint(["programme_id", "board_id"], ["board.programme_id", "board.id"]),
        UniqueConstraint("board_id", "finding_ref"),
    )

    programme_id: Mapped[uuid.UUID] = plain_id()
    board_id: Mapped[uuid.UUID] = plain_id()
    finding_ref: Mapped[uuid.UUID] = plain_id()


class SenderKey(Row):
    """The public key with which an LSCB of the programme signs its files elsewhere, as it was read out."""

    __table_args__ = (
        ForeignKeyConstraint(["programme_id", "board_id"], ["board.programme_id", "board.id"]),
        CheckConstraint("(ended_at IS NULL) = (ended_by IS NULL)", name="ended"),
        Index(
            "ix_sender_key_one_open",
            "board_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index(
            "ix_sender_key_one_board",
            "programme_id",
            "public_key",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    programme_id: Mapped[uuid.UUID] = plain_id(index=True)
    board_id: Mapped[uuid.UUID] = plain_id()
    public_key: Mapped[str] = open_text(64)  # hexadecimal
    read_out_by: Mapped[str] = personal_text()
    read_out_on: Mapped[date] = day(nullable=False)
    registered_by: Mapped[uuid.UUID] = plain_id()
    ended_at: Mapped[datetime | None] = moment()
    ended_by: Mapped[uuid.UUID | None] = plain_id()


class ReceivedFile(Row):
    """A file that came from another installation with a signature that holds; its text is kept while it waits."""

    __table_args__ = (
        ForeignKeyConstraint(["programme_id", "board_id"], ["board.programme_id", "board.id"]),
        CheckConstraint("(state = 'waiting') = (decided_at IS NULL)", name="decided"),
        Index(
            "ix_received_file_one_waiting",
            "board_id",
            unique=True,
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
    )

    programme_id: Mapped[uuid.UUID] = plain_id(index=True)
    board_id: Mapped[uuid.UUID] = plain_id(index=True)
    issue: Mapped[int] = number()  # of the LSCB's files
    made_on: Mapped[date] = day(nullable=False)
    fingerprint: Mapped[str] = open_text(64)  # SHA-256 of the file
    public_key: Mapped[str] = open_text(64)
    received_by: Mapped[uuid.UUID] = plain_id()
    words: Mapped[str] = case_text(default="")  # the file itself; "" once it is decided
    state: Mapped[FileState] = choice(FileState, default=FileState.WAITING)
    decided_by: Mapped[uuid.UUID | None] = plain_id()
    decided_at: Mapped[datetime | None] = moment()
    new: Mapped[int] = number(default=0)  # how many wordings of each kind were taken in
    newer: Mapped[int] = number(default=0)
    withdrawn: Mapped[int] = number(default=0)
    unchanged: Mapped[int] = number(default=0)
