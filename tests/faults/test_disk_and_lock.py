"""A full disk and a locked database: an answer in words, with everything that was typed, and no restart needed."""

import contextlib
import errno
import resource
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text

from config import Settings
from review_app import create_app
from review_app.access.roles import Role
from review_app.audit.chain import POSTGRESQL_LOCK
from review_app.core.db import Database
from review_app.people.queries import relatives_of_review
from tests.faults.storm import faults_of
from tests.support.browser import Browser
from tests.support.databases import SqliteTemplate
from tests.support.people import Cast

pytestmark = [pytest.mark.database, pytest.mark.slow]

LONG_TEXT = "She rang twice & nobody came. " * 6_000
MEGABYTES = 24


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path | None]:
    """A disk of a few megabytes, or None where none may be mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m,mode=700", "tmpfs", str(place)]
    mounted = subprocess.run(command, capture_output=True, check=False)
    if mounted.returncode:
        yield None
        return
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True, capture_output=True)


@contextlib.contextmanager
def full(place: Path, *, is_disk: bool) -> Iterator[None]:
    """No byte more fits: on the small disk, or, where there is none, into any file of this process."""
    if is_disk:
        filler = place / "filler"
        with filler.open("wb", buffering=0) as file:
            for size in (1 << 20, 1 << 12, 1):
                with contextlib.suppress(OSError):
                    while True:
                        file.write(b"\0" * size)
        try:
            yield
        finally:
            filler.unlink()
        return
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, usual[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)


@pytest.fixture
def on_small_disk(small_disk: Path | None, tmp_path: Path, sqlite_template: SqliteTemplate) -> Iterator[Flask]:
    """The application with its embedded database on a disk that can be filled."""
    instance, key_file = (small_disk or tmp_path) / "instance", tmp_path / "keys" / "casewindow.key"
    instance.mkdir(mode=0o700)
    sqlite_template.copy_to(instance, key_file)
    app = create_app(
        Settings(
            instance_folder=instance,
            key_file=key_file,
            public_address="http://localhost",
            allow_http=True,
            trusted_proxies=0,
            testing=True,
        )
    )
    yield app
    app.extensions["casewindow.database"].dispose()


def test_a_full_disk_is_answered_in_words_and_loses_nothing(on_small_disk: Flask, small_disk: Path | None) -> None:
    app, place = on_small_disk, small_disk or Path("/")
    settings: Settings = app.extensions["casewindow.settings"]
    cast = Cast.of(app)
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/people/family/add"
    member = cast.browser(Role.TEAM_MEMBER)
    lead.send(url, pseudonym="Mother")
    fields = {"csrf_token": lead.token(), "pseudonym": "Father", "note": LONG_TEXT}
    lead.get(f"/reviews/{cast.review_id}/people")
    app.extensions["casewindow.database"].connect_raw().execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
    with full(place, is_disk=small_disk is not None):
        for _ in range(2):
            page = lead.post(url, 503, **fields)
            assert LONG_TEXT.strip()[:2000] in page.soup.select_one("[data-kept] textarea:not([name])").get_text()
        there = lead.get(f"/reviews/{cast.review_id}/people").words  # reading goes on
        assert "Mother" in there
        page = member.get(f"/reviews/{cast.review_id}/people", 503)
        assert "nobody reads a review without that record" in page.words
        assert "Saved." not in there
    lead.post(url, 302, **fields)
    with app.extensions["casewindow.database"].reading() as session:
        kept = {relative.pseudonym: relative.note for relative in relatives_of_review(session, cast.review_id)}
    assert kept["Father"] == LONG_TEXT.strip()
    assert list(kept) == ["Mother", "Father"]
    app.extensions["casewindow.database"].dispose()
    assert faults_of(settings) == []


def test_nobody_reads_a_review_while_it_cannot_be_written_down_that_they_do(cast: Cast, database: Database) -> None:
    lead, other = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.TEAM_MEMBER)
    url = f"/reviews/{cast.review_id}/people"
    lead.get(url)
    with locked(database):
        page = other.get(url, 503)
        assert lead.get(url)  # written down within this hour
    assert page.heading == "Not available for a moment"
    assert "could not write down that you opened it, and nobody reads a review without that record" in page.words
    assert page.response.headers["Retry-After"] == "5"
    other.get(url)


def test_a_locked_database_is_answered_in_words_before_anybody_has_signed_in(cast: Cast, database: Database) -> None:
    with locked(database):
        answer = Browser(cast.app).client.get("/sign-in")
    assert answer.status_code == (503 if database.is_sqlite else 200)  # a new session has no place in the audit
    assert "Content-Security-Policy" in answer.headers


def test_a_full_disk_beside_the_key_does_not_undo_a_save(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    chain = cast.app.extensions["casewindow.chain"]

    def refuse(*arguments: object, **options: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(chain, "note_head", refuse)
    lead = cast.browser(Role.LEAD_REVIEWER)
    lead.send(f"/reviews/{cast.review_id}/people/family/add", pseudonym="Mother")
    assert "Mother" in lead.get(f"/reviews/{cast.review_id}/people").words


@contextlib.contextmanager
def locked(database: Database) -> Iterator[None]:
    """Somebody else holds the database: all of it on SQLite, the audit's place on PostgreSQL."""
    with database.writing_engine.connect() as other:
        if database.is_sqlite:
            other.execute(text("SELECT 1"))  # BEGIN IMMEDIATE came first
        else:
            other.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": POSTGRESQL_LOCK})
        yield
        other.rollback()


def test_a_locked_database_is_answered_within_six_seconds_with_everything_typed(cast: Cast, database: Database) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/people/family/add"
    lead.get(url)
    fields = {"csrf_token": lead.token(), "pseudonym": "Father & son", "note": "Everything that he typed"}
    with locked(database):
        begun = time.monotonic()
        page = lead.post(url, 503, **fields)
        lasted = time.monotonic() - begun
        assert lead.client.get(f"/reviews/{cast.review_id}/people").status_code == 200  # reading goes on
    assert 4 < lasted <= 6
    assert "Everything that he typed" in page.html
    assert page.response.headers["Retry-After"] == "5"
    again = {field["name"]: field["value"] for field in page.soup.select("main form input[type=hidden]")}
    lead.post(url, 302, **again)  # “Try again”
    with database.reading() as session:
        assert [relative.note for relative in relatives_of_review(session, cast.review_id)] == [
            "Everything that he typed"
        ]


PLANTED = ("Marmalade", "Zephyrine O’Quill", "thunderstruck")


def test_planted_words_are_nowhere_on_the_disk_in_the_clear(settings: Settings, cast: Cast, database: Database) -> None:
    lead, review = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}"
    with database.reading() as held:
        held.execute(text("SELECT count(*) FROM relative"))  # so that the write-ahead log stays
        lead.send(f"{review}/people/family/add", pseudonym=PLANTED[0], note=f"{PLANTED[2]} " * 3000)
        lead.send(f"{review}/people/family/add", 422, pseudonym="")
        Browser(cast.app).post("/sign-in", 422, email=f"{PLANTED[2]}@example.org", password=" ".join(PLANTED))
        folders = (settings.instance_folder, settings.key_file.parent)
        files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
        names = {path.name for path in files}
        assert names >= {"casewindow.key", "casewindow.head"}
        assert not database.is_sqlite or names >= {"casewindow.sqlite3", "casewindow.sqlite3-wal"}
        for path in files:
            raw = path.read_bytes().lower()
            for word in (*PLANTED, "create table", "nguyễn", "sqlite format"):
                for coding in ("utf-8", "utf-16-le"):
                    assert word.lower().encode(coding) not in raw, f"{word} stands in {path.name}"
    if database.is_sqlite:
        database.dispose()
        with pytest.raises(sqlite3.DatabaseError, match="not a database"):
            sqlite3.connect(database.file).execute("SELECT * FROM sqlite_master")
