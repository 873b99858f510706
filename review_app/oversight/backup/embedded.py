"""Back-ups of the embedded database: a whole copy that the database makes of itself, encrypted with its own key.

Never a copy of the file, which may lack what still stands in its write-ahead log.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from review_app.audit.chain import GENESIS, Chain, Head
from review_app.audit.queries import events_in_order
from review_app.core.clock import now
from review_app.core.db import DATABASE_FILE, Database, unlocked
from review_app.core.keys import Keys
from review_app.oversight.backup.contents import BadBackup, Contents, read_contents, refuse_difference, refuse_missing
from review_app.oversight.backup.originals import contents_of_files, lay_out, swap, sync
from review_app.search.engine import INDEX

NOTE = "backup_note"  # the table in which a back-up says what it holds; a plain copy has none
FILES = "backup_file"  # the table of the kept originals
_PARTS = ("", "-wal", "-shm")


def make(database: Database, keys: Keys, target: Path, version: str) -> Contents:
    """Let the database write a copy of itself into an empty file, and note in it what it holds."""
    key = keys.for_purpose("database")
    live = database.connect_raw()
    try:
        before = _head(live)
        live.execute("VACUUM INTO ?", (str(target),))
    finally:
        live.close()
    copy = unlocked(target, key)
    try:
        files = _copy_files(copy, database.file.parent)
        contents = Contents(now().isoformat(timespec="seconds"), version, _head(copy), _counts(copy), files)
        if contents.head.seq < before.seq:
            raise BadBackup("The back-up lacks something that was saved before it began.")
        copy.execute(f"CREATE TABLE {NOTE} (said TEXT NOT NULL)")
        copy.execute(f"INSERT INTO {NOTE} VALUES (?)", (contents.as_json(),))  # noqa: S608 -- the name is ours
    finally:
        copy.close()
    return contents


def check(file: Path, keys: Keys) -> Contents:
    """Open a back-up and look at all of it; raises BadBackup."""
    try:
        copy = unlocked(file, keys.for_purpose("database"))
        try:
            contents = _noted(copy)
            _refuse_damage(copy)
            refuse_difference(contents.counts, _counts(copy))
            refuse_missing(contents.files, _file_sizes(copy))
            if _head(copy) != contents.head:
                raise BadBackup("The back-up’s last event is not the one that it says it is.")
        finally:
            copy.close()
        _refuse_broken_chain(file, keys, contents.head)
    except sqlcipher3.dbapi2.DatabaseError as problem:
        raise BadBackup("The file is no back-up, is damaged, or was made with another key.") from problem
    return contents


def put_in_place(database: Database, keys: Keys, file: Path) -> Path | None:
    """Put a checked back-up where the database is; what was there before is kept under another name, which is returned."""
    waiting = database.file.with_name(f"{DATABASE_FILE}.restoring")
    waiting.unlink(missing_ok=True)
    shutil.copyfile(file, waiting)  # a back-up is one closed file, so copying it loses nothing
    waiting.chmod(0o600)
    copy = unlocked(waiting, keys.for_purpose("database"))
    lay_out(database.file.parent, _files(copy))
    copy.execute(f"DROP TABLE IF EXISTS {FILES}")
    copy.execute(f"DROP TABLE {NOTE}")
    copy.close()
    sync(waiting)
    database.dispose()
    aside = _move_aside(database.file)
    waiting.replace(database.file)
    swap(database.file.parent)
    sync(database.file.parent)
    return aside


def _move_aside(file: Path) -> Path | None:
    if not file.exists():
        return None
    aside = file.with_name(f"{DATABASE_FILE}.before-restore-{now():%Y%m%d-%H%M%S}")
    for part in _PARTS:
        old = file.with_name(file.name + part)
        if old.exists():
            old.rename(aside.with_name(aside.name + part))
    return aside


def _copy_files(copy: Any, folder: Path) -> dict[str, int]:
    """Put the kept originals into the copy, which was made before: so none that it speaks of can be missing."""
    copy.execute(f"CREATE TABLE {FILES} (name TEXT PRIMARY KEY, content BLOB NOT NULL)")
    for name, content in contents_of_files(folder):
        copy.execute(f"INSERT INTO {FILES} VALUES (?, ?)", (name, content))  # noqa: S608 -- the name is ours
    return _file_sizes(copy)


def _file_sizes(copy: Any) -> dict[str, int]:
    if FILES not in _tables(copy):
        return {}
    return dict(copy.execute(f"SELECT name, length(content) FROM {FILES} ORDER BY name").fetchall())  # noqa: S608 -- the name is ours


def _files(copy: Any) -> Iterator[tuple[str, bytes]]:
    for name in _file_sizes(copy):
        found = copy.execute(f"SELECT content FROM {FILES} WHERE name = ?", (name,)).fetchone()  # noqa: S608 -- the name is ours
        yield name, found[0]


def _noted(copy: Any) -> Contents:
    if NOTE not in _tables(copy):
        raise BadBackup(
            "This is no back-up but a copy of the database file, which may lack what was still in its "
            "write-ahead log: make one with “casewindow backup”."
        )
    return read_contents(copy.execute(f"SELECT said FROM {NOTE}").fetchone()[0])  # noqa: S608 -- the name is ours


def _refuse_damage(copy: Any) -> None:
    if copy.execute("PRAGMA cipher_integrity_check").fetchall():
        raise BadBackup("A page of the back-up was changed after it was written.")
    if copy.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
        raise BadBackup("The back-up’s tables and indexes do not agree: it is damaged.")
    if copy.execute("PRAGMA foreign_key_check").fetchone():
        raise BadBackup("A row of the back-up points at nothing.")


def _refuse_broken_chain(file: Path, keys: Keys, head: Head) -> None:
    engine = create_engine(
        "sqlite://", module=sqlcipher3.dbapi2, creator=lambda: unlocked(file, keys.for_purpose("database"))
    )
    try:
        with Session(engine) as session:
            chain = Chain(keys.for_purpose("audit"), file)
            for fault in chain.faults(events_in_order(session), head):
                raise BadBackup(f"The back-up’s audit does not hold: {fault}")
    finally:
        engine.dispose()


def _tables(connection: Any) -> list[str]:
    listed = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    return [row[0] for row in connection.execute(listed)]


def _counts(connection: Any) -> dict[str, int]:
    names = [name for name in _tables(connection) if name not in {NOTE, FILES} and not name.startswith(INDEX)]
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608 -- our own tables


def _head(connection: Any) -> Head:
    last = connection.execute("SELECT seq, mac FROM audit_event ORDER BY seq DESC LIMIT 1").fetchone()
    return Head(*last) if last else Head(0, GENESIS)
