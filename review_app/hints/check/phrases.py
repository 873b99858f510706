"""Phrases: how a programme writes down what the wording check looks for, and how they are found.

A phrase is words, not a pattern with signs of its own: whatever an editor writes, a text is looked through once, and
no phrase can make the check slow (decision 28).
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from review_app.hints.check.words import Word, Words

MOST_PLACES = 10  # words in a row
MOST_EITHER = 40  # words of which one stands in a place
MOST_LINES = 120
LONGEST_LINE = 600
LEAST_STEM = 3  # letters before a *
ANY = "*"
DATA = Path(__file__).parent.parent / "data"
_ALLOWED = re.compile(r"[^\W_](?:[^\W_]|['’])*\*?|\*[^\W_]+|\*")
_PLACE = re.compile(r"\[[^\[\]]*\]|[^\s\[\]]+|[\[\]]")
_HYPHEN_AMONG = re.compile(r"/[^\s/\[\]]*[^\W_][-‐‑][^\W_]|[^\W_][-‐‑][^\W_][^\s/\[\]]*/")
_SPLIT = re.compile(r"(?<=[^\W_])[-‐‑](?=[^\W_])")


@dataclass(frozen=True)
class Place:
    """One place of a phrase: the words that may stand there, and whether it may stay empty."""

    words: frozenset[str]
    beginnings: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    is_any: bool = False
    may_be_empty: bool = False

    def takes(self, word: str) -> bool:
        """Whether a word may stand here."""
        return (
            word in self.words
            or self.is_any
            or bool(self.beginnings and word.startswith(self.beginnings))
            or bool(self.endings and (word.endswith(self.endings) or ("ed" in self.endings and word in irregular())))
        )


@dataclass(frozen=True)
class Phrase:
    """The places of a phrase, one after the other."""

    places: tuple[Place, ...]
    varies: bool = False  # a place may stay empty
    opens: bool = False  # it is looked for only where a sentence that is no question begins

    def end_at(self, words: Words, first: int) -> int:
        """The number of the word after the longest stretch that begins with this word and is the phrase; else `first`."""
        if self.opens and not words.opens(first):
            return first
        return self._longest(words, first) if self.varies else self._straight(words, first)

    def _straight(self, words: Words, first: int) -> int:
        """The same where no place may stay empty: word by word."""
        end = first + len(self.places)
        if end > len(words.words):
            return first
        for place, number in zip(self.places, range(first, end), strict=True):
            if not place.takes(words.words[number].said) or not (number == first or words.follows(number)):
                return first
        return end

    def _longest(self, words: Words, first: int) -> int:
        ends, many = {first}, len(words.words)
        for place in self.places:
            after = set(ends) if place.may_be_empty else set[int]()
            for end in ends:
                if end < many and (end == first or words.follows(end)) and place.takes(words.words[end].said):
                    after.add(end + 1)
            if not after:
                return first
            ends = after
        return max(ends)


def phrases_in(lines: str) -> list[Phrase]:
    r"""The phrases of a list, one to a line; lines that can't be one are left out.

    >>> [len(phrase.places) for phrase in phrases_in("fail*/failure to\nshould [not] have *ed")]
    [2, 4]
    """
    return [_read(line) for line in _lines(lines) if why_not_phrase(line) is None]


def why_not_phrases(lines: str, *, may_be_empty: bool = False) -> str | None:
    """Why a list of phrases can't be kept, in plain words, or None."""
    given = _lines(lines)
    if not given and not may_be_empty:
        return "Write at least one phrase, each on a line of its own."
    if len(given) > MOST_LINES:
        return f"There are {len(given)} phrases. Keep at most {MOST_LINES} in one kind."
    return next((reason for reason in map(why_not_phrase, given) if reason), None)


def why_not_phrase(line: str) -> str | None:
    """Why a line can't be a phrase, in plain words, or None.

    >>> (why_not_phrase("(fail+)+ed") or "")[:76]
    '“(fail+)+ed”: write words, with * for any ending, / between words of which o'
    >>> why_not_phrase("had she/he/they *ed")
    """
    reason = _why_not_line(line)
    return f"“{line if len(line) <= 60 else line[:60] + '…'}”: {reason}" if reason else None


def _why_not_line(line: str) -> str | None:
    parts = _parts(line)
    if len(line) > LONGEST_LINE or len(parts) > MOST_PLACES:
        return f"too long. Use at most {MOST_PLACES} words in a row and {LONGEST_LINE} letters."
    if _HYPHEN_AMONG.search(line):
        return "a word with a hyphen can’t stand among others to choose from. Give it a line of its own."
    return _why_not_parts(parts)


def _why_not_parts(parts: Sequence[tuple[list[str], bool]]) -> str | None:
    if any(not _ALLOWED.fullmatch(word) for words, _empty in parts for word in words):
        return (
            "write words, with * for any ending, / between words of which one stands there, and [ ] round what may be "
            "left out. Other signs can’t be used."
        )
    if any(len(words) > MOST_EITHER for words, _empty in parts):
        return f"there are more than {MOST_EITHER} words to choose from in one place. Write two lines."
    firm = [words for words, may_be_empty in parts if not may_be_empty]
    if not firm or parts[0][1] or any(word.startswith(ANY) for word in parts[0][0]):
        return "begin with a word, or the beginning of one: what may be left out, and *, come after it."
    if any(word.endswith(ANY) and len(word) <= LEAST_STEM for word in parts[0][0]):
        return f"give at least {LEAST_STEM} letters before a * at the beginning, or too much would be found."
    return None


@cache
def irregular() -> frozenset[str]:
    """The forms that “*ed” stands for beside those that end so: done, known, seen."""
    return frozenset(tomllib.loads((DATA / "forms.toml").read_text(encoding="utf-8"))["done"])


@dataclass(frozen=True)
class Stretch:
    """Where one phrase of a list stands: its list, and the words it covers."""

    list_: int
    first: int
    end: int  # the number of the word after it


class Finder:
    """Several lists of phrases, laid out by their first words so that a text is looked through once."""

    def __init__(self, lists: Sequence[str]) -> None:
        self._by_word: dict[str, list[tuple[int, Phrase]]] = {}
        self._by_stem: dict[str, list[tuple[int, Phrase]]] = {}
        for number, lines in enumerate(lists):
            for phrase in phrases_in(lines):
                first = phrase.places[0]
                for word in first.words:
                    self._by_word.setdefault(word, []).append((number, phrase))
                for stem in {beginning[:LEAST_STEM] for beginning in first.beginnings}:
                    self._by_stem.setdefault(stem, []).append((number, phrase))

    def stretches(self, words: Words, among: Iterable[int] | None = None) -> Iterator[Stretch]:
        """Every stretch of the text that is a phrase of one of the lists; `among`: only those that begin with these words."""
        for first in range(len(words.words)) if among is None else among:
            for number, phrase in self._candidates(words.words[first]):
                end = phrase.end_at(words, first)
                if end > first:
                    yield Stretch(number, first, end)

    def _candidates(self, word: Word) -> Sequence[tuple[int, Phrase]]:
        exact, stem = self._by_word.get(word.said, ()), self._by_stem.get(word.said[:LEAST_STEM], ())
        return [*exact, *stem] if exact and stem else exact or stem


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def _parts(line: str) -> list[tuple[list[str], bool]]:
    """The places of a line: the words of each, and whether it may stay empty. A hyphen is a place of its own on."""
    parts = []
    for part in _PLACE.findall(_SPLIT.sub(" ", line.lower().replace("’", "'"))):
        optional = len(part) > 1 and part.startswith("[")
        inside = part[1:-1] if optional else part
        parts.append(([word.strip() for word in inside.split("/")], optional))
    return parts


def _read(line: str) -> Phrase:
    places = tuple(_place(words, may_be_empty=empty) for words, empty in _parts(line))
    return Phrase(places, varies=any(place.may_be_empty for place in places), opens=line[0].isupper())


def _place(words: Sequence[str], *, may_be_empty: bool) -> Place:
    return Place(
        words=frozenset(word for word in words if ANY not in word),
        beginnings=tuple(word[:-1] for word in words if word.endswith(ANY) and word != ANY),
        endings=tuple(word[1:] for word in words if word.startswith(ANY) and word != ANY),
        is_any=ANY in words,
        may_be_empty=may_be_empty,
    )
