"""Who works on the installation: servers side by side, or one command alone that replaces the database."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FILE = "in-use.lock"


class InUse(Exception):
    """A server is running; the message says to stop it."""


def hold_while_serving(instance_folder: Path) -> int:
    """Note for as long as this process and its workers live that a server runs; returns the open file."""
    handle = _open(instance_folder)
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError as problem:
        os.close(handle)
        raise InUse("A restore or an upgrade is going on: wait until it has finished.") from problem
    return handle


@contextmanager
def alone(instance_folder: Path) -> Iterator[None]:
    """Keep servers from starting meanwhile; raises InUse if one is running."""
    handle = _open(instance_folder)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as problem:
        raise InUse("Casewindow is running: stop it first, then run this again.") from problem
    finally:
        os.close(handle)


def _open(instance_folder: Path) -> int:
    instance_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return os.open(instance_folder / FILE, os.O_RDWR | os.O_CREAT, 0o600)
