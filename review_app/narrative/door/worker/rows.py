"""A table as it is read: rows of words with the numbers that they have in their file, up to a ceiling of our own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from review_app.sources.door.worker.answers import Refused

MOST_ROWS = 5_000  # rows with words in them, all tables of a file together
MOST_HEADS = 12  # rows beyond that: what stands above a table, and the names of its columns
MOST_COLUMNS = 60
MOST_IN_CELL = 20_000


@dataclass
class Ceiling:
    """How much more of one file may be read."""

    characters: int
    rows: int = MOST_ROWS + MOST_HEADS

    def take(self, cells: Sequence[str]) -> None:
        """Count one row; raises Refused once there is too much."""
        self.rows -= 1
        self.characters -= sum(len(cell) for cell in cells)
        if self.rows < 0:
            raise Refused("too_many_rows")
        if self.characters < 0 or any(len(cell) > MOST_IN_CELL for cell in cells):
            raise Refused("too_long")


@dataclass
class Table:
    """One table: its name in the file, and its rows."""

    name: str
    ceiling: Ceiling
    days_from: str = ""  # "1900" or "1904": from when a workbook counts its days
    rows: list[tuple[int, list[str]]] = field(default_factory=list)

    def add(self, number: int, cells: Sequence[str]) -> None:
        """Add a row, unless it is empty."""
        words = [cell.strip() for cell in cells[:MOST_COLUMNS]]
        while words and not words[-1]:
            words.pop()
        if words:
            self.ceiling.take(words)
            self.rows.append((number, words))

    def fill(self, merged: Iterable[tuple[int, int, int]]) -> None:
        """Repeat what stands in the first of several cells merged one below the other: first row, last row, column."""
        by_number, filled = dict(self.rows), 0
        for first_row, last_row, column in merged:
            words = by_number.get(first_row, [])
            if column >= len(words) or not words[column]:
                continue
            filled += last_row - first_row
            if filled > MOST_ROWS * MOST_COLUMNS:  # merged cells never lie over one another
                raise Refused("unsafe")
            for number in range(first_row + 1, last_row + 1):
                cells = by_number.get(number)
                if cells is not None:
                    cells.extend([""] * (column + 1 - len(cells)))
                    cells[column] = cells[column] or words[column]

    def said(self) -> dict[str, Any]:
        """The table as it is written."""
        return {"name": self.name, "days_from": self.days_from, "rows": self.rows}
