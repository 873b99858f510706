"""Texts as a paper holds them: paragraphs of plain words."""

import re
from typing import TypeAlias

Paragraphs: TypeAlias = tuple[str, ...]

_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")


def paragraphs_of(typed: str) -> Paragraphs:
    """The paragraphs of a text as someone typed it: a blank line parts two of them, a single line end stays inside."""
    lines = typed.replace("\r\n", "\n").replace("\r", "\n")
    return tuple(paragraph.strip("\n") for paragraph in _BLANK_LINE.split(lines) if paragraph.strip())


def is_written(paragraphs: Paragraphs) -> bool:
    """Whether anybody has written anything in this text yet."""
    return any(paragraph.strip() for paragraph in paragraphs)
