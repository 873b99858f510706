"""The demonstration as tests find it: loaded once for the whole run, copied by whoever changes it.

Loaded by tests/conftest.py.
"""

import fcntl
import pickle
from pathlib import Path

import pytest

from tools.installation import Installation, demonstration


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """A folder that every process of this run of pytest knows."""
    base = factory.getbasetemp()
    return base.parent if base.name.startswith("popen-") else base


@pytest.fixture(scope="session")
def complete(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """An installation with the demonstration in it; to be read or copied, never changed."""
    folder = shared_folder(tmp_path_factory) / "complete"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the first process loads, the others wait for it
        note = folder / "installation"
        if not note.exists():
            note.write_bytes(pickle.dumps(demonstration(folder)))
        installation: Installation = pickle.loads(note.read_bytes())
    return installation
