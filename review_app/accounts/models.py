"""The rows of accounts. Of passwords, session ids and invitation links only hashes are kept."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import JSON

from review_app.core.columns import (
    Sensitivity,
    flag,
    moment,
    open_text,
    personal_text,
    plain_id,
    reference,
    secret_text,
)
from review_app.core.rows import Row


class User(Row):
    """Somebody with an account. What they may do is said by memberships alone."""

    email: Mapped[str] = personal_text(254, unique=True)
    name: Mapped[str] = personal_text(120)
    password_hash: Mapped[str] = secret_text(200, default="")  # "": invited, no password yet
    invented: Mapped[bool] = flag(default=False)  # a demonstration account; production refuses to start with one
    ended_at: Mapped[datetime | None] = moment()
    created_by: Mapped[uuid.UUID | None] = plain_id()

    is_authenticated = True  # what Flask-Login asks of a signed-in person
    is_anonymous = False

    @property
    def is_active(self) -> bool:
        """Whether the account may still be used."""
        return self.ended_at is None

    def get_id(self) -> str:
        """The id as Flask-Login keeps it."""
        return str(self.id)


class SignIn(Row):
    """One browser's session: found by the hash of its cookie, ended one by one."""

    audited = False  # record_apart writes it; signing in and out have events of their own

    token_hash: Mapped[str] = secret_text(64, unique=True)
    user_id: Mapped[uuid.UUID | None] = reference("user", index=True)
    values: Mapped[dict[str, Any]] = mapped_column(JSON, info={"sensitivity": Sensitivity.SECRET})
    seen_at: Mapped[datetime] = moment(index=True)
    ended_at: Mapped[datetime | None] = moment()


class Invitation(Row):
    """A one-time link by which somebody sets their first password, or a new one."""

    user_id: Mapped[uuid.UUID] = reference("user", index=True)
    token_hash: Mapped[str] = secret_text(64, unique=True)
    expires_at: Mapped[datetime] = moment()
    used_at: Mapped[datetime | None] = moment()
    made_by: Mapped[uuid.UUID | None] = plain_id()


class WrongTry(Row):
    """A failed sign-in, kept for five minutes so that every server counts alike."""

    audited = False  # record_apart writes it

    account_hash: Mapped[str] = secret_text(64, index=True)
    address_hash: Mapped[str] = secret_text(64, index=True)
    at: Mapped[datetime] = moment(index=True)


class FoldedNote(Row):
    """A note on the method that somebody has folded away for good, on their own pages only."""

    audited = False  # record_apart writes it; what somebody wishes to see is nobody's record
    __table_args__ = (UniqueConstraint("user_id", "note"),)

    user_id: Mapped[uuid.UUID] = reference("user")
    note: Mapped[str] = open_text(60)  # the page and the part, such as “finding.description”
