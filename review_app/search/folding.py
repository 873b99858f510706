"""Text as search compares it: folded and cut into words here, so that both databases compare the same.

Case, accents and the kind of apostrophe do not count. A word joined by an apostrophe or a hyphen counts as its parts
and as a whole: “child-care” is found by “child care” and by “childcare”, “O’Brien” by “obrien”.
"""

import re
import unicodedata
from dataclasses import dataclass

LONGEST_WORD = 100  # characters; what is longer is cut
MOST_BYTES = 700_000  # of different words in one text; PostgreSQL's own limit is a megabyte with what it adds
PER_WORD = 16  # bytes that the databases add to each of them
BREAK = "|"  # between two texts of one record, and before its joined words: no phrase reaches over it

_LETTERS = {
        "‘": "'", "’": "'", "‛": "'", "ʼ": "'", "ʻ": "'", "´": "'", "′": "'", "＇": "'",
        "‐": "-", "‑": "-", "‒": "-", "﹣": "-", "－": "-", "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": "", "\u2060": "",
        "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "ł": "l", "Ł": "l", "þ": "th", "Þ": "th",
        "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ħ": "h", "Ħ": "h", "ı": "i",
    }  # fmt: skip
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


class _WithoutMarks(dict[str, str]):
    """What becomes of each letter when accents are taken off: noted the first time that the letter is met."""

    def __missing__(self, letter: str) -> str:
        self[letter] = "" if unicodedata.category(letter).startswith("M") else letter
        return self[letter]


_MARKS = _WithoutMarks()
_JOINED = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_PART = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Joined:
    """One word as it stands in a text: its parts in their order, and the whole if it has several."""

    parts: tuple[str, ...]
    whole: str  # "" for a word of one part


def folded(text: str) -> str:
    """A text without case and accents.

    >>> folded("Nguyễn’s Überprüfung")
    "nguyen's uberprufung"
    """
    if text.isascii():
        return text.lower()
    text = _NOT_ASCII.sub(lambda found: _LETTERS.get(found[0], found[0]), text)
    if text.isascii():  # nothing but the apostrophes and dashes of a word processor
        return text.lower()
    text = _NOT_ASCII.sub(lambda found: _MARKS[found[0]], unicodedata.normalize("NFKD", text.casefold()))
    return unicodedata.normalize("NFKC", text).casefold()


def joined_words(text: str) -> list[Joined]:
    """The words of a text, joined ones with their parts.

    >>> [word.parts for word in joined_words("Mother's child-care")], joined_words("child-care")[0].whole
    ([('mother',), ('child', 'care')], 'childcare')
    """
    return [_cut(found) for found in _JOINED.findall(folded(text))]


def _cut(word: str) -> Joined:
    if word.isalnum():
        return Joined((word[:LONGEST_WORD],), "")
    word = word.removesuffix("'s")
    parts = tuple(part[:LONGEST_WORD] for part in _PART.findall(word))
    return Joined(parts, "".join(parts)[:LONGEST_WORD] if len(parts) > 1 else "")


def indexed(texts: list[str]) -> str:
    """What the index keeps of a record's texts: their words, then the joined ones as wholes.

    >>> indexed(["Child-care", "O’Brien"])
    'child care | o brien | childcare obrien'
    """
    words: list[str] = []
    cuts: dict[str, Joined] = {}  # the same words come again and again
    for text in texts:
        if words and words[-1] != BREAK:
            words.append(BREAK)
        for found in _JOINED.findall(folded(text)):
            cut = cuts.get(found)
            if cut is None:
                cut = cuts[found] = _cut(found)
            words += cut.parts
    wholes = dict.fromkeys(cut.whole for cut in cuts.values() if cut.whole)
    if wholes:
        words += [BREAK, *wholes]
    while words and words[-1] == BREAK:
        words.pop()
    return " ".join(_within_bounds(words))


def _within_bounds(words: list[str]) -> list[str]:
    """The words without those by which a text of nothing but different words would burst an index."""
    known = set(words)
    if sum(len(word.encode()) + PER_WORD for word in known) <= MOST_BYTES:
        return words
    room, taken = MOST_BYTES, set()
    for word in dict.fromkeys(words):
        room -= len(word.encode()) + PER_WORD
        if room < 0:
            break
        taken.add(word)
    return [word for word in words if word in taken or word == BREAK]
