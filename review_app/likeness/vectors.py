"""The shapes of numbers that this room works with."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float32]  # one text a row, of length 1
Numbers = NDArray[Any]

STORED = np.dtype("<f2")  # as vectors are kept: two bytes a number, a score's fourth digit


def to_length_one(rows: Rows) -> Rows:
    """Each row divided by its length; a row of zeros, of a text without a word, stays as it is."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.where(lengths > 0, lengths, 1)).astype(np.float32)


def packed(row: Rows) -> bytes:
    """One row as it is kept."""
    return row.astype(STORED).tobytes()


def unpacked(kept: list[bytes], size: int) -> Rows:
    """Rows that were kept; each of length 1 again, since packing rounds."""
    if not kept:
        return np.zeros((0, size), dtype=np.float32)
    rows = np.frombuffer(b"".join(kept), dtype=STORED).reshape(len(kept), size)
    return to_length_one(rows.astype(np.float32))
