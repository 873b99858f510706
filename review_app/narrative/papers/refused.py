"""The rows of a table that could not be read, as a workbook to be mended and brought again."""

from collections.abc import Sequence

from exports.content.sheets import Column, Sheet
from exports.sheets import xlsx
from review_app.narrative.rules.columns import heads_of
from review_app.narrative.rules.importing import Fate, Outcome
from review_app.narrative.waiting import Waiting

WHY = "Why it was not read"
NOTICE = "Rows that could not be read. Mend them here, save, and bring this file: the last column may stay."
NARROW, WIDE = 18, 60


def refused_rows(waiting: Waiting, found: Sequence[Outcome]) -> bytes:
    """The workbook: the table's own columns, and the reason at the end of each row."""
    heads = heads_of(waiting.table, waiting.plan.head)
    columns = [Column(head, WIDE if place in _long(found) else NARROW) for place, head in enumerate(heads)]
    rows = [
        [*(each.row.at(place) for place in range(len(heads))), each.reason]
        for each in found
        if each.fate is Fate.REFUSED
    ]
    return xlsx.draw(Sheet("Rows to mend", NOTICE, [*columns, Column(WHY, WIDE)], rows))


def _long(found: Sequence[Outcome]) -> set[int]:
    return {place for each in found for place, cell in enumerate(each.row.cells) if len(cell) > NARROW * 2}
