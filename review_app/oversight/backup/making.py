"""Making, checking and restoring a back-up, whichever database it is of."""

import os
from pathlib import Path

from review_app.core.clock import now
from review_app.core.db import Database
from review_app.core.keys import Keys
from review_app.oversight.backup import dumped, embedded, originals
from review_app.oversight.backup.contents import BadBackup, Contents
from review_app.oversight.backup.envelope import is_envelope

ENDING = ".casewindow-backup"


def make_backup(database: Database, keys: Keys, target: Path, version: str) -> tuple[Path, Contents]:
    """A back-up that was opened and checked, in a new file; `target` is the file or the folder it goes into."""
    file = target / f"{now():%Y-%m-%d-%H%M%S}{ENDING}" if target.is_dir() else target
    _refuse_place(file, keys)
    partial = file.with_name(f"{file.name}.partial")
    partial.unlink(missing_ok=True)
    os.close(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        maker = embedded.make if database.is_sqlite else dumped.make
        maker(database, keys, partial, version)
        contents = check_backup(partial, keys)
        originals.sync(partial)
        partial.rename(file)
        originals.sync(file.parent)
    finally:
        partial.unlink(missing_ok=True)
    return file, contents


def check_backup(file: Path, keys: Keys) -> Contents:
    """What a back-up holds, after all of it was read; raises BadBackup."""
    if not file.is_file():
        raise BadBackup(f"There is no file {file}.")
    return dumped.check(file, keys) if is_envelope(file) else embedded.check(file, keys)


def restore_backup(database: Database, keys: Keys, file: Path) -> Path | None:
    """Put a checked back-up in the database's place; returns where the embedded database that was there is kept."""
    if is_envelope(file) is database.is_sqlite:
        raise BadBackup("This back-up is of the other kind of database: set or unset DATABASE_URL.")
    if database.is_sqlite:
        return embedded.put_in_place(database, keys, file)
    originals.lay_out(database.file.parent, dumped.files_of(file, keys))
    dumped.put_in_place(database, keys, file)
    originals.swap(database.file.parent)
    return None


def _refuse_place(file: Path, keys: Keys) -> None:
    if not file.parent.is_dir():
        raise BadBackup(f"There is no folder {file.parent}.")
    if file.exists():
        raise BadBackup(f"There is a file {file} already, and a back-up never replaces another.")
    if keys.file is not None and keys.file.resolve().parent == file.resolve().parent:
        raise BadBackup("A back-up must not lie beside the key: whoever takes both can read it.")
