"""Lines of a page, and the paragraphs and table rows that they make: guessed from places, lengths and sizes of letters."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

WIDTH = 0.5  # of an average letter, as a part of its height
WIDE_GAP = 4.5  # letters' heights between two pieces of a line: another column
LOOSER, OTHER_SIZE, SHORT = 1.25, 1.08, 0.72
ITEM = re.compile(r"^(?:[•‣◦⁃▪●○■□➢✓\uf0b7\uf0a7\uf0d8\uf076\uf0fc]|[-–—*](?=\s))\s*")
NUMBERED = re.compile(r"^(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s")
ENDS = (".", "!", "?", ":", ";", "”", "’", '"', ")")
SOFT_HYPHEN = "\u00ad"


class Line:
    """One line: its pieces from left to right, how high it stands and how large its letters are."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.y: float | None = None
        self.size = 0.0
        self._ends_at: float | None = None

    def add(self, text: str, x: float, y: float, size: float) -> None:
        """A further piece of the line."""
        if not text.strip():
            if self._parts:
                self._parts.append(" ")
            return
        if self._ends_at is not None and size and x - self._ends_at > WIDE_GAP * size:
            self._parts.append(" | ")
        self._parts.append(text)
        self._ends_at = x + len(text) * size * WIDTH
        self.y = y if self.y is None else self.y
        self.size = max(self.size, size)

    @property
    def text(self) -> str:
        """The words of the line."""
        return " ".join("".join(self._parts).replace(SOFT_HYPHEN, "").split())

    @property
    def is_row(self) -> bool:
        """Whether it has columns."""
        return " | " in self.text

    @property
    def is_item(self) -> bool:
        """Whether it begins an item of a list."""
        return bool(ITEM.match(self.text) or NUMBERED.match(self.text))


def paragraphs_of(lines: Sequence[Line]) -> list[str]:
    """The lines of a page as paragraphs, list items and table rows."""
    usual, longest = _usual_gap(lines), max((len(line.text) for line in lines), default=0)
    found: list[str] = []
    before: Line | None = None
    for line in lines:
        if before is None or _begins(line, before, usual, longest):
            found.append(ITEM.sub("• ", line.text))
        else:
            found[-1] = _joined(found[-1], line.text)
        before = line
    return found


def _begins(line: Line, before: Line, usual: float, longest: int) -> bool:
    """Whether a line begins a paragraph."""
    if line.is_row or before.is_row or line.is_item:
        return True
    if max(line.size, before.size) > OTHER_SIZE * min(line.size, before.size):
        return True
    gap = _gap(before, line)
    if gap is None or gap > LOOSER * usual or gap < 0:
        return True
    return len(before.text) < SHORT * longest and before.text.endswith(ENDS)


def _gap(before: Line, line: Line) -> float | None:
    return None if before.y is None or line.y is None else before.y - line.y


def _usual_gap(lines: Sequence[Line]) -> float:
    """The distance between most lines of the page: of those near together, the middle one."""
    gaps = [gap for one, two in pairwise(lines) if (gap := _gap(one, two)) is not None and gap > 0]
    near = [gap for gap in gaps if gap <= 2.2 * min(gaps)] if gaps else []
    return median(near) if near else 0.0


def _joined(text: str, more: str) -> str:
    """Two lines of one paragraph; a word that is parted at the end of a line keeps its hyphen."""
    return text + more if text.endswith("-") and more[:1].islower() else f"{text} {more}"
