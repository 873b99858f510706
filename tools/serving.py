"""Casewindow served on this machine by its own production server, for pictures, measurements and browser tests."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config import Settings

ROOT = Path(__file__).parent.parent
LONGEST_START = 90.0  # a busy machine is no broken server
LONGEST_STOP = 35.0


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as any_socket:
        any_socket.bind(("127.0.0.1", 0))
        return int(any_socket.getsockname()[1])


@contextmanager
def served(settings: Settings, log: Path) -> Iterator[str]:
    """The address of the running server; its words go into the log. It ends with the block."""
    address = f"http://127.0.0.1:{settings.port}"
    with log.open("ab") as file:
        process = subprocess.Popen(_command(), cwd=ROOT, env=_environment(settings), stdout=file, stderr=file)
        try:
            wait_until_it_answers(process, settings.port, log)
            yield address
        finally:
            process.terminate()
            try:
                process.wait(LONGEST_STOP)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def wait_until_it_answers(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Come back once the server takes connections; raises RuntimeError with its last words if it ends first."""
    until = time.monotonic() + LONGEST_START
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended at once: {log.read_text(encoding='utf-8')[-2000:]}")
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(f"the server did not answer within {LONGEST_START:.0f} seconds")


def _command() -> list[str]:
    return [str(Path(sys.executable).parent / "casewindow"), "serve"]


def _environment(settings: Settings) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CASEWINDOW", "FLASK"))}
    kept.pop("DATABASE_URL", None)
    wanted = {
        "CASEWINDOW_INSTANCE": str(settings.instance_folder),
        "CASEWINDOW_KEY_FILE": str(settings.key_file),
        "CASEWINDOW_ADDRESS": settings.public_address,
        "CASEWINDOW_ALLOW_HTTP": "1" if settings.allow_http else "0",
        "CASEWINDOW_TRUSTED_PROXIES": str(settings.trusted_proxies),
        "CASEWINDOW_DEMONSTRATION": "1" if settings.demonstration else "0",
        "CASEWINDOW_WORKERS": str(settings.workers),
        "CASEWINDOW_THREADS": str(settings.threads),
        "HOST": "127.0.0.1",
        "PORT": str(settings.port),
    }
    if settings.database_url:
        wanted["DATABASE_URL"] = settings.database_url
    return kept | wanted
