"""Where the wording check says nothing: words that somebody else said or wrote, and the titles of works."""

import re
from collections.abc import Iterable, Iterator

Span = tuple[int, int]
LONGEST_QUOTE = 3000  # an opening mark that finds no end within so many characters is no quote
LEAST_WORDS = 4  # of a passage that counts as repeated
_CLOSES = {"“": "”", "„": "“”", "«": "»", "‘": "’"}
_BLOCK = re.compile(r"^(?:[ \t]*>|\t| {4,}).*$", re.MULTILINE)
_MARKED = re.compile(r"(?<![\w*_])([*_])(?=\S)([^*_\n]{3,200}?)(?<=\S)\1(?![\w*_])")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


def quoted(text: str) -> list[Span]:
    """The stretches inside quotation marks of any kind, and block quotes (lines that begin with > or are set in).

    >>> [text[a:b] for text in ["He said “I failed to ring”. It’s so."] for a, b in quoted(text)]
    ['“I failed to ring”']
    """
    return [*_in_curly(text), *_in_straight(text), *(match.span() for match in _BLOCK.finditer(text))]


def titled(text: str, titles: Iterable[str]) -> list[Span]:
    """Where known titles of works and documents stand, and words between *stars* or _lines_, as titles are marked."""
    folded = text.casefold()
    found = [match.span() for match in _MARKED.finditer(text)]
    if len(folded) != len(text):  # a letter that folds to two: places would not agree
        folded = text.lower() if len(text.lower()) == len(text) else text
    for title in {title.casefold().strip() for title in titles}:
        found += _everywhere(folded, title) if title else []
    return found


def repeated(text: str, passages: Iterable[str]) -> list[Span]:
    """Where a text repeats words that were quoted from a source, with or without marks round them."""
    found: list[Span] = []
    for passage in passages:
        if len(passage.split()) >= LEAST_WORDS:
            found += _everywhere(text, passage.strip())
    return found


def _everywhere(text: str, words: str) -> Iterator[Span]:
    place = text.find(words)
    while place >= 0:
        yield place, place + len(words)
        place = text.find(words, place + len(words))


def _in_curly(text: str) -> Iterator[Span]:
    place = 0
    while place < len(text):
        closing = _CLOSES.get(text[place]) if text[place] in _CLOSES else None
        end = _end_of_quote(text, place, closing) if closing else None
        if end is None:
            place = _next_opening(text, place + 1)
        else:
            yield place, end
            place = end


def _next_opening(text: str, place: int) -> int:
    found = [at for at in (text.find(mark, place) for mark in _CLOSES) if at >= 0]
    return min(found, default=len(text))


def _end_of_quote(text: str, start: int, closing: str) -> int | None:
    """Where a quote ends that opens here. ’ inside a word is an apostrophe, and so it is after an s if another ’ follows."""
    last = min(len(text), start + LONGEST_QUOTE)
    for place in range(start + 1, last):
        if text[place] in closing and not (closing == "’" and _is_apostrophe(text, place, last)):
            return place + 1
    return None


def _is_apostrophe(text: str, place: int, last: int) -> bool:
    after = text[place + 1 : place + 2]
    if after.isalnum() or not text[place - 1].strip():
        return True
    if text[place - 1] != "s" or not (after == " " and text[place + 2 : place + 3].isalpha()):
        return False
    rest = text[place + 1 : last].partition("‘")[0].partition("\n\n")[0]
    return any(letter == "’" and not rest[at + 1 : at + 2].isalnum() for at, letter in enumerate(rest))


def _in_straight(text: str) -> Iterator[Span]:
    """Inside "…" and '…', paragraph by paragraph; a mark that finds no partner there is none."""
    place = 0
    for end in [*(match.start() for match in _BLANK_LINE.finditer(text)), len(text)]:
        part = text[place:end]
        for mark in ('"', "'"):
            yield from ((place + start, place + stop) for start, stop in _pairs(part, mark))
        place = end


def _pairs(part: str, mark: str) -> Iterator[Span]:
    start: int | None = None
    for place, letter in enumerate(part):
        if letter != mark:
            continue
        before, after = part[place - 1 : place], part[place + 1 : place + 2]
        if start is None:
            if not before.isalnum() and after.strip():
                start = place
        elif before.strip() and not after.isalnum():
            yield start, place + 1
            start = None
