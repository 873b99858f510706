"""The database: an engine for reading, an engine for writing, and every connection made in one place.

SQLite is opened through SQLCipher with the settings of docs/decisions/0003; PostgreSQL through psycopg 3.
"""

import logging
import os
import random
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.orm import ORMExecuteState, Session, sessionmaker, with_loader_criteria

from review_app.core.rows import CaseRow

DATABASE_FILE = "casewindow.sqlite3"

PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": "FULL",
    "foreign_keys": "ON",
    "busy_timeout": "5000",
    "secure_delete": "ON",
    "trusted_schema": "OFF",
    "cell_size_check": "ON",
    "temp_store": "MEMORY",
}
# What PostgreSQL is told on every connection: like SQLite's busy_timeout, nobody waits longer for somebody else.
POSTGRESQL_OPTIONS = "-c lock_timeout=5000 -c timezone=UTC"
WRITERS_WAIT = 5.0  # seconds, as PRAGMA busy_timeout
LONGEST_WRITE = 0.5  # seconds after BEGIN; one that takes longer is logged, and a test fails
PAGE_OPENED = "casewindow.page_opened"  # in a session of a request: when its page was opened, so that the older of two windows is known
_BEGAN = "casewindow.began"
_LONG_WRITE: ContextVar[bool] = ContextVar("long_write", default=False)

log = logging.getLogger("casewindow")


class ReadingSession(Session):
    """A session that can't write: the database itself refuses."""


class WritingSession(Session):
    """A session whose commits pass the audit chain; see review_app.audit.chain."""


class Database:
    """The two engines of one installation and the sessions made from them."""

    def __init__(self, url: str | None, folder: Path, cipher_key: bytes) -> None:
        self.is_sqlite = url is None
        self.file = folder / DATABASE_FILE
        self._cipher_key = cipher_key
        self.url = url
        self.longest_write = 0.0  # seconds that the longest writing transaction of this process has lasted
        self.reading_engine = self._engine(writing=False)
        self.writing_engine = self._engine(writing=True)
        self._reading = sessionmaker(self.reading_engine, class_=ReadingSession, expire_on_commit=False)
        self.writing_sessions = sessionmaker(self.writing_engine, class_=WritingSession, expire_on_commit=False)
        self._time_writes()
        _OPEN.add(self)

    def reading(self) -> Session:
        """A new session for a page that only reads."""
        return self._reading()

    def writing(self) -> Session:
        """A new session for one piece of work; its transaction opens at its first statement."""
        return self.writing_sessions()

    def answers(self) -> bool:
        """Whether the database can be read; raises what the database raises if not."""
        with self.reading_engine.connect() as connection:
            return bool(connection.exec_driver_sql("SELECT 1").scalar_one() == 1)

    def dispose(self) -> None:
        """Close every pooled connection, as before a fork or at the end of a test."""
        self.reading_engine.dispose()
        self.writing_engine.dispose()

    def forget(self) -> None:
        """Leave the connections that a fork has copied to the process that opened them."""
        self.reading_engine.dispose(close=False)
        self.writing_engine.dispose(close=False)

    def connect_raw(self, file: Path | None = None) -> Any:
        """A bare encrypted connection to the embedded database, or to another file under its key."""
        return open_encrypted(file or self.file, self._cipher_key)

    def create_file(self) -> None:
        """Make the embedded database as an empty encrypted file that its owner alone can read, if it isn't there."""
        if self.is_sqlite:
            create_encrypted(self.file, self._cipher_key)

    @contextmanager
    def long_write(self) -> Iterator[None]:
        """Let this thread's writes last as long as they must: only for work that nobody else waits beside.

        Loading and removing the demonstration is all: whole or not at all is worth one long write there.
        """
        allowed = _LONG_WRITE.set(True)
        try:
            yield
        finally:
            _LONG_WRITE.reset(allowed)

    def _time_writes(self) -> None:
        def began(connection: Connection) -> None:
            connection.info[_BEGAN] = time.monotonic()

        def ended(connection: Connection) -> None:
            lasted = time.monotonic() - connection.info.pop(_BEGAN, time.monotonic())
            if _LONG_WRITE.get():
                return
            self.longest_write = max(self.longest_write, lasted)
            if lasted > LONGEST_WRITE:
                log.warning("a writing transaction took long", extra={"milliseconds": round(lasted * 1000)})

        event.listen(self.writing_engine, "begin", began)  # after BEGIN: waiting for one's turn is not writing
        event.listen(self.writing_engine, "commit", ended)
        event.listen(self.writing_engine, "rollback", ended)

    def _engine(self, *, writing: bool) -> Engine:
        if self.url is None:
            return self._sqlite_engine(writing=writing)
        engine = create_engine(
            self.url, pool_size=10, max_overflow=20, pool_pre_ping=True,
            connect_args={"connect_timeout": 5, "options": POSTGRESQL_OPTIONS},
        )  # fmt: skip
        if not writing:
            event.listen(engine, "connect", _postgresql_reading)
        return engine

    def _sqlite_engine(self, *, writing: bool) -> Engine:
        def creator() -> Any:
            connection = open_encrypted(self.file, self._cipher_key)
            connection.execute(f"PRAGMA query_only={'OFF' if writing else 'ON'}")
            return connection

        engine = create_engine(
            "sqlite://", module=sqlcipher3.dbapi2, creator=creator, poolclass=QueuePool, pool_size=10, max_overflow=20
        )
        event.listen(engine, "begin", _begin_writing if writing else _begin_reading)
        return engine


def _begin_reading(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _begin_writing(connection: Connection) -> None:
    """Begin a writing transaction as soon as it is one's turn.

    SQLite's own waiting sleeps longer each time, up to a tenth of a second, so that whoever comes last is served first
    and one of many can wait in vain. Asking again every few milliseconds gives everybody the same chance.
    """
    raw: Any = connection.connection.dbapi_connection
    until = time.monotonic() + WRITERS_WAIT
    raw.execute("PRAGMA busy_timeout=0")
    try:
        while not _begun(raw) and time.monotonic() < until:
            time.sleep(random.uniform(0.001, 0.004))  # noqa: S311 -- no secret: so that two don't ask in step
        if not raw.in_transaction:
            connection.exec_driver_sql("BEGIN IMMEDIATE")  # says, as SQLAlchemy says it, why not
    finally:
        raw.execute(f"PRAGMA busy_timeout={PRAGMAS['busy_timeout']}")


def _begun(raw: Any) -> bool:
    try:
        raw.execute("BEGIN IMMEDIATE")
    except sqlcipher3.dbapi2.OperationalError as problem:
        return "locked" not in str(problem)  # full, read-only or failing: waiting would not help
    return True


_OPEN: weakref.WeakSet[Database] = weakref.WeakSet()


def _close_all() -> None:
    for database in list(_OPEN):
        database.dispose()


def _forget_all() -> None:
    for database in list(_OPEN):
        database.forget()


# A connection must not cross a fork, as of a server that loads the application before it makes its workers.
os.register_at_fork(before=_close_all, after_in_child=_forget_all)


def open_encrypted(file: Path, cipher_key: bytes) -> Any:
    """A connection to an encrypted SQLite file that exists, with every setting of PRAGMAS, in autocommit mode."""
    connection = unlocked(file, cipher_key)
    for name, value in PRAGMAS.items():
        connection.execute(f"PRAGMA {name}={value}")
    return connection


def unlocked(file: Path, cipher_key: bytes) -> Any:
    """A connection to an encrypted SQLite file as it is; a file that isn't there is never made."""
    connection = sqlcipher3.dbapi2.connect(
        f"{file.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None, check_same_thread=False, timeout=5
    )
    connection.execute(f"PRAGMA key=\"x'{cipher_key.hex()}'\"")
    return connection


def create_encrypted(file: Path, cipher_key: bytes) -> None:
    """An empty encrypted SQLite file, mode 600, that gives freed pages back; an existing file stays as it is."""
    try:
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        return
    connection = unlocked(file, cipher_key)
    connection.execute("PRAGMA auto_vacuum=FULL")  # before the first page is written, or never
    connection.execute("PRAGMA journal_mode=wal")
    connection.close()


def _postgresql_reading(connection: Any, record: Any) -> None:
    del record
    connection.read_only = True


# Made once: every statement of every page takes it.
_NOT_DELETED = with_loader_criteria(CaseRow, lambda row: row.deleted_at.is_(None), include_aliases=True)


@event.listens_for(Session, "do_orm_execute")
def _leave_out_deleted(state: ORMExecuteState) -> None:
    """Deleted rows never count, unless a query asks for them with include_deleted."""
    if state.is_select and not state.is_column_load and not state.execution_options.get("include_deleted", False):
        state.statement = state.statement.options(_NOT_DELETED)
