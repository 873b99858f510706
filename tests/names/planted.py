"""Invented texts with planted names: [[…]] marks what a check should find. Written before the rules were tuned."""

import re
from dataclasses import dataclass
from pathlib import Path

from review_app.names.rules import Found, Known, find

TEXTS = Path(__file__).parent / "texts"
_MARKED = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_OWNS = re.compile(r"['’]s$")


@dataclass(frozen=True)
class Planted:
    """A text, and where a name stands in it."""

    name: str
    text: str
    spans: list[tuple[int, int]]


@dataclass
class Tally:
    """How many planted names were found whole, what was missed, and what was found that is no name."""

    planted: int
    missed: list[str]
    false_alarms: list[str]


def texts(folder: str = "") -> list[Planted]:
    """Every planted text of a folder."""
    return [_read(path) for path in sorted((TEXTS / folder).glob("[0-9]*.txt"))]


def known() -> list[Known]:
    """The names that the invented review knows."""
    lines = (TEXTS / "known.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split(" = ") for line in lines if " = " in line]
    return [Known(name, label) for label, name in pairs]


def _read(path: Path) -> Planted:
    marked, text, place = path.read_text(encoding="utf-8"), "", 0
    spans = []
    for match in _MARKED.finditer(marked):
        text += marked[place : match.start()]
        name = _OWNS.sub("", match.group(1))
        spans.append((len(text), len(text) + len(name)))
        text += match.group(1)
        place = match.end()
    return Planted(path.stem, text + marked[place:], spans)


def tally(planted: Planted, names: list[Known]) -> Tally:
    """What a check of one text finds and misses. A name counts as found if one hit covers it from its first letter to its last."""
    found: list[Found] = find(planted.text, names, [each.stands_for for each in names])
    hits = [hit for each in found for hit in each.hits]
    missed = [
        planted.text[start:end]
        for start, end in planted.spans
        if not any(hit.start <= start and end <= hit.end for hit in hits)
        and not all(any(hit.start <= place < hit.end for hit in hits) for place in range(start, end) if planted.text[place].isalnum())
    ]  # fmt: skip
    loose = [hit for hit in hits if not any(start < hit.end and hit.start < end for start, end in planted.spans)]
    return Tally(len(planted.spans), missed, [planted.text[hit.start : hit.end] for hit in loose])
