"""Casewindow served as in production, by `casewindow serve` in a process group of its own, and a client for it."""

import contextlib
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode
from uuid import UUID

import psutil

from config import Settings
from review_app.accounts.models import SignIn
from review_app.accounts.tokens import new_token, token_hash
from review_app.core.clock import now
from review_app.core.commit import unit_of_work
from review_app.core.db import Database

STARTING_SECONDS = 30
COMMAND = Path(sys.executable).parent / "casewindow"
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


def environment(settings: Settings, port: int = 8000, **more: str) -> dict[str, str]:
    """The environment that makes a command work on these settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CASEWINDOW")}
    kept.pop("DATABASE_URL", None)
    kept |= {"DATABASE_URL": settings.database_url} if settings.database_url else {}
    return kept | {
        "CASEWINDOW_INSTANCE": str(settings.instance_folder),
        "CASEWINDOW_KEY_FILE": str(settings.key_file),
        "CASEWINDOW_ADDRESS": f"http://127.0.0.1:{port}",
        "CASEWINDOW_ALLOW_HTTP": "1",
        "CASEWINDOW_TRUSTED_PROXIES": "0",
        "PORT": str(port),
        **more,
    }


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@dataclass
class Client:
    """Somebody's browser, reduced to what a save needs."""

    port: int
    cookie: str
    token: str = ""
    timeout: float = 20

    def get(self, path: str) -> tuple[int, str]:
        """Fetch a page."""
        return self._ask("GET", path, None)

    def post(self, path: str, **fields: str) -> tuple[int, str]:
        """Send a form with its token, which is fetched once."""
        if not self.token:
            found = _TOKEN.search(self.get(path)[1])
            assert found, "the page has no form"
            self.token = found[1]
        return self._ask("POST", path, urlencode({"csrf_token": self.token, **fields}))

    def _ask(self, method: str, path: str, body: str | None) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.timeout)
        try:
            headers = {"Cookie": f"casewindow={self.cookie}", "Connection": "close"}
            if body is not None:
                headers["Content-Type"] = "application/x-www-form-urlencoded"
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()


@dataclass
class Served:
    """A running server."""

    settings: Settings
    port: int = field(default_factory=free_port)
    before: tuple[str, ...] = ()  # such as strace
    more: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[str] | None = None

    def __enter__(self) -> "Served":
        return self.start()

    def __exit__(self, *details: object) -> None:
        if self.process is not None and self.process.poll() is None:
            self.kill()

    def start(self) -> "Served":
        """Start it and wait until it answers."""
        self.process = subprocess.Popen(
            [*self.before, str(COMMAND), "serve"],
            env=environment(self.settings, self.port, **self.more),
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
        )  # fmt: skip
        ends = time.monotonic() + STARTING_SECONDS
        while time.monotonic() < ends:
            with contextlib.suppress(OSError, http.client.HTTPException):
                if Client(self.port, "", timeout=5).get("/sign-in")[0] == 200:
                    return self
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        os.killpg(self.process.pid, signal.SIGKILL)
        raise AssertionError(f"the server did not start: {self.process.communicate()[0]}")

    def kill(self) -> None:
        """Kill it and all its workers at once."""
        assert self.process is not None
        workers: list[psutil.Process] = []
        with contextlib.suppress(ProcessLookupError, psutil.NoSuchProcess):
            workers = psutil.Process(self.process.pid).children(recursive=True)
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=60)
        psutil.wait_procs(workers, timeout=10)
        if self.process.stdout is not None:
            self.process.stdout.close()

    def stop(self) -> tuple[int, str]:
        """Ask it to stop and wait; its exit status and what it said."""
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        said, _ = self.process.communicate(timeout=60)
        return self.process.returncode, said

    def client(self, database: Database, user_id: UUID) -> Client:
        """A client in which somebody is signed in."""
        token = new_token()
        with unit_of_work(database) as session:
            values = {"_user_id": str(user_id), "_fresh": True}
            session.add(SignIn(token_hash=token_hash(token), user_id=user_id, values=values, seen_at=now()))
        return Client(self.port, token)
