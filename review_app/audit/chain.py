"""The chain: each event carries a keyed hash over itself and the one before, so that no change to the past goes unseen.

The key lies outside the database. The head (number and hash of the last event) is written beside the key after
each commit, since a cut tail can't be found from inside the database.
"""

import fcntl
import hashlib
import hmac
import json
import logging
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import event as sqlalchemy_event
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from review_app.audit.models import AuditEvent
from review_app.audit.staging import STAGED, Staged, refuse_unnamed_bulk, refuse_unstaged, staged_events
from review_app.core.clock import true_now
from review_app.core.db import Database

GENESIS = "0" * 64
HEAD = "casewindow.head"
POSTGRESQL_LOCK = 0x0CA5E  # one number for the whole installation; any other use of advisory locks takes another

log = logging.getLogger("casewindow")


@dataclass(frozen=True)
class Head:
    """The last event of the chain."""

    seq: int
    mac: str


class Chain:
    """The keyed chain of one installation."""

    def __init__(self, key: bytes, head_file: Path) -> None:
        self._key = key
        self.head_file = head_file

    def attach(self, database: Database) -> None:
        """Make every writing session of a database pass through this chain."""
        sqlalchemy_event.listen(database.writing_sessions, "before_flush", refuse_unstaged)
        sqlalchemy_event.listen(database.writing_sessions, "do_orm_execute", refuse_unnamed_bulk)
        sqlalchemy_event.listen(database.writing_sessions, "before_commit", self.chain_staged)
        sqlalchemy_event.listen(database.writing_sessions, "after_commit", self.write_head)
        sqlalchemy_event.listen(database.writing_sessions, "after_rollback", forget)

    def mac_of(self, row: AuditEvent) -> str:
        """The keyed hash over everything an event says and the hash before it."""
        said = [
            row.seq, row.at.isoformat(), row.event.value, str(row.by), row.object_kind, str(row.object_id),
            str(row.programme_id), str(row.board_id), str(row.review_id), row.facts, row.prev,
        ]  # fmt: skip
        return hmac.new(self._key, json.dumps(said, sort_keys=True).encode(), hashlib.sha256).hexdigest()

    def chain_staged(self, session: Session) -> None:
        """Give every staged event its place; runs in the moment before the commit."""
        session.flush()
        staged = staged_events(session)
        if not staged:
            return
        head = _locked_head(session)
        for waiting in staged:
            row = self._row_after(head, waiting)
            session.add(row)
            head = Head(row.seq, row.mac)
        session.flush()
        session.info[HEAD] = head
        session.info.pop(STAGED, None)

    def write_head(self, session: Session) -> None:
        """Write the head beside the key, after the commit and never ahead of it."""
        head: Head | None = session.info.pop(HEAD, None)
        if head is None:
            return
        try:
            self.note_head(head)
        except OSError:
            # The save is safe and the next one writes its own head: nobody is told that it failed.
            log.exception("the last event's number could not be written beside the key")

    def note_head(self, head: Head, *, even_if_lower: bool = False) -> None:
        """Keep the head, with fsync; a lower number than the one that is kept only after a restore."""
        handle = os.open(self.head_file, os.O_RDWR | os.O_CREAT, 0o600)
        with os.fdopen(handle, "r+") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            if even_if_lower or head.seq > _parse_head(file.read()).seq:
                file.seek(0)
                file.write(f"{head.seq:020d} {head.mac}\n")
                file.truncate()
                file.flush()
                os.fsync(file.fileno())

    def read_head(self) -> Head:
        """The head as it was last written; number 0 when none ever was."""
        try:
            return _parse_head(self.head_file.read_text())
        except FileNotFoundError:
            return Head(0, GENESIS)

    def faults(self, rows: Iterable[AuditEvent], head: Head | None = None) -> Iterator[str]:
        """A sentence for each place where the chain, read in order, does not hold; `head` is the one beside the key."""
        expected, prev = 1, GENESIS
        head = head or self.read_head()
        head_seen = head.seq == 0
        for row in rows:
            if row.seq != expected:
                yield f"Event {expected} is missing: the next one found is {row.seq}."
            if row.prev != prev:
                yield f"Event {row.seq} does not follow the event before it: something was removed, inserted or reordered."
            if not hmac.compare_digest(self.mac_of(row), row.mac):
                yield f"Event {row.seq} was changed after it was written."
            head_seen = head_seen or (row.seq == head.seq and row.mac == head.mac)
            expected, prev = row.seq + 1, row.mac
        if head.seq == 0 and expected > 1:
            yield f"The note of the last event, {self.head_file}, is missing or empty: whether the end was cut off can't be told."
        if not head_seen:
            yield f"Event {head.seq}, the last one noted beside the key, is not in the chain: the end was cut off or replaced."

    def _row_after(self, head: Head, waiting: Staged) -> AuditEvent:
        row = AuditEvent(
            seq=head.seq + 1,
            at=true_now(),
            event=waiting.event,
            by=waiting.by,
            object_kind=waiting.object_kind,
            object_id=waiting.object_id,
            programme_id=waiting.programme_id,
            board_id=waiting.board_id,
            review_id=waiting.review_id,
            facts=waiting.facts,
            prev=head.mac,
        )
        row.mac = self.mac_of(row)
        return row


def forget(session: Session) -> None:
    """Drop what was staged when the transaction is rolled back."""
    session.info.pop(STAGED, None)
    session.info.pop(HEAD, None)


def _locked_head(session: Session) -> Head:
    """The last event, with every other writer held off until this transaction ends."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": POSTGRESQL_LOCK})
    return last_event(session)


def last_event(session: Session) -> Head:
    """The last event that the database has."""
    last = session.execute(select(AuditEvent.seq, AuditEvent.mac).order_by(AuditEvent.seq.desc()).limit(1)).first()
    return Head(last.seq, last.mac) if last else Head(0, GENESIS)


def _parse_head(line: str) -> Head:
    number, _, mac = line.strip().partition(" ")
    return Head(int(number), mac) if number.isdigit() else Head(0, GENESIS)
