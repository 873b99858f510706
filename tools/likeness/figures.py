"""How much of one processor the engines take and how much memory, each in a process of its own: one text, a hundred, 18,000."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import numpy as np

from review_app.likeness.engine import Engine
from review_app.likeness.nearest import nearest_pairs
from review_app.likeness.ngrams import Ngrams
from review_app.likeness.sentences.reading import Sentences
from tools.likeness.hits import own_trial

ENGINES: dict[str, Callable[[], Engine]] = {"letters": Ngrams, "sentences": Sentences.here}
COUNTRY = 18_000
SAMPLE = 1_000
MEGABYTE = 1024  # of kilobytes
STATUS = Path("/proc/self/status")
Figures = dict[str, float]
Done = TypeVar("Done")


def figures_of(name: str) -> Figures:
    """The figures of an engine, measured in a fresh process."""
    command = [sys.executable, "-m", "tools.likeness.figures", name]
    found: Figures = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return found


def measured(name: str) -> Figures:
    """Seconds and megabytes, in this process."""
    before, texts = _memory(), own_trial().texts
    engine, loading = _timed(ENGINES[name])
    engine.vectors(texts[:1])
    one = float(np.median([_timed(partial(engine.vectors, [text]))[1] for text in texts[:20]]))
    many = [f"{texts[place % len(texts)]} {place}" for place in range(SAMPLE)]
    _rows, hundred = _timed(lambda: engine.vectors(many[:100]))
    _parts, thousand = _timed(lambda: [engine.vectors(many[begin : begin + 32]) for begin in range(0, SAMPLE, 32)])
    reading = _memory() - before
    rows = np.random.default_rng(1).standard_normal((COUNTRY, engine.size), dtype=np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    _best, asking = _timed(lambda: np.argsort(-(rows @ engine.vectors(texts[:1])[0]))[:10])
    _pairs, pairing = _timed(lambda: nearest_pairs(rows, 5))
    return {
        "loading": loading, "one": one, "hundred": hundred, "country": thousand * COUNTRY / SAMPLE, "asking": asking,
        "pairing": pairing, "reading": reading, "peak": _memory(),
    }  # fmt: skip


def _timed(work: Callable[[], Done]) -> tuple[Done, float]:
    begun = time.process_time()  # of the processor, so that others on the machine don't count
    done = work()
    return done, time.process_time() - begun


def _memory() -> float:
    """The most that this process has held, in megabytes; the mapped weights among it, which processes share."""
    (line,) = (line for line in STATUS.read_text().splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / MEGABYTE


if __name__ == "__main__":
    print(json.dumps(measured(sys.argv[1])))
