"""What may be done with sources and quotes, in sentences; and where words stand in a text. Places are code points."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from review_app.core.offers import Hanging
from review_app.core.text import counted, paragraph_starts
from review_app.sources.models import Passage, SourceText

TWICE, MOST_NAMED = 2, 6
LONGEST_QUOTE = 4000  # characters; what is longer is a source tick
_ALIKE = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


@dataclass(frozen=True)
class Span:
    """A stretch of a text, and the words that stand there."""

    start: int
    end: int
    words: str


def places_of(text: str, words: str) -> list[Span]:
    r"""Where the words stand in the text, whatever the line breaks and the shape of quotation marks and dashes.

    >>> [(span.start, span.words) for span in places_of("She said:\n\n“It’s fine.”", 'said: "It\'s')]
    [(4, 'said:\n\n“It’s')]
    """
    parts = unicodedata.normalize("NFC", words).translate(_ALIKE).split()
    if not parts:
        return []
    pattern = re.compile(r"\s+".join(re.escape(part) for part in parts))
    found = pattern.finditer(text.translate(_ALIKE))
    return [Span(match.start(), match.end(), text[match.start() : match.end()]) for match in found]


def span_at(text: str, start: int | None, end: int | None, words: str) -> Span | None:
    """The span if these words do stand there, white space apart; else None."""
    if start is None or end is None or not 0 <= start < end <= len(text):
        return None
    there = text[start:end]
    return Span(start, end, there) if there.split() == unicodedata.normalize("NFC", words).split() else None


def why_not_quote(text: str, words: str, places: Sequence[Span]) -> str | None:
    """Why words can't be quoted, or None: they stand nowhere, or in several places."""
    if not words.strip():
        return "Choose the words in the text, or paste them here."
    if len(words) > LONGEST_QUOTE:
        return f"A quote can hold at most {LONGEST_QUOTE:,} characters. Quote less, or tick the source as a whole."
    if not places:
        return "These words do not stand in the text. Copy them from it exactly, without leaving anything out."
    if len(places) > 1:
        where = in_words(paragraphs_at(text, [place.start for place in places]))
        often = "twice" if len(places) == TWICE else counted(len(places), "time")
        return f"These words stand in the text {often} ({where}). Take a few more words on either side."
    return None


def paragraph_of(text: str, place: int) -> int:
    """The number of the paragraph in which a place lies."""
    return paragraphs_at(text, [place])[0]


def paragraphs_at(text: str, places: Iterable[int]) -> list[int]:
    """The numbers of the paragraphs in which places lie."""
    starts = [start for start, _words in paragraph_starts(text)]
    return [bisect_right(starts, place) for place in places]


def in_words(numbers: Iterable[int]) -> str:
    """Paragraph numbers as a sentence says them; of many, the first few.

    >>> in_words([2, 9, 5]), in_words([4]), in_words(range(1, 90))
    ('paragraphs 2, 5 and 9', 'paragraph 4', 'paragraphs 1, 2, 3, 4, 5, 6 and others')
    """
    found = [str(number) for number in sorted(set(numbers))]
    if len(found) > MOST_NAMED:
        found = [*found[:MOST_NAMED], "others"]
    if len(found) == 1:
        return f"paragraph {found[0]}"
    return f"paragraphs {', '.join(found[:-1])} and {found[-1]}"


def carried(before: str, after: str, passage: Passage) -> int | None:
    """Where a quote of the text before starts in the text after, or None if its words no longer stand there for certain.

    Words before or after everything that was changed simply move along; others are found if they stand there once only.
    """
    if before[passage.start : passage.end] == passage.words:
        first = _shared(before, after)
        last = min(_shared(before[::-1], after[::-1]), len(before) - first, len(after) - first)
        if passage.end <= first:
            return passage.start
        if passage.start >= len(before) - last:
            return passage.start + len(after) - len(before)
    at = after.find(passage.words)
    return at if at >= 0 and after.find(passage.words, at + 1) < 0 else None


def _shared(one: str, other: str) -> int:
    """How many characters two texts share at their beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low


def why_not_edit_text(text: SourceText, latest: SourceText, *, quoted: bool) -> str | None:
    """Why a text can't be changed in place, or None: once quoted it is frozen."""
    if text.id != latest.id:
        return "This text has been corrected since; it is kept as it was."
    if quoted:
        return "Words of this text are quoted, so it is kept as it is. A correction becomes the next text."
    return None


def why_not_delete_source(quotes: int, ticks: Sequence[Hanging]) -> str | None:
    """Why a source can't be deleted, or None."""
    if quotes:
        return f"{counted(quotes, 'quote is', 'quotes are').capitalize()} taken from it. Take them off first."
    if ticks:
        return f"It is ticked as what something rests on: {_titles(ticks)}. Take it off there first."
    return None


def why_not_take_off(hanging: Sequence[Hanging]) -> str | None:
    """Why a quote can't be taken off the source, or None: something rests on it."""
    if hanging:
        return f"The quote hangs on something: {_titles(hanging)}. Take it off there first."
    return None


def _titles(hanging: Sequence[Hanging]) -> str:
    return "; ".join(dict.fromkeys(each.title for each in hanging))


def left_behind(passages: Iterable[Passage], latest: SourceText) -> list[Passage]:
    """The quotes whose words no longer stand in the newest text."""
    return [passage for passage in passages if passage.source_text_id != latest.id]
