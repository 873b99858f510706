"""The database: its settings on every connection, a reading session that can't write, and how long a write may last."""

import logging
import os
import stat
import time
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError, OperationalError

from review_app.access.roles import Role
from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.commit import reading, unit_of_work
from review_app.core.db import LONGEST_WRITE, PRAGMAS, Database, create_encrypted, open_encrypted, unlocked
from tests.support.browser import Browser
from tests.support.people import Cast

pytestmark = pytest.mark.database

AS_READ = {"synchronous": "2", "foreign_keys": "1", "secure_delete": "1", "trusted_schema": "0", "cell_size_check": "1"}
AS_READ["temp_store"] = "2"


def engines(database: Database) -> list[Engine]:
    return [database.reading_engine, database.writing_engine]


@pytest.mark.parametrize("number", [0, 1], ids=["reading", "writing"])
def test_every_embedded_connection_has_every_setting(database: Database, number: int) -> None:
    if not database.is_sqlite:
        with engines(database)[number].connect() as connection:
            assert connection.execute(text("SHOW lock_timeout")).scalar_one() == "5s"
            assert connection.execute(text("SHOW timezone")).scalar_one() == "UTC"
        return
    connections = [engines(database)[number].connect() for _ in range(3)]  # three of the pool at once
    for connection in connections:
        found = {name: str(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()) for name in PRAGMAS}
        assert found == {name: AS_READ.get(name, value) for name, value in PRAGMAS.items()}
        assert connection.exec_driver_sql("PRAGMA query_only").scalar_one() == (0 if number else 1)
        assert connection.exec_driver_sql("PRAGMA auto_vacuum").scalar_one() == 1
        assert connection.exec_driver_sql("PRAGMA cipher_version").scalar_one()
        connection.rollback()
    for connection in connections:
        connection.close()


def test_a_reading_session_cannot_write(database: Database) -> None:
    for statement in ("DELETE FROM programme", "CREATE TABLE planted (x INTEGER)", "UPDATE audit_event SET by = NULL"):
        with pytest.raises(DBAPIError, match=r"readonly|read-only"), reading(database) as session:
            session.execute(text(statement))


def test_a_database_that_is_not_there_is_never_made_by_connecting(tmp_path: Path) -> None:
    database = Database(None, tmp_path, bytes(32))
    with pytest.raises(OperationalError, match="unable to open"), database.reading() as session:
        session.execute(text("SELECT 1"))
    assert list(tmp_path.iterdir()) == []


def test_a_new_database_is_its_owners_alone_and_an_old_one_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "new.sqlite3"
    before = os.umask(0)
    create_encrypted(file, b"k" * 32)
    os.umask(before)
    connection = open_encrypted(file, b"k" * 32)
    connection.execute("CREATE TABLE kept (x TEXT)")
    create_encrypted(file, b"k" * 32)
    assert connection.execute("SELECT count(*) FROM kept").fetchone() == (0,)
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}
    connection.close()


def test_another_key_opens_nothing(tmp_path: Path) -> None:
    file = tmp_path / "new.sqlite3"
    create_encrypted(file, b"k" * 32)
    connection = unlocked(file, b"l" * 32)
    with pytest.raises(Exception, match="not a database"):
        connection.execute("SELECT * FROM sqlite_master")
    connection.close()


def test_a_child_never_uses_its_parents_connection(database: Database) -> None:
    with reading(database) as session:
        session.execute(text("SELECT 1"))
    child = os.fork()
    if child == 0:
        with reading(database) as session:
            right = session.execute(text("SELECT count(*) FROM programme")).scalar_one() == 0
        os._exit(0 if right and database.reading_engine.pool.checkedin() == 1 else 1)  # type: ignore[attr-defined] # a QueuePool
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    with reading(database) as session:
        assert session.execute(text("SELECT count(*) FROM programme")).scalar_one() == 0


def test_a_write_that_lasts_too_long_is_noticed_and_logged(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    logging.getLogger("casewindow").propagate = True
    with caplog.at_level(logging.WARNING, logger="casewindow"), unit_of_work(database) as session:
        stage(session, Event.BACKED_UP, by=None)
        session.execute(text("SELECT 1"))
        time.sleep(LONGEST_WRITE + 0.05)
    logging.getLogger("casewindow").propagate = False
    assert database.longest_write > LONGEST_WRITE
    assert "a writing transaction took long" in caplog.messages


def test_a_write_that_may_be_long_is_not_complained_of_and_the_next_one_is(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    logging.getLogger("casewindow").propagate = True
    with caplog.at_level(logging.WARNING, logger="casewindow"):
        with database.long_write(), unit_of_work(database) as session:
            stage(session, Event.BACKED_UP, by=None)
            session.execute(text("SELECT 1"))
            time.sleep(LONGEST_WRITE + 0.05)
        assert database.longest_write < LONGEST_WRITE
        assert "a writing transaction took long" not in caplog.messages
        with unit_of_work(database) as session:
            stage(session, Event.BACKED_UP, by=None)
            session.execute(text("SELECT 1"))
            time.sleep(LONGEST_WRITE + 0.05)
    logging.getLogger("casewindow").propagate = False
    assert "a writing transaction took long" in caplog.messages


def test_waiting_for_ones_turn_is_not_writing(database: Database) -> None:
    with unit_of_work(database) as session:
        stage(session, Event.BACKED_UP, by=None)
        time.sleep(LONGEST_WRITE + 0.05)  # nothing has been asked of the database yet
    assert database.longest_write < LONGEST_WRITE


def test_no_page_holds_the_database_for_half_a_second(cast: Cast, database: Database) -> None:
    best = LONGEST_WRITE * 10
    for number in range(3):  # a busy machine may slow one of them
        database.longest_write = 0.0
        lead = cast.browser(Role.LEAD_REVIEWER)
        lead.send(f"/reviews/{cast.review_id}/people/family/add", pseudonym=f"Mother {number}", note="word " * 20_000)
        lead.send(f"/reviews/{cast.review_id}/people/agencies/add", name=f"Agency {number}")
        Browser(cast.app).post("/sign-in", 422, email="nobody@example.org", password=f"a wrong password {number}")
        best = min(best, database.longest_write)
    assert best < LONGEST_WRITE
