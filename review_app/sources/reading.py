"""A text as the reading page shows it: numbered paragraphs, cut where quotes begin and end, and the quotes beside them."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple
from uuid import UUID

from review_app.core.offers import Hanging
from review_app.core.text import paragraph_starts
from review_app.sources.models import Passage

LONGEST_ON_CARD = 160  # characters; the rest is read in the text itself


@dataclass(frozen=True)
class Card:
    """A quote in the margin."""

    letter: str
    words: str
    note: str
    hangs_on: list[tuple[str, str]]
    who: str
    url: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: its number, where it starts, its pieces with the letters of the quotes over them, its cards."""

    number: int
    start: int
    segments: list[tuple[str, list[str]]]
    cards: list[Card] = field(default_factory=list)


def letters(place: int) -> str:
    """The letters of a quote by its place in the text.

    >>> letters(0), letters(25), letters(26), letters(702)
    ('A', 'Z', 'AA', 'AAA')
    """
    found, place = "", place + 1
    while place:
        place, rest = divmod(place - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def card_of(
    passage: Passage, letter: str, hanging: Mapping[UUID, list[Hanging]], who: Mapping[UUID, str], url: str
) -> Card:
    """The card of a quote."""
    words = passage.words
    if len(words) > LONGEST_ON_CARD:
        words = words[:LONGEST_ON_CARD].rsplit(None, 1)[0] + " …"
    hangs_on = [(each.title, each.url) for each in hanging.get(passage.id, [])]
    return Card(letter, words, passage.note, hangs_on, who.get(passage.created_by or passage.id, ""), url)


def paragraphs_of(text: str, passages: Sequence[Passage], cards: Mapping[UUID, Card]) -> list[Paragraph]:
    """The paragraphs of a text with the quotes taken from it; quotes may overlap and run over several paragraphs."""
    parts = paragraph_starts(text)
    starts = [start for start, _words in parts]
    over: list[list[_Over]] = [[] for _part in parts]
    beside: list[list[Card]] = [[] for _part in parts]
    for passage in passages if parts else []:
        card = cards[passage.id]
        first = max(bisect_right(starts, passage.start) - 1, 0)
        last = max(bisect_right(starts, passage.end - 1) - 1, first)
        beside[first].append(card)
        for place in range(first, last + 1):
            over[place].append(_Over(passage.start, passage.end, card.letter))
    return [
        Paragraph(place + 1, start, _segments(words, start, over[place]), beside[place])
        for place, (start, words) in enumerate(parts)
    ]


class _Over(NamedTuple):
    """A quote over a paragraph: from where to where in the whole text, and its letter."""

    start: int
    end: int
    letter: str


def _segments(words: str, start: int, quotes: Sequence[_Over]) -> list[tuple[str, list[str]]]:
    """The pieces of a paragraph, each with the letters of every quote that covers it."""
    end = start + len(words)
    cuts = {start, end}
    for quote in quotes:
        cuts |= {min(max(quote.start, start), end), min(max(quote.end, start), end)}
    return [
        (
            words[one - start : two - start],
            [quote.letter for quote in quotes if quote.start <= one and two <= quote.end],
        )
        for one, two in pairwise(sorted(cuts))
    ]
