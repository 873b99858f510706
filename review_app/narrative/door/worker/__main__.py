"""Reads one file from standard input and writes its tables; started by its path with `python -I`, never imported.

Like the worker of review_app.sources.door, whose way of opening packed files it shares: the packages are made hollow
first, so that nothing of the application can be loaded but the files of the two workers.
"""

import importlib
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

ROOMS = Path(__file__).parents[3]
HERE, DOOR = "review_app.narrative.door.worker", "review_app.sources.door.worker"


def hollow(name: str) -> None:
    """Let one worker's own files be imported by their full names, and nothing else of the application at all."""
    parts = name.split(".")
    for depth in range(1, len(parts) + 1):
        whole = ".".join(parts[:depth])
        package = sys.modules.setdefault(whole, ModuleType(whole))
        package.__path__ = [str(ROOMS.joinpath(*parts[1:]))] if depth == len(parts) else []


def main() -> None:
    """Read standard input under the limits of the first argument, answer on standard output."""
    asked: dict[str, int] = json.loads(sys.argv[1])
    hollow(DOOR)
    hollow(HERE)
    sys.modules["numpy"] = None  # type: ignore[assignment] # as Python documents: openpyxl, which could use it, does without
    door: Any = importlib.import_module(f"{DOOR}.__main__")
    door.limit(asked["memory"], asked["seconds"])
    tables: Any = importlib.import_module(f"{HERE}.tables")
    sys.stdout.write(json.dumps(tables.answer(sys.stdin.buffer.read(), asked)))


if __name__ == "__main__":
    main()
