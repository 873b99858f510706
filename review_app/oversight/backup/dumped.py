"""Back-ups of a PostgreSQL database: its own dump, encrypted on the way, so that no plain text ever reaches a disk."""

import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from sqlalchemy import Connection, inspect, make_url, text

from review_app.audit.chain import GENESIS, Head
from review_app.core.clock import now
from review_app.core.db import Database
from review_app.core.keys import Keys
from review_app.oversight.backup.contents import BadBackup, Contents, read_contents, refuse_difference
from review_app.oversight.backup.envelope import read_envelope, write_envelope
from review_app.oversight.backup.originals import one_file, sizes_of_files

PURPOSE = "backup"
_COPY = re.compile(rb'COPY (?:public\.)?"?([a-z_0-9]+)"? \(.*\) FROM stdin;\n')
_END_OF_COPY = b"\\.\n"


class NoTool(Exception):
    """A program of PostgreSQL is missing; the message says how to get it."""


def make(database: Database, keys: Keys, target: Path, version: str) -> Contents:
    """Dump one moment of the database, encrypted, into an empty file; the counts are of the same moment."""
    engine = database.reading_engine.execution_options(isolation_level="REPEATABLE READ")
    with engine.connect() as connection:
        snapshot = connection.execute(text("SELECT pg_export_snapshot()")).scalar_one()
        folder = database.file.parent
        files = sizes_of_files(folder)  # after the moment of the dump: so none that it speaks of can be missing
        counts, made_at = _counts(connection), now().isoformat(timespec="seconds")
        contents = Contents(made_at, version, _head(connection), counts, files)
        command = [_tool("pg_dump"), "--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}"]
        dump = subprocess.Popen([*command, _address(database)], stdout=subprocess.PIPE, env=_surroundings(database))
        with _pipe(dump.stdout) as stream, target.open("wb") as file:
            both = FilesAndDump(folder, files, stream)
            write_envelope(file, keys.for_purpose(PURPOSE), contents.as_json().encode(), both)
            file.flush()
            os.fsync(file.fileno())
        if dump.wait():
            raise BadBackup("pg_dump stopped with an error, so there is no back-up.")
    return contents


class FilesAndDump:
    """The kept originals one after the other, then the dump, as one stream."""

    def __init__(self, folder: Path, files: dict[str, int], dump: IO[bytes]) -> None:
        self._folder = folder
        self._waiting = list(files.items())
        self._dump = dump
        self._rest = b""

    def read(self, size: int) -> bytes:
        """At most so many bytes; none at the end."""
        while not self._rest and self._waiting:
            self._rest = one_file(self._folder, *self._waiting.pop(0))
        if self._rest:
            piece, self._rest = self._rest[:size], self._rest[size:]
            return piece
        return self._dump.read(size)


def check(file: Path, keys: Keys) -> Contents:
    """Decrypt a back-up, let PostgreSQL read all of it, and count its rows; raises BadBackup."""
    contents = contents_of(file, keys)
    found: dict[str, int] = {}
    table = ""
    with _statements(file, keys) as lines:
        for line in lines:
            begins = None if table else _COPY.fullmatch(line)
            if begins:
                table = begins[1].decode()
                found[table] = 0
            elif line == _END_OF_COPY:
                table = ""
            elif table:
                found[table] += 1
    refuse_difference(contents.counts, found)
    return contents


def contents_of(file: Path, keys: Keys) -> Contents:
    """What a back-up says it holds, after all of it was decrypted."""
    pieces = read_envelope(file, keys.for_purpose(PURPOSE))
    contents = read_contents(next(pieces).decode(errors="replace"))
    for _piece in pieces:
        pass  # each is checked as it is read
    return contents


def files_of(file: Path, keys: Keys) -> Iterator[tuple[str, bytes]]:
    """The kept originals in a back-up, each by its name."""
    pieces = read_envelope(file, keys.for_purpose(PURPOSE))
    contents = read_contents(next(pieces).decode(errors="replace"))
    rest = b""
    for name, size in contents.files.items():
        while len(rest) < size:
            rest += next(pieces)
        content, rest = rest[:size], rest[size:]
        yield name, content


def put_in_place(database: Database, keys: Keys, file: Path) -> None:
    """Put a checked back-up where the database is, in one transaction: all of it or nothing."""
    with database.reading_engine.connect() as connection:
        tables = sorted(inspect(connection).get_table_names())
    database.dispose()
    drops = "".join(f'DROP TABLE "{name}" CASCADE;\n' for name in tables)
    command = [_tool("psql"), "--quiet", "--no-psqlrc", "--single-transaction", "--set=ON_ERROR_STOP=1"]
    writer = subprocess.Popen(
        [*command, f"--dbname={_address(database)}"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, env=_surroundings(database),
    )  # fmt: skip
    try:
        with _pipe(writer.stdin) as into, _statements(file, keys) as lines:
            into.write(drops.encode() + b"DROP FUNCTION IF EXISTS audit_event_kept() CASCADE;\n")
            shutil.copyfileobj(lines, into)
    except (OSError, BadBackup):
        writer.kill()
    if writer.wait():
        raise BadBackup("PostgreSQL refused the back-up, and the database is as it was.")


def others_at_work(database: Database) -> int:
    """How many other connections the database has, such as those of a server that is still running."""
    database.dispose()
    listed = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    with database.reading_engine.connect() as connection:
        return int(connection.execute(text(listed)).scalar_one())


@contextmanager
def _statements(file: Path, keys: Keys) -> Iterator[IO[bytes]]:
    """The statements that make the database anew, line by line, as PostgreSQL's own reader turns a dump into them."""
    reader = subprocess.Popen(
        [_tool("pg_restore"), "--no-owner", "--no-privileges", "--file=-"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip

    def feed() -> None:
        with suppress(BrokenPipeError, BadBackup), _pipe(reader.stdin) as into:  # its exit status tells the rest
            for piece in _pieces(file, keys):
                into.write(piece)

    feeder = threading.Thread(target=feed)
    feeder.start()
    try:
        with _pipe(reader.stdout) as lines:
            yield lines
    finally:
        feeder.join()
        status = reader.wait()
    if status:
        raise BadBackup("PostgreSQL can’t read the back-up: it is damaged.")


def _pieces(file: Path, keys: Keys) -> Iterator[bytes]:
    pieces = read_envelope(file, keys.for_purpose(PURPOSE))
    before = sum(read_contents(next(pieces).decode(errors="replace")).files.values())
    for piece in pieces:
        if len(piece) > before:
            yield piece[before:]
        before = max(0, before - len(piece))


def _pipe(end: IO[bytes] | None) -> IO[bytes]:
    if end is None:
        raise RuntimeError("the program was started without this pipe")
    return end


def _tool(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise NoTool(f"{name} is not installed: sudo apt install postgresql-client")
    return found


def _address(database: Database) -> str:
    url = make_url(str(database.url)).set(drivername="postgresql", password=None)
    return url.render_as_string()


def _surroundings(database: Database) -> dict[str, str]:
    """The environment of PostgreSQL's programs: the password goes there, never on a command line."""
    password = make_url(str(database.url)).password
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CASEWINDOW")}
    return kept | ({"PGPASSWORD": str(password)} if password else {})


def _counts(connection: Connection) -> dict[str, int]:
    names = sorted(inspect(connection).get_table_names())
    return {name: connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one() for name in names}  # noqa: S608 -- our own tables


def _head(connection: Connection) -> Head:
    last = connection.execute(text("SELECT seq, mac FROM audit_event ORDER BY seq DESC LIMIT 1")).first()
    return Head(last.seq, last.mac) if last else Head(0, GENESIS)
