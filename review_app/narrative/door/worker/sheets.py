"""Workbooks: the last known value of each cell, days as days, merged cells filled downwards."""

import io
import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any
from xml.parsers import expat

import openpyxl
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from review_app.narrative.door.worker.rows import MOST_COLUMNS, MOST_ROWS, Ceiling, Table
from review_app.sources.door.worker.answers import Limits, Refused
from review_app.sources.door.worker.zips import Package

MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*ref="(\$?[A-Z]{1,3}\$?\d{1,7}:\$?[A-Z]{1,3}\$?\d{1,7})"')
LAST_ROW = 1_048_576  # of any workbook
HIDDEN = re.compile(rb'<(?:\w+:)?(?:row|col)\s[^>]*\bhidden="(?:1|true)"')
# A cell with a formula and no value; one of type “str” may have worked out that nothing is to stand there.
WORKED_OUT = re.compile(
    rb"<(?:\w+:)?c\b(?![^<>]*\bt=\"str\")[^<>]*>\s*<(?:\w+:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*(?:/>|></(?:\w+:)?v>)\s*)?</(?:\w+:)?c>"
)
NO_VALUE = re.compile(r"#(N/A|VALUE!|REF!|NAME\?|DIV/0!|NUM!|NULL!)")


def read(content: bytes, package: Package, limits: Limits) -> tuple[list[Table], set[str]]:
    """The sheets of a workbook; raises Refused."""
    if b"macroEnabled" in package.content("[Content_Types].xml"):
        raise Refused("macros")
    for name in package.names:
        if name.endswith((".xml", ".rels")):
            refuse_type_declaration(package.content(name))
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    days_from = "1904" if book.epoch == CALENDAR_MAC_1904 else "1900"
    ceiling, notes = Ceiling(limits.characters), set[str]()
    tables = []
    for sheet in list[Any](book.worksheets):
        hidden = " (hidden)" if sheet.sheet_state != "visible" else ""
        table = Table(f"{sheet.title}{hidden}", ceiling, days_from)
        for number, cells in _rows(sheet):
            if len(cells) > MOST_COLUMNS and cells[MOST_COLUMNS]:
                notes.add("columns")
            table.add(number, cells)
        part = package.content(sheet._worksheet_path)
        table.fill(_merged(part))
        notes |= {note for note, said in (("hidden", HIDDEN), ("formulas", WORKED_OUT)) if said.search(part)}
        tables.append(table)
    return tables, notes


class _Begun(Exception):
    """The first element of a part stands here."""


def refuse_type_declaration(part: bytes) -> None:
    """Refuse a part that declares a document type, and so entities of its own, in whatever letters it is written."""

    def found(*_said: object) -> None:
        raise Refused("unsafe")

    def begun(*_said: object) -> None:
        raise _Begun

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler, parser.StartElementHandler = found, begun
    try:
        parser.Parse(part, True)  # all there is
    except _Begun:
        return
    except expat.ExpatError as problem:
        raise Refused("broken") from problem


def _rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    sheet.reset_dimensions()  # what the file says of its own size is not to be believed
    before: Any = None
    for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True), start=1):
        if number > LAST_ROW:
            raise Refused("unsafe")
        if cells is before:
            continue  # a gap of up to a million rows is one empty row given again and again
        before = cells
        if any(cell is not None for cell in cells):
            yield number, [words(cell) for cell in cells]


def _merged(part: bytes) -> Iterator[tuple[int, int, int]]:
    """Where cells are merged one below the other: their first row, their last row, and the place of their column."""
    for found in islice(MERGED.finditer(part), MOST_ROWS):
        column, first, _last_column, last = range_boundaries(found[1].decode())
        if column and first and last and column <= MOST_COLUMNS and last - first < MOST_ROWS:
            yield first, last, column - 1


def words(value: Any) -> str:
    """A cell's value in words: a day as 2009-03-12, with its time if it has one; an error of the workbook as nothing."""
    if value is None or isinstance(value, timedelta):
        return "" if value is None else str(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value.time() == time() else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() else f"{value:.15g}"
    text = str(value).replace("_x000D_", "\r").replace("_x005F_", "_")  # how a workbook writes what it could misread
    return "" if NO_VALUE.fullmatch(text) else text
