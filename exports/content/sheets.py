"""What a table holds that leaves as a file: a notice about who may have it, columns, and rows of plain words and numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

Cell: TypeAlias = str | int


@dataclass(frozen=True)
class Column:
    """One column; its width is in characters, for the programs that draw a sheet."""

    name: str
    width: int = 20


@dataclass(frozen=True)
class Sheet:
    """A table. The notice stands above it in the file and at the foot of each printed page."""

    name: str
    notice: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
