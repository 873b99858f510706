"""The plain engine: which runs of letters two texts share. It needs nothing but this file, and is always there."""

import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import log

import numpy as np

from review_app.likeness.stop_words import STOP_WORDS
from review_app.likeness.vectors import Rows, to_length_one

SIZE = 1024
SHORTEST, LONGEST = 3, 5
WORD = re.compile(r"[^\W_]+")


class Ngrams:
    """Runs of three to five letters within words, counted and thrown into a row of fixed size by their checksum."""

    name = "n-grams 1"
    size = SIZE

    def vectors(self, texts: Sequence[str]) -> Rows:
        """A row of length 1 for each text."""
        rows = np.zeros((len(texts), SIZE), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word, times in Counter(words_of(text)).items():
                places, signs = _grams(word)
                np.add.at(row, places, signs * (1 + log(times)))
        return to_length_one(rows)


def words_of(text: str) -> list[str]:
    """The words of a text that say what it is about, in small letters."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return [word for word in WORD.findall(plain) if word not in STOP_WORDS]


@lru_cache(maxsize=8192)
def _grams(word: str) -> tuple[np.ndarray, np.ndarray]:
    """Where the runs of letters of a word go in the row, and with which sign, so that strangers cancel out."""
    padded = f" {word} "
    runs = [padded[i : i + n] for n in range(SHORTEST, LONGEST + 1) for i in range(max(1, len(padded) - n + 1))]
    sums = np.array([zlib.crc32(run.encode()) for run in runs], dtype=np.int64)
    return sums % SIZE, np.where(sums >> 31, 1.0, -1.0).astype(np.float32)
