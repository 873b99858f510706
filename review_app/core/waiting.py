"""What somebody has brought and not settled: rows of their own that wait sealed, and not for ever."""

import uuid
from datetime import datetime
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session

from review_app.core.clock import now
from review_app.core.columns import moment, number, reference, sealed
from review_app.core.passing import SAID_FOR, Passing, Sweeping
from review_app.core.rows import Row


class WaitingRow(Row):
    """A row that waits for the person who brought it: emptied when that took too long, and spoken of for a while."""

    __abstract__ = True

    audited = False  # like a draft: only what is settled makes an event

    user_id: Mapped[uuid.UUID] = reference("user", index=True)
    box: Mapped[bytes] = sealed()
    expires_at: Mapped[datetime] = moment()  # emptied then; the row says for a while what became of it


class WaitingInSteps(WaitingRow):
    """A table that waits, one of a person in each place: what it holds is chosen step by step."""

    __abstract__ = True

    step: Mapped[int] = number(default=0)  # counted up at each choice, so that of two pages the older one is told
    kept_at: Mapped[datetime] = moment(default=now, onupdate=now)


Kind = TypeVar("Kind", bound=WaitingRow)


def still_waiting(row: Kind | None) -> Kind | None:
    """The row, if it has not waited too long."""
    return row if row is not None and row.expires_at > now() else None


def keep_instead(session: Session, before: WaitingRow | None, row: WaitingRow) -> None:
    """Let a row wait in place of the one that its owner brought before."""
    forget(session, before)
    session.add(row)
    session.flush()


def forget(session: Session, row: WaitingRow | None) -> None:
    """Forget what waits, if anything does."""
    if row is not None:
        session.delete(row)
        session.flush()


def empty_expired(session: Session, kind: type[WaitingRow]) -> None:
    """Throw away what has waited too long, anybody’s; that it did is said for a while, then forgotten."""
    wanted = select(kind).where(kind.expires_at <= now()).with_for_update(skip_locked=True)
    for old in session.scalars(wanted.order_by(kind.expires_at, kind.id)).all():
        if old.expires_at <= now() - SAID_FOR:
            session.delete(old)
        elif old.box:
            old.box = b""
    session.flush()


def passing_of(kind: type[WaitingRow]) -> Passing:
    """The offer of a room whose rows of this kind wait."""

    def sweep(session: Session, sweeping: Sweeping) -> None:
        del sweeping
        empty_expired(session, kind)

    return Passing(sweep)
