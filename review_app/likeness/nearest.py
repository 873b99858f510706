"""Who is nearest to whom among many rows, by blocks of products. Pure."""

from collections.abc import Iterator

import numpy as np

from review_app.likeness.vectors import Rows

BLOCK = 512  # rows multiplied with all others in one go: 36 MB at 18,000 texts


def nearest_pairs(rows: Rows, per_item: int) -> list[tuple[int, int, float]]:
    """The pairs in which one is among the nearest of the other, by place, the lower first; each pair once."""
    most, count = min(per_item, len(rows) - 1), len(rows)
    if most < 1:
        return []
    keys, scores = zip(*_blocks(rows, most), strict=True)
    every, places = np.unique(np.concatenate(keys), return_index=True)
    found = np.concatenate(scores)[places]
    return list(zip((every // count).tolist(), (every % count).tolist(), found.tolist(), strict=True))


def _blocks(rows: Rows, most: int) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Block by block, the nearest of each row: the pair as one number, and its score."""
    count = len(rows)
    for begin in range(0, count, BLOCK):
        scores = rows[begin : begin + BLOCK] @ rows.T
        own = np.arange(begin, begin + len(scores))
        scores[np.arange(len(scores)), own] = -2  # nothing is its own neighbour
        nearest = np.argpartition(scores, count - most, axis=1)[:, count - most :]
        ones, others = np.repeat(own, most), nearest.ravel()
        pairs = np.minimum(ones, others) * count + np.maximum(ones, others)
        yield pairs, np.take_along_axis(scores, nearest, axis=1).ravel()
