"""What is handed over to the police or a court, as the list that goes with it says."""

from dataclasses import dataclass
from datetime import datetime

from exports.content.cover import Cover
from exports.content.texts import Paragraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedFile:
    """One file: its name in the whole, what it is, when it was put down, its size and its hash."""

    name: str
    what: str
    put_down: datetime
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandingList:
    """The list: who asked, to whom it goes and why, and every file."""

    cover: Cover
    facts: tuple[tuple[str, str], ...]
    reason: Paragraphs
    files: tuple[HandedFile, ...]
    missing: tuple[str, ...] = ()
