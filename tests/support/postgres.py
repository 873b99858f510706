"""A PostgreSQL server of the test session's own: made in a folder of its own, gone when the session ends."""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MISSING = "PostgreSQL is not installed, and half of the database tests need it: sudo apt install postgresql"
STARTING_SECONDS = 30
ATTEMPTS = 3
# Right for tests, which lose nothing when the machine stops; never for an installation.
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
ALWAYS = {
    "max_connections": "60",
    "shared_buffers": "64MB",
    "autovacuum": "on",
    "timezone": "UTC",
    "log_statement": "none",
}


class NoPostgres(Exception):
    """There is no server to be had; the message is one sentence with the command that brings it."""


@dataclass
class Server:
    """A running server; `folder` holds its data, `socket_folder` its Unix socket."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes]

    def url(self, database: str = "postgres", over_tcp: bool = False) -> str:
        """The address of one of its databases, through the Unix socket unless asked otherwise."""
        if over_tcp:
            return f"postgresql+psycopg://casewindow@127.0.0.1:{self.port}/{database}"
        return f"postgresql+psycopg://casewindow@/{database}?host={self.folder}&port={self.port}"

    def kill(self) -> None:
        """Kill the server and its children at once, as a power cut would."""
        _signal(self.process, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """Stop quickly, without waiting for clients."""
        if self.process.poll() is None:
            _signal(self.process, signal.SIGINT)
            try:
                self.process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self.kill()


def programs() -> Path:
    """The folder of initdb and postgres: Debian keeps each version apart, and the newest is taken."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[4]))
    if found:
        return found[-1].parent
    on_path = shutil.which("postgres")
    if on_path is None:
        raise NoPostgres(MISSING)
    return Path(on_path).resolve().parent


@contextlib.contextmanager
def running_server(durable: bool = False) -> Iterator[Server]:
    """A server in a fresh folder; `durable` keeps fsync on, for tests that kill it."""
    folder = Path(tempfile.mkdtemp(prefix="casewindow-postgres-", dir="/tmp"))  # short: a socket's path has 107 bytes
    try:
        _give_away(folder)
        _make(folder)
        server = start(folder, durable=durable)
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def start(folder: Path, durable: bool = False, port: int | None = None) -> Server:
    """Start a server on a folder that `running_server` made; again, after a kill, on the same port if one is given."""
    for _ in range(ATTEMPTS - 1):
        with contextlib.suppress(NoPostgres):  # another process may have taken the free port meanwhile
            return _start_once(folder, durable, port)
    return _start_once(folder, durable, port)


def _start_once(folder: Path, durable: bool, port: int | None) -> Server:
    port = port or _free_port()
    settings = ALWAYS | ({} if durable else FAST)
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    command = [
        str(programs() / "postgres"),
        "-D",
        str(folder / "data"),
        "-k",
        str(folder),
        "-h",
        "127.0.0.1",
        "-p",
        str(port),
    ]
    with (folder / "log").open("ab") as log:
        process = subprocess.Popen(
            _as_postgres([*command, *options]), stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=folder,
            start_new_session=True,
        )  # fmt: skip
    server = Server(folder, port, process)
    _wait_until_ready(server)
    return server


def _make(folder: Path) -> None:
    command = [
        str(programs() / "initdb"), "-D", str(folder / "data"), "-U", "casewindow", "--auth=trust",
        "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions",
    ]  # fmt: skip
    done = subprocess.run(_as_postgres(command), cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NoPostgres(f"initdb failed: {done.stderr.strip()[-500:]}")


def _wait_until_ready(server: Server) -> None:
    command = [str(programs() / "pg_isready"), "-q", "-h", str(server.folder), "-p", str(server.port), "-d", "postgres"]
    ends = time.monotonic() + STARTING_SECONDS
    while time.monotonic() < ends and server.process.poll() is None:
        if subprocess.run(command, check=False).returncode == 0:
            return
        time.sleep(0.05)
    log = (server.folder / "log").read_text(errors="replace")[-800:]
    server.stop()
    raise NoPostgres(f"PostgreSQL did not start: {log}")


def _as_postgres(command: list[str]) -> list[str]:
    """The command, run as the user postgres when we are root: initdb refuses root."""
    if os.geteuid() != 0:
        return command
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--", *command]


def _give_away(folder: Path) -> None:
    if os.geteuid() != 0:
        return
    try:
        user = pwd.getpwnam("postgres")
    except KeyError:
        raise NoPostgres(MISSING) from None
    os.chown(folder, user.pw_uid, user.pw_gid)


def _signal(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        if number is signal.SIGKILL:
            os.killpg(process.pid, number)  # the session that start() opened: the server and its children
        else:
            process.send_signal(number)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
