"""What a drawing or a file of the evidence graph holds: points by position, number or heading, and what leads to what."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Point:
    """One point; nothing of it is a title or a word of a text."""

    key: str
    kind: str  # "source", "passage", "view", "episode", "factor", "finding", "outside"
    label: str
    facts: tuple[tuple[str, str | int], ...] = ()  # such as ("conversations", 2)
    x: float = 0.0
    y: float = 0.0
    on_paper: bool = False  # a source that nobody told us


@dataclass(frozen=True)
class Join:
    """A line from what was said or read to what rests on it, and how often it does."""

    start: str
    end: str
    times: int = 1


@dataclass(frozen=True)
class EvidenceGraph:
    """A drawing, or a file for another program."""

    title: str
    notice: str  # who it is for
    words: str  # what it shows, for those who don't see it
    points: tuple[Point, ...]
    joins: tuple[Join, ...]
    left_to_right: bool = True
    lit: frozenset[str] = frozenset()  # the keys of what was chosen and of what leads there; empty: all alike
    kinds: tuple[tuple[str, str], ...] = ()  # for the legend: a kind, and its name


LONGEST_LABEL = 36
SIZES = {"finding": 26.0, "episode": 24.0, "outside": 22.0}
LETTER = 6.6  # pixels that a letter takes


def small(point: Point, *, many: bool) -> bool:
    """Whether a point is drawn without its label: a quote, and where there are many most kinds."""
    return point.kind == "passage" or (many and point.kind not in {"finding", "episode"})


def size_of(point: Point, *, many: bool) -> tuple[float, float]:
    """How wide and high a point is drawn."""
    if small(point, many=many):
        return (9.0, 9.0) if point.kind == "passage" else (14.0, 14.0)
    return min(len(point.label), LONGEST_LABEL) * LETTER + 18, SIZES.get(point.kind, 20.0)


MANY = 400


def is_large(points: int) -> bool:
    """Whether there are so many points that most stand without their labels."""
    return points > MANY
