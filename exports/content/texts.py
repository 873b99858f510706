"""Texts as a paper holds them: paragraphs of plain words, and the lists that stand in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

Paragraphs: TypeAlias = tuple[str, ...]

_BULLET = re.compile(r"[-•][ \t]+(?=\S)")
_NUMBERED = re.compile(r"(\d{1,3}[.)])[ \t]+(?=\S)")
_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")


def paragraphs_of(typed: str) -> Paragraphs:
    """The paragraphs of a text as someone typed it: a blank line parts two of them, a single line end stays inside."""
    lines = typed.replace("\r\n", "\n").replace("\r", "\n")
    return tuple(paragraph.strip("\n") for paragraph in _BLANK_LINE.split(lines) if paragraph.strip())


def is_written(paragraphs: Paragraphs) -> bool:
    """Whether anybody has written anything in this text yet."""
    return any(paragraph.strip() for paragraph in paragraphs)


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of a list, or the lines between two lists together."""

    typed: str
    mark: str = ""  # "-" of a list; "1." of a numbered one
    words: str = ""  # what stands behind the mark


def pieces_of(text: str) -> Iterator[Piece]:
    """Each line of a list by itself ("- " or "1. "), the lines between two lists together."""
    together: list[str] = []
    for typed in text.split("\n"):
        bullet, number = _BULLET.match(typed), _NUMBERED.match(typed)
        mark = bullet or number
        if mark is None:
            together.append(typed)
            continue
        yield from _between(together)
        together = []
        yield Piece(typed, "-" if bullet else mark.group(1), typed[mark.end() :])
    yield from _between(together)


def _between(lines: list[str]) -> Iterator[Piece]:
    if is_written(tuple(lines)):
        words = "\n".join(lines)
        yield Piece(words, "", words)
