"""How long the wording check takes on 5,000 words: plain ones, ones that blame in every sentence, and the worst phrases there may be."""

import itertools
import time
import tomllib

from review_app.hints.check import Checker, Kind
from review_app.hints.check.phrases import MOST_PLACES
from review_app.hints.standard import standard_kinds
from tools.bench.numbers import Times
from tools.wording import FILES, TEXTS

WORDS, ROUNDS = 5_000, 25
WORST = f"aaa* {' '.join(['[*]'] * (MOST_PLACES - 2))} *b"


def rows() -> list[list[str]]:
    """A row for each text."""
    standard = Checker(standard_kinds())
    worst = Checker([Kind("worst", "Worst", WORST)])
    return [
        ["plain words", *_measured(standard, _words("plain"))],
        ["blame in every sentence", *_measured(standard, _words("blames"))],
        ["the slowest phrase that may be written, on “aaaa” alone", *_measured(worst, "aaaa " * WORDS)],
    ]


def _words(which: str) -> str:
    """So many words of the sentences that the check is judged by."""
    files = [tomllib.loads((TEXTS / name).read_text(encoding="utf-8")) for name in FILES]
    sentences = [text for each in files for kind in each.values() for text in kind.get(which, [])]
    words = itertools.islice(itertools.cycle(" ".join(sentences).split()), WORDS)
    return " ".join(words)


def _measured(checker: Checker, text: str) -> list[str]:
    found, seconds = 0, []
    for _round in range(ROUNDS):
        begun = time.perf_counter()
        found = len(checker.check(text))
        seconds.append(time.perf_counter() - begun)
    times = Times.of(seconds)
    return [f"{found:,}", f"{times.p50:.0f}", f"{times.p95:.0f}"]
