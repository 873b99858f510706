"""The database: an engine for reading, an engine for writing, and every connection made in one place.

SQLite is opened through SQLCipher with the settings of docs/decisions/0003; PostgreSQL through psycopg 3.
"""

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy import Engine, QueuePool, create_engine, event
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
        self.reading_engine = self._engine(writing=False)
        self.writing_engine = self._engine(writing=True)
        self._reading = sessionmaker(self.reading_engine, class_=ReadingSession, expire_on_commit=False)
        self.writing_sessions = sessionmaker(self.writing_engine, class_=WritingSession, expire_on_commit=False)

    def reading(self) -> Session:
        """A new session for a page that only reads."""
        return self._reading()

    def writing(self) -> Session:
        """A new session for one piece of work; its transaction opens at its first statement."""
        return self.writing_sessions()

    def dispose(self) -> None:
        """Close every pooled connection, as before a fork or at the end of a test."""
        self.reading_engine.dispose()
        self.writing_engine.dispose()

    def connect_raw(self) -> Any:
        """A bare encrypted connection to the embedded database, for back-up and migration."""
        return open_encrypted(self.file, self._cipher_key)

    def _engine(self, *, writing: bool) -> Engine:
        if self.url is None:
            return self._sqlite_engine(writing=writing)
        engine = create_engine(
            self.url, pool_size=10, max_overflow=20, pool_pre_ping=True, connect_args={"connect_timeout": 5}
        )
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
        word = "BEGIN IMMEDIATE" if writing else "BEGIN"
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(word))
        return engine


def open_encrypted(file: Path, cipher_key: bytes) -> Any:
    """A connection to an encrypted SQLite file with every setting of PRAGMAS, in autocommit mode."""
    connection = sqlcipher3.dbapi2.connect(str(file), isolation_level=None, check_same_thread=False, timeout=5)
    connection.execute(f"PRAGMA key=\"x'{cipher_key.hex()}'\"")
    for name, value in PRAGMAS.items():
        connection.execute(f"PRAGMA {name}={value}")
    return connection


def _postgresql_reading(connection: Any, record: Any) -> None:
    del record
    connection.read_only = True


@event.listens_for(Session, "do_orm_execute")
def _leave_out_deleted(state: ORMExecuteState) -> None:
    """Deleted rows never count, unless a query asks for them with include_deleted."""
    if state.is_select and not state.is_column_load and not state.execution_options.get("include_deleted", False):
        state.statement = state.statement.options(
            with_loader_criteria(CaseRow, lambda row: row.deleted_at.is_(None), include_aliases=True)
        )
