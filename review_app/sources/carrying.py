"""Where the words of quotes stand after a text was corrected. Pure; places are code points."""

import re
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from review_app.sources.rules import Span
from review_app.sources.signs import is_edge

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


class Carried(NamedTuple):
    """Where a quote's words stand now; `sure` unless they stand there several times and the nearest place was taken."""

    start: int
    sure: bool


class _Kept(NamedTuple):
    """A stretch of the text before that stands unchanged in the text after, so many places further on."""

    start: int
    end: int
    shift: int


class Correction:
    """One correction of a text: what stood before it, and what stands after it."""

    def __init__(self, before: str, after: str) -> None:
        self.before = before
        self.after = after
        self._kept = _stretches(before, after)

    def place_of(self, quote: Span, *, from_before: bool = True) -> Carried | None:
        """Where a quote's words stand now, or None. `from_before`: it was taken from the text just before this one."""
        whole = _wholeness(self.before, quote) if from_before else (True, True)
        if from_before:
            moved = self._moved_along(quote, whole)
            if moved is not None:
                return Carried(moved, sure=True)
        places = self._places(quote.words, whole)
        if not places:
            return None
        expected = self._expected(quote.start) if from_before else quote.start
        return Carried(min(places, key=lambda place: (abs(place - expected), place)), sure=len(places) == 1)

    def _moved_along(self, quote: Span, whole: tuple[bool, bool]) -> int | None:
        """The quote's new start if all of it stands in a stretch that was not changed."""
        for kept in self._kept:
            if kept.start <= quote.start and quote.end <= kept.end:
                place = quote.start + kept.shift
                there = self.after[place : place + len(quote.words)] == quote.words
                return place if there and self._is_whole(place, len(quote.words), whole) else None
        return None

    def _expected(self, start: int) -> int:
        """Where a place of the text before would be now, as far as anybody can tell."""
        before = [kept for kept in self._kept if kept.start <= start]
        return start + before[-1].shift if before else start

    def _places(self, words: str, whole: tuple[bool, bool]) -> list[int]:
        found, at = [], self.after.find(words)
        while at >= 0:
            if self._is_whole(at, len(words), whole):
                found.append(at)
            at = self.after.find(words, at + 1)
        return found

    def _is_whole(self, start: int, length: int, whole: tuple[bool, bool]) -> bool:
        """Whether words that were whole before are so here: “he” doesn't stand in “she”."""
        begins, ends = whole
        return (not begins or is_edge(self.after, start)) and (not ends or is_edge(self.after, start + length))


def _wholeness(text: str, quote: Span) -> tuple[bool, bool]:
    return is_edge(text, quote.start), is_edge(text, quote.end)


def _stretches(before: str, after: str) -> list[_Kept]:
    """What stands unchanged: the beginning and the end both texts share, and between them whatever words do."""
    first = _shared(before, after)
    last = min(_shared(before[::-1], after[::-1]), len(before) - first, len(after) - first)
    old, new = _tokens(before, first, len(before) - last), _tokens(after, first, len(after) - last)
    found = [_Kept(0, first, 0)]
    words = [token for token, _place in old], [token for token, _place in new]
    for step in Levenshtein.opcodes(*words):
        if step.tag == "equal":
            start, there = old[step.src_start][1], new[step.dest_start][1]
            length = sum(len(token) for token, _place in old[step.src_start : step.src_end])
            found.append(_Kept(start, start + length, there - start))
    found.append(_Kept(len(before) - last, len(before), len(after) - len(before)))
    return _joined(found)


def _joined(stretches: list[_Kept]) -> list[_Kept]:
    """Stretches that touch and moved equally far are one."""
    found: list[_Kept] = []
    for kept in stretches:
        if found and found[-1].end == kept.start and found[-1].shift == kept.shift:
            found[-1] = _Kept(found[-1].start, kept.end, kept.shift)
        elif kept.end > kept.start:
            found.append(kept)
    return found


def _tokens(text: str, start: int, end: int) -> list[tuple[str, int]]:
    return [(match.group(), match.start()) for match in _TOKEN.finditer(text, start, end)]


def _shared(one: str, other: str) -> int:
    """How many characters two texts share at their beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low
