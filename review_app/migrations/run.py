"""Bringing a database to the newest schema, in one transaction for each step, on a connection of its own."""

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, inspect, text

from review_app.audit import guards
from review_app.core.db import Database
from review_app.search.engine import INDEX

FOLDER = Path(__file__).parent


class BrokenMigration(Exception):
    """A migration would have left something broken; it was undone. The message says what."""


def config_for(connection: Connection | None = None) -> Config:
    """Alembic's configuration; there is no ini file."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("version_locations", str(FOLDER / "versions"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def migrate(database: Database, revision: str = "head") -> None:
    """Bring the schema up (or, for a test, down) to a revision; whole or not at all, and safe to try again."""
    database.create_file()
    engine = _engine(database)
    try:
        with engine.connect() as connection:
            before = row_counts(connection)
            connection.rollback()
            direction = command.downgrade if _is_down(connection, revision) else command.upgrade
            with connection.begin():
                direction(config_for(connection), revision)
                _check(connection, before, database)
    finally:
        engine.dispose()


def is_newest(database: Database) -> bool:
    """Whether the database has the schema that this version of Casewindow works with."""
    with database.reading_engine.connect() as connection:
        found = set(MigrationContext.configure(connection).get_current_heads())
    return found == set(ScriptDirectory.from_config(config_for()).get_heads())


def has_data(database: Database) -> bool:
    """Whether any table has a row."""
    with database.reading_engine.connect() as connection:
        return any(row_counts(connection).values())


def row_counts(connection: Connection) -> dict[str, int]:
    """How many rows each table has."""
    tables = [
        name for name in inspect(connection).get_table_names() if name != "alembic_version" and not is_index(name)
    ]
    return {name: connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one() for name in tables}  # noqa: S608 -- names of our own tables


def is_index(name: str) -> bool:
    """Whether a table, column or index is a part of the word index, which the models do not say."""
    return name.startswith(INDEX)


def _is_down(connection: Connection, revision: str) -> bool:
    del connection
    return revision == "base" or revision.startswith("-")


def _engine(database: Database) -> Engine:
    if not database.is_sqlite:
        return create_engine(str(database.url))

    def creator() -> Any:
        connection = database.connect_raw()
        connection.execute("PRAGMA foreign_keys=OFF")  # inside a transaction it would do nothing
        return connection

    engine = create_engine("sqlite://", module=sqlcipher3.dbapi2, creator=creator, poolclass=QueuePool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def _check(connection: Connection, before: dict[str, int], database: Database) -> None:
    if database.is_sqlite:
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise BrokenMigration(f"a row of {broken[0][0]} would point at nothing")
        if connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() != "ok":
            raise BrokenMigration("the database is damaged: restore the last back-up")
    after = row_counts(connection)
    if "audit_event" in after and not guards.are_up(connection):
        raise BrokenMigration("the triggers that keep the audit would be lost")
    lost = sorted(name for name, count in before.items() if name in after and after[name] < count)
    if lost:
        raise BrokenMigration(f"rows of {', '.join(lost)} would be lost")
