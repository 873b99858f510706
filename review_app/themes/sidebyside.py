"""Two wordings side by side: what they share, marked in both, and where they differ. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from review_app.core.text import paragraphs
from review_app.likeness.phrases import shared_phrases
from review_app.wordings.models import SharedWording

MOST_PHRASES = 8


@dataclass(frozen=True)
class Piece:
    """Some words of a text, and whether the other text has them too."""

    words: str
    is_shared: bool = False


@dataclass(frozen=True)
class Side:
    """One of the two, with what it shares marked; `board` is empty for those who may not know which LSCB."""

    wording: SharedWording
    title: list[Piece]
    paragraphs: list[list[Piece]]
    board: str = ""


@dataclass(frozen=True)
class SideBySide:
    """The two, what they share and where they differ, in sentences."""

    sides: tuple[Side, Side]
    shared: list[str]
    differs: list[str]


def side_by_side(first: SharedWording, second: SharedWording, boards: tuple[str, str] = ("", "")) -> SideBySide:
    """Two wordings as they are compared."""
    phrases = shared_phrases(text_of(first), text_of(second), most=MOST_PHRASES)
    sides = tuple(
        Side(one, marked(one.title, phrases), [marked(part, phrases) for part in paragraphs(one.summary)], board)
        for one, board in zip((first, second), boards, strict=True)
    )
    return SideBySide((sides[0], sides[1]), reasons(first, second, phrases), differences(first, second))


def text_of(wording: SharedWording) -> str:
    """A wording as likeness reads it."""
    return f"{wording.title}\n\n{wording.summary}"


def marked(text: str, phrases: Iterable[str]) -> list[Piece]:
    """A text in pieces, those marked that hold one of the phrases; the longer phrase goes before one within it.

    >>> [piece.words for piece in marked("Filed as information; Information is stored.", ["information"]) if piece.is_shared]
    ['information', 'Information']
    """
    patterns = [r"\W+".join(re.escape(word) for word in phrase.split()) for phrase in sorted(phrases, key=len)[::-1]]
    if not patterns:
        return [Piece(text)]
    pieces = re.split(rf"(?<!\w)({'|'.join(patterns)})(?!\w)", text, flags=re.IGNORECASE)
    return [Piece(words, place % 2 == 1) for place, words in enumerate(pieces) if words]


def reasons(first: SharedWording, second: SharedWording, phrases: Sequence[str]) -> list[str]:
    """What the two share, in sentences."""
    found = [f"Both say {quoted(phrases)}."] if phrases else []
    if first.category_key == second.category_key:
        found.append(f"Both stand under “{first.category_heading}”.")
    headings = [heading for heading in first.headings if heading in second.headings]
    if headings:
        found.append(f"Both name the contributory {'factor' if len(headings) == 1 else 'factors'} {quoted(headings)}.")
    return found


def differences(first: SharedWording, second: SharedWording) -> list[str]:
    """Where the two differ, as far as a machine can see it: the words themselves are for people to read."""
    found = []
    if first.category_key != second.category_key:
        found.append(f"One stands under “{first.category_heading}”, the other under “{second.category_heading}”.")
    if first.is_good_practice != second.is_good_practice:
        found.append("One is about practice that helps, the other about practice that hinders.")
    for one, other, which in ((first, second, "first"), (second, first, "second")):
        alone = [heading for heading in one.headings if heading not in other.headings]
        if alone:
            found.append(f"Only the {which} names {quoted(alone)}.")
    return found


def quoted(phrases: Sequence[str]) -> str:
    """Phrases in a row.

    >>> quoted(["a worry"]), quoted(["a worry", "the form", "information"])
    ('“a worry”', '“a worry”, “the form” and “information”')
    """
    marks = [f"“{phrase}”" for phrase in phrases]
    return " and ".join([part for part in (", ".join(marks[:-1]), *marks[-1:]) if part])
