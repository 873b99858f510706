"""The chain: whoever changes the past of the audit, at the database itself, is found out."""

import multiprocessing
import threading
from collections.abc import Callable
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from config import Settings
from review_app import connect
from review_app.audit import guards
from review_app.audit.chain import GENESIS, Chain, Head, last_event
from review_app.audit.events import SENTENCES, Event, sentence
from review_app.audit.models import AuditEvent
from review_app.audit.queries import BATCH, events_in_order
from review_app.audit.staging import stage
from review_app.core.commit import reading, unit_of_work
from review_app.core.db import Database
from review_app.core.keys import read_key_file

pytestmark = pytest.mark.database

WRITERS = 8
EVENTS = 12


@pytest.fixture
def chain(app: object) -> Chain:
    found: Chain = app.extensions["casewindow.chain"]  # type: ignore[attr-defined] # a Flask application
    return found


@pytest.fixture
def written(database: Database, chain: Chain) -> None:
    """Twelve events, each in a transaction of its own, and a chain that holds."""
    for _ in range(EVENTS):
        with unit_of_work(database) as session:
            stage(session, Event.BACKED_UP, by=UUID(int=7), rows=3)
    assert faults(database, chain) == []


def faults(database: Database, chain: Chain) -> list[str]:
    with reading(database) as session:
        return list(chain.faults(events_in_order(session)))


def tamper(database: Database, *statements: str) -> None:
    """What somebody does who has the database and its key, but not ours: take the triggers down first."""
    with database.writing_engine.begin() as connection:
        guards.take_down(connection)
        for statement in statements:
            connection.execute(text(statement))


COLUMNS = "event, at, by, object_kind, object_id, programme_id, board_id, review_id, facts"
TAMPERING = {
    "a changed time": (["UPDATE audit_event SET at = '2010-01-01 00:00:00+00:00' WHERE seq = 5"], "Event 5 was changed"),
    "a changed person": (["UPDATE audit_event SET by = NULL WHERE seq = 5"], "Event 5 was changed"),
    "a changed fact": (["UPDATE audit_event SET facts = '{\"rows\": 4}' WHERE seq = 5"], "Event 5 was changed"),
    "a changed sort": (["UPDATE audit_event SET event = 'restored' WHERE seq = 5"], "Event 5 was changed"),
    "a deleted event": (["DELETE FROM audit_event WHERE seq = 5"], "Event 5 is missing"),
    "an inserted event": (
        [
            "UPDATE audit_event SET seq = 1000 + seq WHERE seq > 5",
            f"INSERT INTO audit_event (seq, {COLUMNS}, prev, mac) SELECT 6, {COLUMNS}, 'made up', mac FROM audit_event WHERE seq = 5",
            "UPDATE audit_event SET seq = seq - 999 WHERE seq > 1000",
        ],
        "Event 6 does not follow the event before it",
    ),
    "two events swapped": (
        [
            "UPDATE audit_event SET seq = 999 WHERE seq = 5",
            "UPDATE audit_event SET seq = 5 WHERE seq = 6",
            "UPDATE audit_event SET seq = 6 WHERE seq = 999",
        ],
        "Event 5 does not follow the event before it",
    ),
    "the end cut off": (["DELETE FROM audit_event WHERE seq > 8"], "the end was cut off or replaced"),
    "all of it deleted": (["DELETE FROM audit_event"], "the end was cut off or replaced"),
}  # fmt: skip


@pytest.mark.parametrize("way", TAMPERING)
def test_tampering_is_found(database: Database, chain: Chain, written: None, way: str) -> None:
    statements, said = TAMPERING[way]
    tamper(database, *statements)
    found = faults(database, chain)
    assert any(said in fault for fault in found), found


def test_an_end_that_was_rewritten_with_another_key_is_found(database: Database, chain: Chain, written: None) -> None:
    forger = Chain(b"another key of thirty-two bytes.", chain.head_file)
    with reading(database) as session:
        row = list(events_in_order(session))[-1]
    row.by = None
    tamper(database, f"UPDATE audit_event SET by = NULL, mac = '{forger.mac_of(row)}' WHERE seq = {row.seq}")
    assert len(faults(database, chain)) == 2


def test_a_missing_note_of_the_last_event_is_a_fault_of_its_own(
    database: Database, chain: Chain, written: None
) -> None:
    chain.head_file.unlink()
    (fault,) = faults(database, chain)
    assert "is missing or empty" in fault


def test_the_database_itself_refuses_to_change_or_remove_an_event(database: Database, written: None) -> None:
    for statement in ("UPDATE audit_event SET by = NULL", "DELETE FROM audit_event WHERE seq = 12"):
        with pytest.raises(DBAPIError, match=guards.REFUSAL), database.writing_engine.begin() as connection:
            connection.execute(text(statement))
    if not database.is_sqlite:
        with pytest.raises(DBAPIError, match=guards.REFUSAL), database.writing_engine.begin() as connection:
            connection.execute(text("TRUNCATE audit_event"))


def test_two_events_cannot_follow_the_same_one(database: Database, written: None) -> None:
    with reading(database) as session:
        first, second = list(events_in_order(session))[:2]
    copied = f"INSERT INTO audit_event (seq, {COLUMNS}, prev, mac) SELECT 99, {COLUMNS}, prev, mac FROM audit_event WHERE seq = 2"
    with pytest.raises(DBAPIError, match=r"(?i)unique"), database.writing_engine.begin() as connection:
        connection.execute(text(copied))
    assert (first.prev, second.prev) == (GENESIS, first.mac)


def test_the_head_is_never_ahead_of_the_database(database: Database, chain: Chain, written: None) -> None:
    before = chain.read_head()
    assert before.seq == EVENTS
    session = database.writing()
    stage(session, Event.RESTORED, by=None)
    chain.chain_staged(session)  # as far as the moment before the commit
    assert last_event(session).seq == EVENTS + 1
    assert chain.read_head() == before
    session.rollback()
    session.close()
    assert chain.read_head() == before
    with reading(database) as session:
        assert last_event(session) == before


def test_a_save_counts_even_where_the_head_can_not_be_written(
    database: Database, chain: Chain, written: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(head: Head) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(chain, "note_head", full)
        with unit_of_work(database) as session:
            stage(session, Event.BACKED_UP, by=None)
    assert chain.read_head().seq == EVENTS
    with unit_of_work(database) as session:
        stage(session, Event.BACKED_UP, by=None)
    assert chain.read_head().seq == EVENTS + 2
    assert faults(database, chain) == []


def test_a_slower_process_never_sets_the_head_back(chain: Chain, written: None) -> None:
    head = chain.read_head()
    chain.note_head(Head(3, "3" * 64))
    assert chain.read_head() == head
    chain.note_head(Head(3, "3" * 64), even_if_lower=True)
    assert chain.read_head().seq == 3


def test_events_are_read_in_order_over_many_batches(database: Database, chain: Chain) -> None:
    with unit_of_work(database) as session:
        for _ in range(2 * BATCH + 1):
            stage(session, Event.BACKED_UP, by=None)
    with reading(database) as session:
        assert [row.seq for row in events_in_order(session)] == list(range(1, 2 * BATCH + 2))
    assert faults(database, chain) == []


def write_some(settings: Settings, number: int, failures: Callable[[str], object]) -> None:
    """One writer with connections of its own."""
    database, _chain = connect(settings, read_key_file(settings.key_file))
    try:
        for _ in range(number):
            with unit_of_work(database) as session:
                stage(session, Event.BACKED_UP, by=UUID(int=number))
    except DBAPIError as problem:
        failures(str(problem))
    finally:
        database.dispose()


def assert_whole(settings: Settings, expected: int) -> None:
    database, chain = connect(settings, read_key_file(settings.key_file))
    with reading(database) as session:
        rows = list(events_in_order(session))
        assert len(rows) == len({row.prev for row in rows}) == expected
    assert faults(database, chain) == []
    assert chain.read_head().seq == expected
    database.dispose()


@pytest.mark.parametrize("each", [pytest.param(15, id="short"), pytest.param(500, id="full", marks=pytest.mark.long)])
def test_eight_processes_make_one_chain(settings: Settings, each: int) -> None:
    spawning = multiprocessing.get_context("fork")
    failures = spawning.SimpleQueue()
    writers = [spawning.Process(target=write_some, args=(settings, each, failures.put)) for _ in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert failures.empty(), failures.get()
    assert_whole(settings, WRITERS * each)


def test_eight_threads_make_one_chain(settings: Settings) -> None:
    failures: list[str] = []
    writers = [threading.Thread(target=write_some, args=(settings, 15, failures.append)) for _ in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert failures == []
    assert_whole(settings, WRITERS * 15)


@pytest.mark.parametrize("event", Event, ids=lambda event: event.value)
def test_every_event_has_a_sentence_that_names_nobody(event: Event) -> None:
    assert sentence(event)[0].islower()
    assert not sentence(event).endswith(".")
    assert set(SENTENCES) == set(Event)


def test_the_hash_covers_everything_an_event_says(database: Database, chain: Chain, written: None) -> None:
    with reading(database) as session:
        row = next(events_in_order(session))
        session.expunge(row)
    whole = chain.mac_of(row)
    other = {"seq": 99, "at": row.at.replace(year=2001), "event": Event.RESTORED, "facts": {"n": 4}}
    other |= {"object_kind": "x", "prev": "1" * 64}
    for column in AuditEvent.__table__.columns:
        if column.name == "mac":
            continue
        was = getattr(row, column.name)
        setattr(row, column.name, other.get(column.name, UUID(int=9)))
        assert chain.mac_of(row) != whole, f"{column.name} could be changed unseen"
        setattr(row, column.name, was)
