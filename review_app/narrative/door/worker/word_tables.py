"""The tables of a Word document, as they read once every tracked change is accepted."""

from typing import Any

from review_app.narrative.door.worker.rows import Ceiling, Table
from review_app.sources.door.worker.answers import Limits, Refused
from review_app.sources.door.worker.word import Reading, W, main_part, nearest
from review_app.sources.door.worker.zips import Package


def read(package: Package, limits: Limits) -> tuple[list[Table], set[str]]:
    """The outermost tables of a document, by number; raises Refused."""
    reading = Reading(package)
    body = reading.part(main_part(package)).find(W + "body")
    if body is None:
        raise Refused("broken")
    ceiling, tables = Ceiling(limits.characters), list[Table]()
    for element in body.iter(W + "tbl"):
        if nearest(element, "tbl") is None:
            table = Table(f"Table {len(tables) + 1}", ceiling)
            _read(element, table, reading)
            tables.append(table)
    return tables, {"tracked"} if reading.notes["tracked"] else set()


def _read(element: Any, table: Table, reading: Reading) -> None:
    above: dict[int, str] = {}
    for number, row in enumerate((row for row in element.iter(W + "tr") if nearest(row, "tbl") is element), start=1):
        if row.find(f"{W}trPr/{W}del") is not None:
            reading.notes["tracked"] = 1
            continue
        cells = _cells(row, above, reading)
        above = dict(enumerate(cells))
        table.add(number, cells)


def _cells(row: Any, above: dict[int, str], reading: Reading) -> list[str]:
    cells = [""] * _span(row.find(f"{W}trPr/{W}gridBefore"))
    for cell in row.iter(W + "tc"):
        if nearest(cell, "tr") is not row:
            continue
        merged = cell.find(f"{W}tcPr/{W}vMerge")
        goes_on = merged is not None and merged.get(W + "val") != "restart"
        words = "\n".join(block for block in reading.blocks_of(cell) if block)
        place = len(cells)
        cells += [words or (above.get(place, "") if goes_on else "")]
        cells += [""] * (_span(cell.find(f"{W}tcPr/{W}gridSpan")) - 1)
    return cells


def _span(element: Any) -> int:
    """How many columns an element says that it takes; a span of hundreds is a mistake or a trap."""
    said = str(element.get(W + "val", "")) if element is not None else ""
    return min(int(said), 60) if said.isdigit() else 0
