"""Times as the tables print them."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Times:
    """How long something took, several times over, in milliseconds."""

    p50: float
    p95: float
    longest: float
    count: int

    @classmethod
    def of(cls, seconds: Sequence[float]) -> "Times":
        """The middle, the 95th percentile and the longest of some durations."""
        if not seconds:
            return cls(0, 0, 0, 0)
        ordered = sorted(seconds)
        at = min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))
        return cls(1000 * statistics.median(ordered), 1000 * ordered[at], 1000 * ordered[-1], len(ordered))


def table(heading: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Rows as Markdown, columns aligned; the first column to the left, the others to the right."""
    lines = [list(heading), *(list(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heading))]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    return "\n".join(
        "| "
        + " | ".join(
            [line[0].ljust(widths[0]), *(word.rjust(width) for word, width in zip(line[1:], widths[1:], strict=True))]
        )
        + " |"
        for line in [lines[0], rule, *lines[1:]]
    )
