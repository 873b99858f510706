"""Back-ups: made while people work, checked by opening, and everything back by one command."""

import os
import shutil
import sqlite3
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from config import Settings
from review_app import connect
from review_app.access.roles import Role
from review_app.accounts.models import Invitation, SignIn
from review_app.audit.chain import Chain
from review_app.audit.events import Event
from review_app.audit.queries import events_in_order
from review_app.cli.lock import hold_while_serving
from review_app.core.commit import reading, unit_of_work
from review_app.core.db import DATABASE_FILE, Database
from review_app.core.keys import read_key_file
from review_app.core.rows import Base
from review_app.oversight.backup import dumped, embedded, making
from review_app.people.queries import relatives_of_review
from tests.cli.conftest import Run
from tests.support.people import Cast

pytestmark = pytest.mark.database

PLANTED = "Marmalade thunder at Brindle weir"
NEW_TABLES = {"sign_in", "invitation", "audit_event"}  # what a restore itself changes


@pytest.fixture
def filled(cast: Cast, database: Database) -> Cast:
    """A cast with a planted text and a sealed name."""
    lead = cast.browser(Role.LEAD_REVIEWER)
    lead.send(f"/reviews/{cast.review_id}/people/family/add", pseudonym="Mother", note=PLANTED)
    database.dispose()
    return cast


def everything(database: Database) -> dict[str, list[str]]:
    """Every row of every table, as text."""
    with database.reading_engine.connect() as connection:
        return {
            table.name: sorted(str(tuple(row)) for row in connection.execute(select(table)))
            for table in Base.metadata.sorted_tables
        }


def made(run: Run, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    run("backup", folder)
    (file,) = folder.iterdir()
    return file


def test_everything_comes_back_and_the_audit_says_so(
    run: Run, settings: Settings, filled: Cast, database: Database, tmp_path: Path
) -> None:
    before = everything(database)
    file = made(run, tmp_path / "backups")
    with reading(database) as session:
        at_backup = max(event.seq for event in events_in_order(session)) - 1  # BACKED_UP comes after the copy
    filled.browser(Role.LEAD_REVIEWER).send(f"/reviews/{filled.review_id}/people/family/add", pseudonym="Written later")
    database.dispose()
    assert "There is a database already: add --replace" in run("restore", file, status=1)
    said = run("restore", file, "--replace")
    assert "Restored: " in said
    after = everything(database)
    assert {name: rows for name, rows in after.items() if name not in NEW_TABLES} == {
        name: rows for name, rows in before.items() if name not in NEW_TABLES
    }
    with reading(database) as session:
        assert [relative.pseudonym for relative in relatives_of_review(session, filled.review_id)] == ["Mother"]
        *_, last = events_in_order(session)
        assert (last.event, last.seq, last.facts["last_event"]) == (Event.RESTORED, at_backup + 1, at_backup)
        assert last.facts["last_event_before"] > at_backup
        assert session.scalars(select(SignIn).where(SignIn.ended_at.is_(None))).all() == []
    assert "The audit holds" in run("check-audit")
    filled.browser(Role.LEAD_REVIEWER).get(f"/reviews/{filled.review_id}/people")
    if database.is_sqlite:
        aside = next(settings.instance_folder.glob(f"{DATABASE_FILE}.before-restore-*"))
        assert stat.S_IMODE(aside.stat().st_mode) == 0o600


def test_a_new_machine_needs_the_key_and_the_back_up_only(
    run: Run, settings: Settings, filled: Cast, database: Database, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    file = made(run, tmp_path / "backups")
    new = replace(settings, instance_folder=tmp_path / "new", key_file=tmp_path / "new-keys" / "casewindow.key")
    new.key_file.parent.mkdir(mode=0o700)
    shutil.copy2(settings.key_file, new.key_file)
    places = {"CASEWINDOW_INSTANCE": str(new.instance_folder), "CASEWINDOW_KEY_FILE": str(new.key_file)}
    if settings.database_url:
        servers = request.getfixturevalue("postgresql_databases")
        new = replace(new, database_url=servers.empty())
        places["DATABASE_URL"] = str(new.database_url)
    run("restore", file, **places)
    assert "The audit holds" in run("check-audit", **places)
    there, _chain = connect(new, read_key_file(new.key_file))
    assert everything(there)["relative"] == everything(database)["relative"]
    there.dispose()
    if new.database_url:
        servers.drop(new.database_url)


def test_unused_links_are_void_after_a_restore(run: Run, filled: Cast, database: Database, tmp_path: Path) -> None:
    link = run("create-user", "linh@example.org", "Nguyễn Thị Linh").splitlines()[-1]
    run("restore", made(run, tmp_path / "backups"), "--replace")
    page = filled.browser(Role.CHAIR).get(link.removeprefix("http://127.0.0.1:8000"))
    assert "has run out" in page.words
    with reading(database) as session:
        assert len(session.scalars(select(Invitation)).all()) == 1


def test_a_back_up_is_made_while_somebody_is_saving(run: Run, filled: Cast, database: Database, tmp_path: Path) -> None:
    with unit_of_work(database) as session:
        session.execute(text("SELECT 1"))  # a writing transaction is open
        (tmp_path / "backups").mkdir()
        file, contents = making.make_backup(database, keys_of(filled), tmp_path / "backups", "test")
        assert (embedded if database.is_sqlite else dumped).check(file, keys_of(filled)) == contents
        assert contents.counts["relative"] == 1


def keys_of(cast: Cast) -> Any:
    return cast.app.extensions["casewindow.keys"]


def test_a_back_up_holds_no_word_and_no_key(run: Run, settings: Settings, filled: Cast, tmp_path: Path) -> None:
    file = made(run, tmp_path / "backups")
    raw = file.read_bytes()
    for word in (PLANTED, "Marmalade", "Mother", "relative", "CREATE TABLE", "SQLite"):
        assert word.encode() not in raw, word
    secret = settings.key_file.read_text().strip()
    assert secret.encode() not in raw
    assert bytes.fromhex(secret) not in raw
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        sqlite3.connect(file).execute("SELECT * FROM sqlite_master")


def flip(raw: bytes) -> bytes:
    middle = len(raw) // 2
    return raw[:middle] + bytes([raw[middle] ^ 1]) + raw[middle + 1 :]


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "one bit changed": flip,
    "cut short": lambda raw: raw[: len(raw) - 5000],
    "half of it": lambda raw: raw[: len(raw) // 2],
    "the first piece only": lambda raw: raw[:4096],
    "something added": lambda raw: raw + b"\0" * 4096,
    "nothing": lambda raw: b"",
    "something else": lambda raw: b"Dear Siobh\xc3\xa1n, here is the back-up." * 300,
}


def test_a_damaged_back_up_is_reported_and_never_restored(
    run: Run, filled: Cast, database: Database, tmp_path: Path
) -> None:
    before = everything(database)
    file = made(run, tmp_path / "backups")
    bad = tmp_path / "bad"
    for damage, spoil in DAMAGE.items():
        bad.write_bytes(spoil(file.read_bytes()))
        assert "back-up" in run("verify-backup", bad, status=1), damage
        database.dispose()
        run("restore", bad, "--replace", status=1)
    assert everything(database)["relative"] == before["relative"]
    run("verify-backup", file)


def test_a_back_up_of_another_installation_is_refused(
    run: Run, settings: Settings, filled: Cast, tmp_path: Path
) -> None:
    file = made(run, tmp_path / "backups")
    settings.key_file.write_text(f"{bytes(range(32)).hex()}\n")
    assert "another key" in run("verify-backup", file, status=1)


def test_a_plain_copy_of_the_database_file_is_reported_as_bad(
    run: Run, settings: Settings, filled: Cast, tmp_path: Path
) -> None:
    if settings.database_url:
        return  # a PostgreSQL database is no single file
    database: Database = filled.app.extensions["casewindow.database"]
    with reading(database) as session:
        session.execute(text("SELECT count(*) FROM relative"))  # as a running server holds it open
        run("create-user", "linh@example.org", "Nguyễn Thị Linh")
        for name, parts in (("alone", [""]), ("with its log", ["", "-wal", "-shm"])):
            folder = tmp_path / name
            folder.mkdir()
            for part in parts:
                shutil.copy(settings.instance_folder / f"{DATABASE_FILE}{part}", folder / f"copy{part}")
            said = run("verify-backup", folder / "copy", status=1)
            assert "no back-up but a copy of the database file" in said


def test_a_back_up_with_a_row_too_few_is_refused(run: Run, settings: Settings, filled: Cast, tmp_path: Path) -> None:
    if settings.database_url:
        return  # its pieces can't be changed unseen; see the envelope
    file = made(run, tmp_path / "backups")
    database = filled.app.extensions["casewindow.database"]
    copy = database.connect_raw(file)
    copy.execute("PRAGMA journal_mode=delete")
    copy.execute("DELETE FROM relative")
    copy.close()
    assert "“relative” has 1 rows, and 0 were found" in run("verify-backup", file, status=1)


def test_nothing_is_restored_while_a_server_runs(run: Run, settings: Settings, filled: Cast, tmp_path: Path) -> None:
    file = made(run, tmp_path / "backups")
    handle = hold_while_serving(settings.instance_folder)
    assert "Casewindow is running: stop it first" in run("restore", file, "--replace", status=1)
    assert "Casewindow is running: stop it first" in run("upgrade", status=1)
    os.close(handle)
    run("restore", file, "--replace")


def test_nothing_is_restored_while_another_machine_is_connected(
    run: Run, filled: Cast, database: Database, tmp_path: Path
) -> None:
    if database.is_sqlite:
        return  # one machine only
    file = made(run, tmp_path / "backups")
    with database.reading_engine.connect() as connection:
        connection.execute(text("SELECT 1"))
        assert "Others are connected to the database" in run("restore", file, "--replace", status=1)


def test_a_back_up_never_replaces_another_nor_lies_beside_the_key(
    run: Run, settings: Settings, filled: Cast, tmp_path: Path
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("something else")
    assert "already" in run("backup", taken, status=1)
    assert taken.read_text() == "something else"
    assert "beside the key" in run("backup", settings.key_file.parent, status=1)
    assert "There is no folder" in run("backup", tmp_path / "nowhere" / "file", status=1)


def test_a_back_up_that_fails_leaves_nothing_behind(
    run: Run, filled: Cast, database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object) -> None:
        raise OSError(28, "No space left on device", "the disk")

    (tmp_path / "backups").mkdir()
    monkeypatch.setattr(making, "check_backup", fail)
    assert "No space left on device" in run("backup", tmp_path / "backups", status=1)
    assert list((tmp_path / "backups").iterdir()) == []
    with reading(database) as session:
        assert Event.BACKED_UP not in {event.event for event in events_in_order(session)}


def test_a_back_up_of_the_other_kind_of_database_is_refused(
    run: Run, settings: Settings, filled: Cast, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    file = made(run, tmp_path / "backups")
    if settings.database_url:
        other = {"DATABASE_URL": "", "CASEWINDOW_INSTANCE": str(tmp_path / "other")}
    else:
        other = {"DATABASE_URL": request.getfixturevalue("postgresql_databases").empty()}
    assert "of the other kind of database" in run("restore", file, status=1, **other)


def test_check_audit_names_what_was_changed(run: Run, filled: Cast, database: Database) -> None:
    chain: Chain = filled.app.extensions["casewindow.chain"]
    assert "The audit holds" in run("check-audit")
    last = chain.read_head()
    chain.note_head(replace(last, seq=last.seq + 1))
    said = run("check-audit", status=1)
    assert f"Event {last.seq + 1}, the last one noted beside the key, is not in the chain" in said
    assert "1 faults were found" in said


def test_check_audit_survives_an_event_that_can_not_be_read(run: Run, filled: Cast, database: Database) -> None:
    with database.writing_engine.begin() as connection:
        columns = "at, object_kind, facts"
        planted = (
            f"INSERT INTO audit_event (seq, event, prev, mac, {columns}) SELECT 9999, 'eaten', 'x', 'x', {columns}"
        )
        connection.execute(text(f"{planted} FROM audit_event WHERE seq = 1"))
    assert "can’t be read at all" in run("check-audit", status=1)
