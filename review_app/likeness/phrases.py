"""Why two texts are suggested, in words: what both of them say. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from review_app.likeness.stop_words import COMMON, STOP_WORDS

TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[.!?;:\n]+")
MOST = 4
SHORTEST = 5  # letters of a single word that is a reason by itself
ENDINGS = ("ing", "ed", "es", "s")


@dataclass(frozen=True)
class Said:
    """The words of a text in small letters, where each stands, and "" where a sentence ends."""

    text: str
    words: Sequence[str]
    spans: Sequence[tuple[int, int]]

    def quoted(self, begin: int, end: int) -> str:
        """The words from one place to another as the text writes them."""
        return " ".join(self.text[self.spans[begin][0] : self.spans[end - 1][1]].split())


def shared_phrases(a: str, b: str, *, most: int = MOST) -> list[str]:
    """What both texts say: the longest rows of words as the first writes them, then single words that not every text has.

    >>> shared_phrases("The social worker was never told of bruises.", "Nobody told a social worker of the bruise.")
    ['social worker', 'bruises']
    """
    first, second = _said(a), _said(b)
    covered: set[int] = set()
    found: dict[str, str] = {}
    for begin, end in _reasons(first, second):
        places = set(range(begin, end))
        key = " ".join(_stem(word) for word in first.words[begin:end])
        if not places & covered and key not in found:
            covered |= places
            found[key] = first.quoted(begin, end)
        if len(found) == most:
            break
    return list(found.values())


def _said(text: str) -> Said:
    tokens = [(match.group().casefold().replace("’", "'"), match.span()) for match in TOKEN.finditer(text)]
    return Said(text, [word if word[0].isalnum() else "" for word, _span in tokens], [span for _word, span in tokens])


def _reasons(first: Said, second: Said) -> Iterator[tuple[int, int]]:
    """Where in the first the rows begin and end that both have, those with most to say first; then single words."""
    rows = {_trimmed(first.words, *row) for row in _common_rows(first.words, second.words)}
    several = [row for row in rows if row[1] - row[0] > 1 and _weight(first.words[slice(*row)])]
    yield from sorted(several, key=lambda row: (-_weight(first.words[slice(*row)]), row))
    stems = {_stem(word) for word in second.words}
    single = [place for place, word in enumerate(first.words) if _is_telling(word) and _stem(word) in stems]
    for place in sorted(single, key=lambda place: (-len(first.words[place]), place)):
        yield place, place + 1


def _common_rows(ours: Sequence[str], theirs: Sequence[str]) -> set[tuple[int, int]]:
    """The rows of words of the first that the second has too, the longest at each place where one ends."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(theirs):
        if word:
            places.setdefault(word, []).append(place)
    rows, before = set[tuple[int, int]](), dict[int, int]()
    for at, word in enumerate(ours):
        lengths = {place: before.get(place - 1, 0) + 1 for place in places.get(word, ())}
        if lengths:
            rows.add((at + 1 - max(lengths.values()), at + 1))
        before = lengths
    return rows


def _trimmed(words: Sequence[str], begin: int, end: int) -> tuple[int, int]:
    """The row without the empty words at its two ends."""
    while begin < end and words[begin] in STOP_WORDS:
        begin += 1
    while end > begin and words[end - 1] in STOP_WORDS:
        end -= 1
    return begin, end


def _weight(words: Sequence[str]) -> int:
    """How much a row of words says: its letters without those of empty words, common ones for half."""
    return sum(len(word) if word not in COMMON else len(word) // 2 for word in words if word not in STOP_WORDS)


def _is_telling(word: str) -> bool:
    return len(word) >= SHORTEST and word not in STOP_WORDS and word not in COMMON and _stem(word) not in COMMON


def _stem(word: str) -> str:
    """A word without a usual ending, so that “visits” and “visiting” are one.

    >>> [_stem(word) for word in ("visits", "visiting", "visited", "bruises", "bruise", "is", "thing")]
    ['visit', 'visit', 'visit', 'bruis', 'bruis', 'is', 'thing']
    """
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= len("visit") - 1:
            return word.removesuffix(ending).removesuffix("e")
    return word.removesuffix("e")
