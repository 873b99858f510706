"""The same worker, asked for the pieces of a form too; started by its path with `python -I`, never imported."""

import importlib
import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any


def usual() -> ModuleType:
    """The entry of the worker: its limits and its hollow packages are used as they are."""
    spec = importlib.util.spec_from_file_location("worker_main", Path(__file__).with_name("__main__.py"))
    if spec is None or spec.loader is None:
        raise ImportError("the worker has no entry")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Let the worker answer with the pieces of a form."""
    worker: Any = usual()

    def answer(content: bytes, asked: dict[str, int]) -> dict[str, Any]:
        said: dict[str, Any] = importlib.import_module(f"{worker.HERE}.form").answer(content, asked)
        return said

    worker.answer = answer
    worker.main()


if __name__ == "__main__":
    main()
