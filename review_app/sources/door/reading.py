"""The application's side of the door: hands a file to a process of its own and takes nothing but its text."""

import json
import logging
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from review_app.core.text import normalised
from review_app.sources.door.refusals import NOTES, REFUSALS

WORKER = Path(__file__).with_name("worker.py")
LONGEST_SECONDS = 12
AT_ONCE, LONGEST_WAIT = 2, 15
_places = threading.BoundedSemaphore(AT_ONCE)

log = logging.getLogger("casewindow")


class NotReadable(Exception):
    """The file is refused; `sentence` says why and what to do."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.sentence = REFUSALS[code]


@dataclass(frozen=True)
class Read:
    """The text of a file, and what is to be said about it."""

    text: str
    notes: list[str]


def read_file(content: bytes, most_bytes: int) -> Read:
    """The text of a Word document or text file; raises NotReadable. Nothing of the file is kept."""
    if len(content) > most_bytes:
        raise NotReadable("too_large")
    if not content:
        raise NotReadable("empty")
    if not _places.acquire(timeout=LONGEST_WAIT):
        raise NotReadable("busy")
    try:
        answer = _answer(content)
    finally:
        _places.release()
    if "refused" in answer:
        raise NotReadable(str(answer["refused"]))
    return Read(normalised(str(answer["text"])), [NOTES[note] for note in answer["notes"]])


def _answer(content: bytes) -> dict[str, Any]:
    """What the worker says; a worker that was stopped by its limits has said that the file is not for us."""
    command = [sys.executable, "-I", str(WORKER)]
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=LONGEST_SECONDS, env={}, cwd="/", check=False
        )
    except subprocess.TimeoutExpired as problem:
        raise NotReadable("too_slow") from problem
    if done.returncode:
        log.warning("the reader of an uploaded file ended with %s", done.returncode)
        raise NotReadable("too_slow" if done.returncode < 0 else "broken")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer
