"""The installation that a command works on: its settings, its keys, its database, opened once and closed at the end."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from config import Settings, from_environment
from review_app import connect
from review_app.audit.chain import Chain
from review_app.core.db import Database
from review_app.core.keys import Keys, read_key_file
from review_app.migrations.run import is_newest


class NotReady(Exception):
    """The installation can't be worked with as it is; the message is one sentence that says what to do."""


@dataclass(frozen=True)
class Installation:
    """One Casewindow on this machine."""

    settings: Settings
    keys: Keys
    database: Database
    chain: Chain


@contextmanager
def installation_here(*, ready: bool = True) -> Iterator[Installation]:
    """The installation that the environment describes; `ready`: its database must be there, ours, and up to date."""
    settings = from_environment(os.environ)
    keys = read_key_file(settings.key_file)
    database, chain = connect(settings, keys)
    try:
        if ready:
            refuse_if_not_ready(database)
        yield Installation(settings, keys, database, chain)
    finally:
        database.dispose()


def refuse_if_not_ready(database: Database) -> None:
    """Raise NotReady unless the database is there, opens with our key and has the newest schema."""
    if database.is_sqlite:
        _refuse_file(database.file)
    try:
        newest = is_newest(database)
    except DBAPIError as problem:
        if database.is_sqlite:
            raise NotReady(
                f"The database {database.file} does not open with this key: put the right key file back."
            ) from problem
        raise NotReady(
            "The PostgreSQL database can’t be reached: check DATABASE_URL and that the server runs."
        ) from problem
    if not newest:
        raise NotReady("The database is of another version: run “casewindow upgrade”.")


def _refuse_file(file: Path) -> None:
    if not file.exists():
        raise NotReady(f"There is no database at {file}: run “casewindow upgrade” to make one.")
    if file.stat().st_uid != os.geteuid():
        raise NotReady(
            f"The database {file} belongs to another user: run the command as that user, with “sudo -u NAME casewindow …”."
        )
