"""What reaches the disk first: the save, and only then the answer."""

import re
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from config import Settings
from review_app.core.db import DATABASE_FILE, Database
from tests.support.people import Cast
from tests.support.programs import require
from tests.support.server import Served

pytestmark = [pytest.mark.database, pytest.mark.slow]

_CALL = re.compile(r"^(\d+) +(?:(\w+)\((.*)|<\.\.\. (\w+) resumed>(.*))$")
ANSWER = '"HTTP/1.1 302'


def early_answers(trace: str, log: str) -> tuple[int, int]:
    """How many answers a trace shows, and how many went out while a page of the log was not on the disk yet."""
    waiting: dict[str, str] = {}  # by process: a call that has begun and not ended
    unsynced, answers, early = False, 0, 0
    for line in trace.splitlines():
        match = _CALL.match(line)
        if match is None:
            continue
        process, name, words, resumed = match[1], match[2] or match[4], match[3] or "", match[4]
        if resumed:
            words = waiting.pop(process, "")
        elif "<unfinished" in words:
            waiting[process] = words
        if name == "pwrite64" and log in words and not resumed:
            unsynced = True
        if name in {"fsync", "fdatasync"} and log in words and "<unfinished" not in line:
            unsynced = False
        if name in {"sendto", "sendmsg", "write"} and ANSWER in words and not resumed:
            answers, early = answers + 1, early + unsynced
    return answers, early


LOG = "casewindow.sqlite3-wal"
SYNCED = f'7 pwrite64(9</x/{LOG}>, "a", 1, 0) = 1\n7 fdatasync(9</x/{LOG}>) = 0\n7 sendto(5<socket:[1]>, {ANSWER} FOUND", 9) = 9\n'
UNSYNCED = f'7 pwrite64(9</x/{LOG}>, "a", 1, 0) = 1\n7 sendto(5<socket:[1]>, {ANSWER} FOUND", 9) = 9\n'
UNENDED = (
    UNSYNCED.replace("7 sendto", f"7 fdatasync(9</x/{LOG}> <unfinished ...>\n8 sendto")
    + "7 <... fdatasync resumed>) = 0\n"
)


@pytest.mark.parametrize(
    ("trace", "found"), [(SYNCED, (1, 0)), (UNSYNCED, (1, 1)), (UNENDED, (1, 1)), (SYNCED + UNSYNCED, (2, 1))]
)
def test_the_reader_of_traces_tells_early_answers_from_others(trace: str, found: tuple[int, int]) -> None:
    assert early_answers(trace, LOG) == found


def may_trace() -> str | None:
    """Why strace can't watch a process here, or None."""
    done = subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, text=True, check=False)
    return None if done.returncode == 0 else f"strace may not watch processes here: {done.stderr.strip()[:200]}"


@pytest.fixture
def tracing(tmp_path: Path) -> tuple[str, ...]:
    """The words before a command that is to be watched."""
    require("strace")
    reason = may_trace()
    if reason:
        pytest.skip(reason)
    calls = "trace=pwrite64,write,fsync,fdatasync,sendto,sendmsg"
    return ("strace", "-f", "-y", "-e", calls, "-o", str(tmp_path / "trace"))


@pytest.mark.parametrize("saves", [pytest.param(8, id="short"), pytest.param(200, id="full", marks=pytest.mark.long)])
def test_no_save_is_answered_before_it_is_on_the_disk(
    settings: Settings, cast: Cast, database: Database, tracing: tuple[str, ...], tmp_path: Path, saves: int
) -> None:
    if settings.database_url:
        return  # PostgreSQL's own log is watched by its own tests
    with Served(settings, before=tracing, more={"CASEWINDOW_WORKERS": "1", "CASEWINDOW_THREADS": "1"}) as served:
        client = served.client(database, cast.lead())
        for number in range(saves):
            assert client.post(f"/reviews/{cast.review_id}/people/family/add", pseudonym=f"Child {number}")[0] == 302
        assert served.process is not None
        for watched in psutil.Process(served.process.pid).children():
            watched.terminate()
        served.process.communicate(timeout=60)
    assert early_answers((tmp_path / "trace").read_text(errors="replace"), f"{DATABASE_FILE}-wal") == (saves, 0)


CARELESS = """
import socket, sys
from pathlib import Path
from review_app.core.db import create_encrypted, open_encrypted
file = Path(sys.argv[1])
create_encrypted(file, bytes(32))
connection = open_encrypted(file, bytes(32))
connection.execute("PRAGMA synchronous=" + sys.argv[2])
connection.execute("CREATE TABLE kept (x TEXT)")
here, there = socket.socketpair()
for number in range(5):
    connection.execute("INSERT INTO kept VALUES ('x')")
    here.send(b"HTTP/1.1 302 FOUND")
"""


@pytest.mark.parametrize(("setting", "early"), [("NORMAL", 5), ("FULL", 0)])
def test_the_watch_catches_a_database_that_is_set_carelessly(
    tracing: tuple[str, ...], tmp_path: Path, setting: str, early: int
) -> None:
    file = tmp_path / "careless.sqlite3"
    command = [*tracing, sys.executable, "-c", CARELESS, str(file), setting]
    subprocess.run(command, check=True, capture_output=True)
    assert early_answers((tmp_path / "trace").read_text(errors="replace"), "careless.sqlite3-wal") == (5, early)
