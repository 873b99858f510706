"""A text as the reading page shows it: numbered paragraphs, cut where quotes begin and end, and the quotes beside them."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple
from uuid import UUID

from review_app.core.offers import Hanging
from review_app.core.text import paragraph_starts
from review_app.sources.models import Passage, Standing

LONGEST_ON_CARD = 160  # characters; the rest is read in the text itself


@dataclass(frozen=True)
class Card:
    """A quote in the margin; `is_off` once it was taken off and can still be put back."""

    id: UUID
    letter: str
    words: str
    note: str
    hangs_on: list[tuple[str, str]]
    who: str
    url: str
    standing: Standing = Standing.STANDS
    is_off: bool = False


class Segment(NamedTuple):
    """A piece of a paragraph: the letters of every quote over it, and the quotes that begin and end with it."""

    text: str
    letters: list[str]
    begins: list[Card]
    ends: list[Card]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: its number, where it starts, its pieces with the quotes over them, its cards."""

    number: int
    start: int
    segments: list[Segment]
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


def shortened(words: str) -> str:
    """The words of a quote as a card shows them."""
    return words[:LONGEST_ON_CARD].rsplit(None, 1)[0] + " …" if len(words) > LONGEST_ON_CARD else words


def card_of(
    passage: Passage, letter: str, hanging: Mapping[UUID, list[Hanging]], who: Mapping[UUID, str], url: str
) -> Card:
    """The card of a quote."""
    return Card(
        id=passage.id,
        letter=letter,
        words=shortened(passage.words),
        note=passage.note,
        hangs_on=[(each.title, each.url) for each in hanging.get(passage.id, [])],
        who=who.get(passage.created_by or passage.id, ""),
        url=url,
        standing=passage.standing,
        is_off=passage.deleted_at is not None,
    )


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
        for place in range(first, last + 1) if not card.is_off else ():
            over[place].append(_Over(passage.start, passage.end, card))
    return [
        Paragraph(place + 1, start, _segments(words, start, over[place]), beside[place])
        for place, (start, words) in enumerate(parts)
    ]


class _Over(NamedTuple):
    """A quote over a paragraph: from where to where in the whole text, and its card."""

    start: int
    end: int
    card: Card


def _segments(words: str, start: int, quotes: Sequence[_Over]) -> list[Segment]:
    """The pieces of a paragraph, each with the letters of every quote that covers it."""
    end = start + len(words)
    begin_at, end_at = _by_place(quotes, start, end)
    cuts = sorted({start, end} | begin_at.keys() | end_at.keys())
    found, covering = [], dict[UUID, Card]()
    for one, two in pairwise(cuts):
        for gone in end_at.get(one, ()):
            covering.pop(gone.card.id, None)
        covering |= {quote.card.id: quote.card for quote in begin_at.get(one, ())}
        begins = [quote.card for quote in begin_at.get(one, ()) if quote.start >= start]
        ends = [quote.card for quote in end_at.get(two, ())]
        letters_here = [card.letter for card in covering.values()]
        found.append(Segment(words[one - start : two - start], letters_here, begins, ends))
    return found


def _by_place(
    quotes: Iterable[_Over], start: int, end: int
) -> tuple[dict[int, list[_Over]], dict[int, list[_Over]]]:  # fmt: skip
    """The quotes by where they begin and end within a paragraph."""
    begin_at: dict[int, list[_Over]] = {}
    end_at: dict[int, list[_Over]] = {}
    for quote in quotes:
        one, two = min(max(quote.start, start), end), min(max(quote.end, start), end)
        if one < two:
            begin_at.setdefault(one, []).append(quote)
            end_at.setdefault(two, []).append(quote)
    return begin_at, end_at
