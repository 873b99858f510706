"""Separated values: the letters and the separator are found out, and both are said where they were not sure."""

import csv
import io
from collections import Counter
from collections.abc import Iterator

from review_app.narrative.door.worker.rows import Ceiling, Table
from review_app.sources.door.worker.answers import Limits, Refused
from review_app.sources.door.worker.plain import checked

SEPARATORS = (",", ";", "\t", "|")
LOOKED_AT = 60  # rows


def read(content: bytes, limits: Limits) -> tuple[list[Table], set[str]]:
    """The one table of a file; raises Refused."""
    text, notes = decoded(content)
    first, _, rest = text.partition("\n")
    said = first.strip().removeprefix("sep=")
    if first.startswith("sep=") and said in SEPARATORS:
        separator, text, before = said, rest, 1
    else:
        separator, before = separator_of(text), 0
    table = Table("", Ceiling(limits.characters))
    for number, cells in enumerate(_rows(text, separator), start=1 + before):
        table.add(number, cells)
    if not any(len(cells) > 1 for _number, cells in table.rows):
        raise Refused("no_table")
    return [table], notes


def decoded(content: bytes) -> tuple[str, set[str]]:
    """The text of the file: UTF-8 or UTF-16, else as old Windows programs write it, with a note."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _checked(content, "utf-16"), set()
    even, odd = content[0:2000:2].count(0), content[1:2000:2].count(0)
    if even + odd > len(content[:2000]) // 4:
        return _checked(content, "utf-16-le" if odd > even else "utf-16-be"), set()
    try:
        return checked(content.decode("utf-8-sig")), set()
    except UnicodeDecodeError:
        return _checked(content, "cp1252"), {"guessed"}


def _checked(content: bytes, encoding: str) -> str:
    try:
        return checked(content.decode(encoding))
    except UnicodeDecodeError as problem:
        raise Refused("not_text") from problem


def separator_of(text: str) -> str:
    """The separator with which most rows have the same number of cells, more than one."""
    scores = {}
    for separator in SEPARATORS:
        widths = Counter[int]()
        for place, cells in enumerate(_rows(text, separator)):
            widths[len(cells)] += len(cells) > 1
            if place >= LOOKED_AT:
                break
        width, alike = max(widths.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))
        scores[separator] = (alike, width)
    return max(SEPARATORS, key=lambda separator: scores[separator])


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    except csv.Error as problem:
        raise Refused("too_long" if "field larger" in str(problem) else "broken") from problem
