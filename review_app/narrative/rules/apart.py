"""Several tables on one sheet: each is read by its own heads, and never one by the heads of another."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from review_app.narrative.door.reading import Row, Table, Tables
from review_app.narrative.rules.columns import folded, heads_itself, likely_plan, why_not_plan

NEAR = 4  # rows between an empty row and the heads below it, such as a title


def apart(read: Tables) -> Tables:
    """The tables of a file, those that stand one below the other on a sheet as tables of their own."""
    return replace(read, tables=tuple(part for table in read.tables for part in _parts(table)))


def likely_table(read: Tables) -> int:
    """The place of the first table that has a date and says what happened; else of the first."""
    plans = (likely_plan(table, place, {}, "lane") for place, table in enumerate(read.tables))
    return next((plan.table for plan in plans if not why_not_plan(plan)), 0)


def _parts(table: Table) -> Iterator[Table]:
    begins = [0, *_begins(table.rows), len(table.rows)]
    for first, end in pairwise(begins):
        rows = table.rows[first:end]
        name = f"{table.name}, rows {rows[0].number} to {rows[-1].number}" if len(begins) > 2 and rows else table.name
        yield replace(table, name=name.removeprefix(", "), rows=rows)


def _begins(rows: tuple[Row, ...]) -> Iterator[int]:
    """Where another table begins: below an empty row, near heads of columns that are not those of the table above."""
    heads: list[str] = []
    at = gap = 0  # where those heads stand, and where the last empty row was
    for place, row in enumerate(rows):
        gap = place if place and row.number > rows[place - 1].number + 1 else gap
        if not heads_itself(row):
            continue
        said = [folded(cell) for cell in row.cells if cell]
        if heads and said != heads and at < gap and place - gap < NEAR:
            yield gap
        heads, at = said, place
