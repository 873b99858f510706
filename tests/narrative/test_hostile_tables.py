"""Tables made to do harm: each is refused with its sentence before it costs much, or read without what would act."""

import csv
import io
import time
import zipfile
from collections.abc import Callable

import openpyxl
import pytest

from review_app.narrative.door.reading import NOTES, REFUSALS, read_tables
from tests.factories import chronologies
from tests.narrative.test_table_door import SETTINGS, refusal, repacked

SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData>{}</worksheet>'
STRINGS = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&e;</t></si></sst>'
ENTITY = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
LAST_CELLS = '<row r="1"><c r="A1"><v>1</v></c></row><row r="99999999999"><c r="A99999999999"><v>1</v></c></row>'


def book(**parts: bytes) -> bytes:
    """A small workbook with other parts in it."""
    return repacked(chronologies.workbook([["Date", "What"], ["2009", "x"]]), **parts)


def entity(encoding: str, before: str = "") -> bytes:
    """A workbook whose words would be those of a file of ours."""
    xml = f'<?xml version="1.0" encoding="{encoding.upper()}"?>{before}{ENTITY}{STRINGS}'
    return book(**{"xl/sharedStrings.xml": xml.encode(encoding)})


def merged_over_one_another() -> bytes:
    """A workbook that says thousands of times that its first column is one cell."""
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c><c r="B{n}"><v>2</v></c></row>' for n in range(1, 4900))
    cells = "<mergeCells>" + '<mergeCell ref="A1:A4899"/>' * 5000 + "</mergeCells>"
    return book(**{"xl/worksheets/sheet1.xml": SHEET.format(rows, cells).encode()})


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "entities in UTF-16": (lambda: entity("utf-16"), "unsafe"),
    "entities after a long comment": (lambda: entity("utf-8", f"<!--{'x' * 9000}-->"), "unsafe"),
    "a row beyond every workbook": (lambda: book(**{"xl/worksheets/sheet1.xml": SHEET.format(LAST_CELLS, "").encode()}), "unsafe"),
    "cells merged over one another": (merged_over_one_another, "unsafe"),
    "one line of 10 MB": (lambda: b"Date,What\n2009," + b"x" * 10_000_000, "too_long"),
    "nothing but separators": (lambda: b"," * 10_000_000, "too_long"),
    "a zero byte": (lambda: b"Date,What\n2009,\x00x\n", "not_text"),
    "half a letter": (lambda: "Date,What\n2009,\ud83dx\n".encode("utf-16-le", "surrogatepass"), "not_text"),
    "a photograph of a table": (lambda: b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(500), "picture"),
    "a zip in a zip in a zip": (lambda: zipped_in(zipped_in(zipped_in(b"x"))), "other_office"),
}  # fmt: skip


def zipped_in(content: bytes) -> bytes:
    """A zip of one file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inner.dat", content)
    return stream.getvalue()


@pytest.mark.parametrize("name", REFUSED)
def test_a_table_made_to_do_harm_is_refused_quickly_with_its_sentence(name: str) -> None:
    make, code = REFUSED[name]
    content, begun = make(), time.monotonic()
    assert refusal(content) == REFUSALS[code]
    assert time.monotonic() - begun < 15  # the clock of a busy machine


def test_more_tables_than_are_read_are_said() -> None:
    many = openpyxl.Workbook()
    for number in range(40):
        many.create_sheet(f"S{number}").append(["Date", "What"])
    read = read_tables(chronologies.saved(many), SETTINGS)
    assert (len(read.tables), read.notes) == (30, (NOTES["tables"],))


def test_figures_keep_all_their_places_and_formulas_stay_words() -> None:
    rows = read_tables(chronologies.workbook([["Date", "What"], ["2009", 12345.67]]), SETTINGS).tables[0].rows
    assert rows[1].cells == ("2009", "12345.67")
    file = io.StringIO(newline="")
    csv.writer(file).writerows([["Date", "What"], ["2009", "=cmd|'/c calc'!A0"]])
    assert read_tables(file.getvalue().encode(), SETTINGS).tables[0].rows[1].cells[1] == "=cmd|'/c calc'!A0"
