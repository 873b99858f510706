"""Migrations: up, down and up again with data; the models say what the database has; a failure leaves nothing behind."""

from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from sqlalchemy import Engine, event, inspect, text
from sqlalchemy.exc import DBAPIError

from review_app.access.roles import Role
from review_app.audit import guards
from review_app.audit.queries import events_in_order
from review_app.core.commit import reading, unit_of_work
from review_app.core.db import Database
from review_app.core.rows import Base
from review_app.migrations import run
from review_app.migrations.run import BrokenMigration, has_data, is_index, is_newest, migrate, row_counts
from tests.factories.boards import a_programme
from tests.support.people import Cast

pytestmark = pytest.mark.database


def schema(database: Database) -> list[str]:
    """Everything that the database says of its own shape."""
    if database.is_sqlite:
        listed = "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master ORDER BY 1"
    else:
        listed = (
            "SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable FROM "
            "information_schema.columns WHERE table_schema = 'public' UNION ALL SELECT 'index ' || indexdef FROM pg_indexes "
            "WHERE schemaname = 'public' UNION ALL SELECT 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) FROM "
            "pg_constraint WHERE connamespace = 'public'::regnamespace UNION ALL SELECT 'trigger ' || tgname FROM pg_trigger "
            "WHERE NOT tgisinternal ORDER BY 1"
        )
    with database.reading_engine.connect() as connection:
        return list(connection.execute(text(listed)).scalars())


def test_up_down_and_up_again_with_data(cast: Cast, database: Database, app: Flask) -> None:
    cast.browser(Role.LEAD_REVIEWER).send(f"/reviews/{cast.review_id}/people/family/add", pseudonym="Mother")
    before = schema(database)
    assert is_newest(database)
    assert has_data(database)
    migrate(database)  # nothing to do
    assert schema(database) == before
    migrate(database, "base")
    assert not is_newest(database)
    assert not has_data(database)
    migrate(database)
    assert schema(database) == before
    app.extensions["casewindow.chain"].head_file.unlink()
    with unit_of_work(database) as session:
        a_programme(session)


def is_ours(name: str | None, kind: str, parents: Any) -> bool:
    return not is_index(name or "")  # what a database keeps beside the rows to find words


def test_the_models_say_what_the_database_has(database: Database) -> None:
    with database.reading_engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": is_ours})
        assert compare_metadata(context, Base.metadata) == []
        assert set(row_counts(connection)) == set(Base.metadata.tables)


def test_the_guards_of_the_audit_stand_after_every_migration(database: Database) -> None:
    with database.reading_engine.connect() as connection:
        assert guards.are_up(connection)


def test_a_migration_that_would_lose_the_guards_or_a_row_is_undone(
    cast: Cast, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose_guards(config: Any, revision: str) -> None:
        guards.take_down(config.attributes["connection"])

    def lose_a_row(config: Any, revision: str) -> None:
        config.attributes["connection"].execute(text("DELETE FROM membership"))

    before = schema(database)
    for spoil, said in (
        (lose_guards, "triggers that keep the audit"),
        (lose_a_row, "rows of membership would be lost"),
    ):
        monkeypatch.setattr(run.command, "upgrade", spoil)
        with pytest.raises(BrokenMigration, match=said):
            migrate(database)
    assert schema(database) == before
    with database.reading_engine.connect() as connection:
        assert guards.are_up(connection)
        assert row_counts(connection)["membership"] > 10


def test_a_migration_that_would_leave_a_row_pointing_at_nothing_is_undone(
    cast: Cast, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not database.is_sqlite:
        return  # PostgreSQL refuses at once

    def orphan(config: Any, revision: str) -> None:
        config.attributes["connection"].execute(text("UPDATE membership SET user_id = 'nobody'"))

    monkeypatch.setattr(run.command, "upgrade", orphan)
    with pytest.raises(BrokenMigration, match="would point at nothing"):
        migrate(database)


class Fails:
    """Makes the engine that migrates fail after a number of statements."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.after = -1
        self.seen = 0
        make = run._engine

        def engine(database: Database) -> Engine:
            made = make(database)
            event.listen(made, "after_cursor_execute", self._count)
            return made

        monkeypatch.setattr(run, "_engine", engine)

    def _count(self, *details: Any) -> None:
        statement = str(details[2])
        if not statement.lstrip().upper().startswith(("CREATE", "DROP", "ALTER", "INSERT", "UPDATE", "DELETE")):
            return
        self.seen += 1
        if self.seen == self.after:
            raise RuntimeError("the lights went out")


@pytest.fixture
def fails(monkeypatch: pytest.MonkeyPatch) -> Fails:
    return Fails(monkeypatch)


@pytest.mark.parametrize("step", [pytest.param(67, id="some"), pytest.param(1, id="each", marks=pytest.mark.long)])
def test_a_migration_that_fails_at_any_statement_leaves_the_old_schema_and_can_be_tried_again(
    cast: Cast, database: Database, fails: Fails, step: int
) -> None:
    whole = schema(database)
    for revision, there in (("base", whole), ("head", [])):
        fails.after, fails.seen = 1, 0
        while True:
            fails.seen = 0
            try:
                migrate(database, revision)
            except RuntimeError:
                now = schema(database)
                assert now == there or (not there and not [line for line in now if "alembic_version" not in line])
                fails.after += step
            else:
                break
        assert fails.after > 2 * step
    assert schema(database) == whole
    assert is_newest(database)


def test_a_killed_connection_in_the_middle_leaves_the_data(cast: Cast, database: Database, fails: Fails) -> None:
    with reading(database) as session:
        events = len(list(events_in_order(session)))
    fails.after = 40
    with pytest.raises(RuntimeError):
        migrate(database, "base")
    with reading(database) as session:
        assert len(list(events_in_order(session))) == events


def test_an_unknown_step_is_refused_before_anything_changes(database: Database) -> None:
    before = schema(database)
    with pytest.raises(Exception, match="Can't locate revision"):
        migrate(database, "9999")
    assert schema(database) == before


def test_the_reading_engine_cannot_migrate(database: Database) -> None:
    with pytest.raises(DBAPIError), database.reading_engine.connect() as connection:
        connection.execute(text("DROP TABLE membership"))
    assert "membership" in inspect(database.reading_engine).get_table_names()
