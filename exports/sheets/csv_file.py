"""A table as a .csv file: UTF-8 with a mark that spreadsheet programs know, every cell in quotes, no formula."""

import csv
from io import StringIO
from typing import Final

from exports.content.sheets import Cell, Sheet
from exports.sheets.cells import disarmed, plain

MEDIA_TYPE: Final = "text/csv"


def draw(sheet: Sheet) -> bytes:
    """The bytes of the file: the notice, the names of the columns, the rows."""
    file = StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([_cell(sheet.notice), *[""] * (len(sheet.columns) - 1)])
    writer.writerow([_cell(column.name) for column in sheet.columns])
    writer.writerows([_cell(value) for value in row] for row in sheet.rows)
    return file.getvalue().encode("utf-8-sig")


def _cell(value: Cell) -> str:
    return disarmed(plain(value)) if isinstance(value, str) else str(value)
