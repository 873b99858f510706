"""The engine of sentences as the rest of the room uses it."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from review_app.likeness.sentences.network import WIDTH, rows_of
from review_app.likeness.sentences.pieces import Pieces
from review_app.likeness.sentences.weights import (
    CHECKSUMS,
    VOCABULARY,
    WEIGHTS,
    folder_here,
    read_vocabulary,
    read_weights,
)
from review_app.likeness.vectors import Rows

AT_ONCE = 1024  # pieces worked on in one table: about 25 MB


class Sentences:
    """What sentences mean, as all-MiniLM-L6-v2 has it: near when they say the same in other words."""

    name = f"all-MiniLM-L6-v2 1 {CHECKSUMS[WEIGHTS][:16]}"
    size = WIDTH

    def __init__(self, folder: Path) -> None:
        self._weights = read_weights(folder / WEIGHTS)
        self._pieces = Pieces(read_vocabulary(folder / VOCABULARY))

    @classmethod
    def here(cls) -> "Sentences":
        """The engine with the weights of this machine; raises NoWeights with the reason."""
        return cls(folder_here())

    def vectors(self, texts: Sequence[str]) -> Rows:
        """A row of length 1 for each text, in their order; those of like length are worked on together."""
        pieces = [self._pieces.numbers_of(text) for text in texts]
        rows = np.zeros((len(texts), WIDTH), dtype=np.float32)
        waiting: list[int] = []
        for place in sorted(range(len(texts)), key=lambda place: len(pieces[place])):
            if waiting and sum(len(pieces[one]) for one in waiting) + len(pieces[place]) > AT_ONCE:
                rows[waiting] = rows_of(self._weights, [pieces[one] for one in waiting])
                waiting = []
            waiting.append(place)
        if waiting:
            rows[waiting] = rows_of(self._weights, [pieces[one] for one in waiting])
        return rows
