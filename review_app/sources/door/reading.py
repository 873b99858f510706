"""The application's side of the door: hands a file to a process of its own and takes nothing but its text."""

import json
import logging
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from review_app.core.text import normalised
from review_app.sources.door.refusals import NOT_KEPT, REFUSALS, sentence_of, unread_sentence

WORKER = Path(__file__).parent / "worker" / "__main__.py"
MEGABYTE = 1024 * 1024
AT_ONCE, LONGEST_WAIT = 2, 15
WAITS_LONGER = 2.5  # times the processor's seconds: the machine may have other work to do
_places = threading.BoundedSemaphore(AT_ONCE)

log = logging.getLogger("casewindow")


class Limits(Protocol):
    """What the settings say about files."""

    @property
    def upload_megabytes(self) -> int:
        """The largest file."""

    @property
    def upload_unpacked_megabytes(self) -> int:
        """How large a packed file may be once it is unpacked."""

    @property
    def upload_characters(self) -> int:
        """The longest text."""

    @property
    def upload_pages(self) -> int:
        """How many pages, where the kind of file says how many it has."""

    @property
    def upload_seconds(self) -> int:
        """How long the processor may work on one file."""

    @property
    def upload_memory_megabytes(self) -> int:
        """How much memory one file may take."""


class NotReadable(Exception):
    """The file is refused; `sentence` says why and what to do."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
        self.sentence = REFUSALS[code]


@dataclass(frozen=True)
class Read:
    """The text of a file, and what is to be said about it."""

    text: str
    notes: list[str] = field(default_factory=list)
    kind: str = "txt"
    pages: int = 0  # nought where the kind of file does not say
    may_be_kept: bool = True


def read_file(content: bytes, limits: Limits) -> Read:
    """The text of a document; raises NotReadable. Nothing of the file is kept."""
    answer = answer_of(WORKER, content, limits)
    if "refused" in answer:
        raise NotReadable(str(answer["refused"]))
    found: dict[str, int] = dict(answer["notes"])
    notes = [sentence_of(note, number) for note, number in found.items()]
    if answer["unread"]:
        notes.insert(0, unread_sentence(answer["unread"], answer["pages"]))
    text = normalised(str(answer["text"]))
    if not text:
        raise NotReadable("no_text")
    return Read(text, notes, str(answer["kind"]), int(answer["pages"]), not NOT_KEPT & found.keys())


def answer_of(worker: Path, content: bytes, limits: Limits) -> dict[str, Any]:
    """What a worker says of a file, in a process of its own, two at a time; raises NotReadable."""
    if len(content) > limits.upload_megabytes * MEGABYTE:
        raise NotReadable("too_large")
    if not content:
        raise NotReadable("empty")
    if not _places.acquire(timeout=LONGEST_WAIT):
        raise NotReadable("busy")
    try:
        return _answer(worker, content, limits)
    finally:
        _places.release()


def asked_of(limits: Limits) -> dict[str, int]:
    """The limits as a worker is told them."""
    return {
        "memory": limits.upload_memory_megabytes * MEGABYTE,
        "seconds": limits.upload_seconds,
        "expanded": limits.upload_unpacked_megabytes * MEGABYTE,
        "characters": limits.upload_characters,
        "pages": limits.upload_pages,
    }


def _answer(worker: Path, content: bytes, limits: Limits) -> dict[str, Any]:
    """What the worker says; a worker that was stopped by its limits has said that the file is not for us."""
    command = [sys.executable, "-I", str(worker), json.dumps(asked_of(limits))]
    longest = limits.upload_seconds * WAITS_LONGER
    try:
        done = subprocess.run(
            command, input=content, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=longest, env={}, cwd="/",
            check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as problem:
        raise NotReadable("too_slow") from problem
    if done.returncode:
        log.warning("the reader of an uploaded file ended with %s", done.returncode)
        raise NotReadable("too_slow" if done.returncode < 0 else "broken")
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError as problem:
        raise NotReadable("broken") from problem
    return answer
