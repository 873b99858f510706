"""Reads one file from standard input and writes its text; started by its path with `python -I`, never imported.

It shares neither memory, keys nor modules with the application: the packages that it lies in are made hollow first, so
that nothing of them can be loaded. It opens no file and no address, and executes nothing of what it reads. It knows the
outcome by code words only; review_app.sources.door.refusals has the sentences.
"""

import importlib
import json
import resource
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

HERE = "review_app.sources.door.worker"


def hollow() -> None:
    """Let the worker's own files be imported by their full names, and nothing else of the application at all."""
    parts = HERE.split(".")
    for depth in range(1, len(parts) + 1):
        package = ModuleType(".".join(parts[:depth]))
        package.__path__ = [str(Path(__file__).parent)] if depth == len(parts) else []
        sys.modules[package.__name__] = package


def limit(memory: int, seconds: int) -> None:
    """Take away from this process what reading a file does not need."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (32, 32))


def answer(content: bytes, asked: dict[str, int]) -> dict[str, Any]:
    """What is said about a file: its text and what was not read, or why it is refused."""
    kinds: Any = importlib.import_module(f"{HERE}.kinds")
    said: dict[str, Any] = kinds.answer(content, asked)
    return said


def main() -> None:
    """Read standard input under the limits of the first argument, answer on standard output."""
    asked: dict[str, int] = json.loads(sys.argv[1])
    limit(asked["memory"], asked["seconds"])
    hollow()
    sys.stdout.write(json.dumps(answer(sys.stdin.buffer.read(), asked)))


if __name__ == "__main__":
    main()
