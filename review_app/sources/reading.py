"""A text as the reading page shows it: numbered paragraphs, cut where quotes begin and end, and the quotes beside them."""

import itertools
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
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


def lettered(passages: Sequence[Passage]) -> dict[UUID, str]:
    """The letters of the quotes of one text, in the order of the text."""
    return {passage.id: letters(place) for place, passage in enumerate(passages)}


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
    over: list[list[Passage]] = [[] for _part in parts]
    for passage in passages:
        first = max(bisect_right(starts, passage.start) - 1, 0)
        for place in range(first, max(bisect_right(starts, passage.end - 1), first + 1)):
            over[place].append(passage)
    found, placed = [], set()
    for number, ((start, words), quotes) in enumerate(zip(parts, over, strict=True), start=1):
        own = [quote for quote in quotes if quote.id not in placed]
        placed |= {quote.id for quote in own}
        segments = _segments(words, start, quotes, cards)
        found.append(Paragraph(number, start, segments, [cards[quote.id] for quote in own]))
    return found


def _segments(
    words: str, start: int, quotes: Sequence[Passage], cards: Mapping[UUID, Card]
) -> list[tuple[str, list[str]]]:
    """The pieces of a paragraph, each with the letters of every quote that covers it."""
    end = start + len(words)
    cuts = {start, end}
    for quote in quotes:
        cuts |= {min(max(quote.start, start), end), min(max(quote.end, start), end)}
    places = sorted(cuts)
    return [
        (words[one - start : two - start], [cards[quote.id].letter for quote in quotes if _covers(quote, one, two)])
        for one, two in itertools.pairwise(places)
    ]


def _covers(quote: Passage, one: int, two: int) -> bool:
    return quote.start <= one and two <= quote.end
