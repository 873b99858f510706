"""The commands, run in this process on an installation of the test's own."""

import os
from collections.abc import Iterator
from typing import Protocol

import pytest
from click.testing import CliRunner

from config import Settings
from review_app.cli import main
from tests.support.server import environment


class Run(Protocol):
    """Runs `casewindow …` and expects an exit status; returns what it said."""

    def __call__(self, *words: object, status: int = 0, **more: str) -> str: ...


@pytest.fixture
def run(settings: Settings) -> Iterator[Run]:
    """The command on the test's installation."""
    umask = os.umask(0o022)

    def run_command(*words: object, status: int = 0, **more: str) -> str:
        clean = {name: None for name in os.environ if name.startswith("CASEWINDOW") or name == "DATABASE_URL"}
        done = CliRunner().invoke(main, [str(word) for word in words], env=clean | environment(settings) | more)
        assert done.exit_code == status, f"{done.exit_code}: {done.output} {done.exception!r}"
        assert "Traceback" not in done.output
        return done.output

    yield run_command
    os.umask(umask)
