"""Finding the wording that is nearest to another by its letters, without comparing each with all."""

from collections.abc import Iterator
from typing import Generic, TypeVar

from rapidfuzz import fuzz, process

Key = TypeVar("Key")
ALIKE = 88  # of a hundred: from here on two wordings are pointed out as perhaps the same
SHORTEST = 12  # letters; what is shorter says too little to be compared
IN_A_ROW = 3  # words that two such wordings have in common somewhere; of short ones, two
SHORT = 6  # words
MOST_COMPARED = 400


class Wordings(Generic[Key]):
    """Wordings by the words that stand in a row in them: two that are much alike share some."""

    def __init__(self) -> None:
        self._words: dict[Key, str] = {}
        self._with: dict[tuple[str, ...], list[Key]] = {}

    def add(self, key: Key, words: str) -> None:
        """Add a wording."""
        self._words[key] = words
        for row in set(_rows(words)):
            self._with.setdefault(row, []).append(key)

    def nearest(self, words: str) -> Key | None:
        """The wording that is most like this one, or None if none is much like it."""
        if len(words) < SHORTEST:
            return None
        few_first = sorted((self._with.get(row, ()) for row in set(_rows(words))), key=len)
        likely = list(dict.fromkeys(key for keys in few_first for key in keys[:MOST_COMPARED]))[:MOST_COMPARED]
        best = process.extractOne(
            words, {key: self._words[key] for key in likely}, scorer=fuzz.ratio, score_cutoff=ALIKE
        )
        return best[2] if best else None


def _rows(words: str) -> Iterator[tuple[str, ...]]:
    """Every two words in a row, and in a longer wording every three."""
    said = words.split()
    length = 2 if len(said) <= SHORT else IN_A_ROW
    for begin in range(max(1, len(said) - length + 1)):
        yield tuple(said[begin : begin + length])
    if len(said) == SHORT + 1:  # so that it meets those that are a word shorter
        yield from (tuple(said[begin : begin + 2]) for begin in range(SHORT))
