"""The application's side of the layout: asks the process for it, and keeps the answer under a hash of the shape.

A kept answer holds numbers only, in the order of the points: no id, no name and no word of a case.
"""

import hashlib
import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

WORKER = Path(__file__).with_name("worker.py")
FOLDER = "drawings"  # in the instance folder
MOST_KEPT = 400
MOST_FOR_DOT, MOST_JOINS_FOR_DOT = 400, 1500  # on more, and on denser graphs, dot runs for minutes
MEMORY = 1024 * 1024 * 1024
SECONDS = {"dot": 4, "sfdp": 8}  # of the processor
WAITS_LONGER = 2.5  # times the processor's seconds: the machine may have other work to do
AT_ONCE, LONGEST_WAIT = 1, 10
APART, COLUMN, ROW = 62.0, 240.0, 30.0
_places = threading.BoundedSemaphore(AT_ONCE)

log = logging.getLogger("casewindow")

Spot = tuple[float, float]


@dataclass(frozen=True)
class Shape:
    """What a layout depends on: the sizes of the points, which are joined, and in which column each would stand."""

    sizes: tuple[tuple[float, float], ...]
    joins: tuple[tuple[int, int], ...]
    columns: tuple[int, ...]

    @property
    def key(self) -> str:
        """A hash of the shape: the same for the same graph, whatever its words."""
        return hashlib.sha256(json.dumps([2, self.sizes, self.joins, self.columns]).encode()).hexdigest()


@dataclass(frozen=True)
class Placed:
    """Where the points stand, from the top left, and what laid them out."""

    spots: tuple[Spot, ...]
    program: str  # dot: from left to right; sfdp; columns: where neither was done in time


def place(shape: Shape, instance_folder: Path) -> Placed:
    """Where the points of a shape stand; kept from last time, or laid out now."""
    kept = instance_folder / FOLDER / f"{shape.key}.json"
    found = _kept(kept, len(shape.sizes))
    if found is None:
        found = lay_out(shape)
        if found.program != "columns":
            _keep(kept, found)
    return found


def lay_out(shape: Shape) -> Placed:
    """The layout itself; in plain columns where Graphviz is not done in time, or has others to serve."""
    small = len(shape.sizes) <= MOST_FOR_DOT and len(shape.joins) <= MOST_JOINS_FOR_DOT
    if shape.sizes and _places.acquire(timeout=LONGEST_WAIT):
        try:
            for program in ("dot", "sfdp") if small else ("sfdp",):
                spots = _ask(shape, program)
                if spots is not None:
                    return Placed(_moved(spots if program == "dot" else _apart(spots)), program)
        finally:
            _places.release()
    return Placed(_moved(in_columns(shape.columns)), "columns")


def in_columns(columns: Sequence[int]) -> list[Spot]:
    """Points one below the other, a column for each kind.

    >>> in_columns([0, 0, 1])
    [(0.0, 0.0), (0.0, 30.0), (240.0, 0.0)]
    """
    reached: dict[int, int] = {}
    found = []
    for column in columns:
        row = reached.get(column, 0)
        reached[column] = row + 1
        found.append((column * COLUMN, row * ROW))
    return found


def _ask(shape: Shape, program: str) -> list[Spot] | None:
    """What the process answers, or None if it was stopped by its limits."""
    seconds = SECONDS[program]
    asked = {
        "program": program, "sizes": shape.sizes, "joins": shape.joins, "memory": MEMORY, "seconds": seconds,
    }  # fmt: skip
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(WORKER)], input=json.dumps(asked).encode(), stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, timeout=seconds * WAITS_LONGER, env={}, cwd="/", check=True,
        )  # fmt: skip
        answer: list[list[float]] = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError) as problem:
        log.warning("the layout of a drawing by %s ended with %s", program, type(problem).__name__)
        return None
    return [(x, y) for x, y in answer]


def _apart(spots: list[Spot]) -> list[Spot]:
    """A cloud of points drawn so large that each has about the same room, however many there are."""
    wide = max(x for x, _y in spots) - min(x for x, _y in spots)
    high = max(y for _x, y in spots) - min(y for _x, y in spots)
    times = APART * (len(spots) / max(wide * high, 1.0)) ** 0.5
    return [(x * times, y * times) for x, y in spots]


def _moved(spots: list[Spot]) -> tuple[Spot, ...]:
    """The same with its top left corner at nought."""
    left, top = min((x for x, _y in spots), default=0.0), min((y for _x, y in spots), default=0.0)
    return tuple((round(x - left, 1), round(y - top, 1)) for x, y in spots)


def _kept(file: Path, number: int) -> Placed | None:
    with suppress(OSError, ValueError, KeyError, TypeError):
        said = json.loads(file.read_text(encoding="ascii"))
        spots = tuple((float(x), float(y)) for x, y in said["spots"])
        if len(spots) == number:
            with suppress(OSError):
                os.utime(file)  # what is looked at stays
            return Placed(spots, str(said["program"]))
    return None


def _keep(file: Path, placed: Placed) -> None:
    """Keep the answer; where that can't be done, the drawing is laid out again next time."""
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, exist_ok=True)
        fresh = file.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as handle:
            json.dump({"program": placed.program, "spots": placed.spots}, handle)
        fresh.replace(file)
        oldest_first = sorted(file.parent.iterdir(), key=lambda each: each.stat().st_mtime)
        for old in oldest_first[:-MOST_KEPT]:
            old.unlink(missing_ok=True)
