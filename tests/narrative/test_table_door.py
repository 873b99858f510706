"""Hostile and broken tables: each is refused with a sentence, quickly, and nothing of it comes through."""

import io
import random
import time
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from config import Settings
from review_app.narrative.door.reading import NotATable, read_tables
from tests.factories import chronologies

SETTINGS = Settings(
    instance_folder=Path("/nowhere"), key_file=Path("/nowhere"), public_address="http://localhost", allow_http=True,
    trusted_proxies=0, testing=True,
)  # fmt: skip


def repacked(content: bytes, **parts: bytes) -> bytes:
    """A packed file with some parts in place of its own, or more."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.pop(name, None) or old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return made.getvalue()


def refusal(content: bytes) -> str:
    with pytest.raises(NotATable) as refused:
        read_tables(content, SETTINGS)
    return refused.value.sentence


def test_a_cell_at_the_far_end_costs_less_than_a_second_of_the_processor() -> None:
    far = chronologies.workbook([["Date", "What"]], change=lambda sheet: sheet.__setitem__("XFD1048576", 1))
    assert len(far) < 6000
    begun = time.monotonic()
    assert read_tables(far, SETTINGS).tables[0].rows[0].cells == ("Date", "What")
    assert time.monotonic() - begun < 5  # the clock of a busy machine


def test_macros_entities_bombs_and_other_files_are_refused() -> None:
    book = chronologies.workbook([["Date", "What"], ["2009", "x"]])
    assert "macros" in refusal(repacked(book, **{"xl/vbaProject.bin": b"x"}))
    evil = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><sst>&e;</sst>'
    assert "no need of" in refusal(repacked(book, **{"xl/sharedStrings.xml": evil}))
    bomb = b"<sheetData>" + b"<row><c><v>1</v></c></row>" * 6_000_000
    assert "too large" in refusal(repacked(book, **{"xl/worksheets/sheet1.xml": bomb}))
    assert refusal(b"%PDF-1.4") != refusal(b"{\\rtf1 x}")
    assert "web page" in refusal(b"<html><table><tr><td>Date</td></tr></table></html>")


def test_broken_files_are_read_or_refused_and_never_fail() -> None:
    chance = random.Random(3)
    wholes = [chronologies.health(), chronologies.social_care(), chronologies.school(), chronologies.police()]
    for _round in range(24):
        content = bytearray(chance.choice(wholes))
        for _slip in range(chance.randrange(1, 12)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        if chance.random() < 0.3:
            del content[chance.randrange(len(content)) :]
        with suppress(NotATable):
            assert read_tables(bytes(content), SETTINGS).tables


def test_what_a_workbook_only_works_out_is_read_as_it_was_last_known() -> None:
    rows = (
        read_tables(chronologies.workbook([["Date", "What"], ["2009", "=1+1"], [True, 2.50]]), SETTINGS).tables[0].rows
    )
    assert [row.cells for row in rows] == [("Date", "What"), ("2009",), ("yes", "2.5")]


def test_a_separator_and_cells_of_several_lines_are_found_out() -> None:
    rows = [["Date", "What"], ["2009", 'He said "no",\nand; went | away']]
    for separator in ",;\t|":
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"):
            read = read_tables(chronologies.separated(rows, separator=separator, encoding=encoding), SETTINGS)
            assert read.tables[0].rows[1].cells[1] == 'He said "no",\nand; went | away', (separator, encoding)
