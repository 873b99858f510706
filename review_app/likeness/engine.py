"""Which engine works on this machine: the sentences where their weights are, the runs of letters everywhere else."""

import logging
from collections.abc import Sequence
from functools import cache
from typing import Protocol

from review_app.likeness.ngrams import Ngrams
from review_app.likeness.sentences.reading import Sentences
from review_app.likeness.sentences.weights import NoWeights
from review_app.likeness.vectors import Rows

log = logging.getLogger("casewindow")


class Engine(Protocol):
    """Makes rows of numbers of texts, so that the product of two says how alike they are."""

    @property
    def name(self) -> str:
        """Its name, version and the checksum of what it works with, kept beside each row: rows of two engines never meet."""

    @property
    def size(self) -> int:
        """How many numbers a row has."""

    def vectors(self, texts: Sequence[str]) -> Rows:
        """A row of length 1 for each text."""


def engine_here() -> Engine:
    """The best engine that works on this machine, loaded and tested once in a process."""
    return _found()[0]


def why_not_sentences() -> str | None:
    """Why texts are compared by their letters only, in a sentence; None where their meaning is compared."""
    return _found()[1] or None


@cache
def _found() -> tuple[Engine, str]:
    try:
        return Sentences.here(), ""
    except NoWeights as problem:
        log.warning("texts are compared by their letters only: %s", problem)
        return Ngrams(), str(problem)
