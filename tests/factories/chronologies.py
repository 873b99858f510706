"""Chronologies as agencies send them: seven agencies, seven layouts, made when a test asks for them."""

import csv
from collections.abc import Callable
from datetime import date, datetime, time
from io import BytesIO, StringIO
from typing import Any

import docx
import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904


def workbook(rows: list[list[Any]], *, days_from: int = 1900, change: Callable[[Any], None] | None = None) -> bytes:
    """A workbook of one sheet."""
    book = openpyxl.Workbook()
    if days_from == 1904:
        book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    for row in rows:
        sheet.append(row)
    if change:
        change(sheet)
    return saved(book)


def separated(rows: list[list[str]], *, separator: str = ",", encoding: str = "utf-8") -> bytes:
    """Separated values."""
    file = StringIO(newline="")
    csv.writer(file, delimiter=separator).writerows(rows)
    return file.getvalue().encode(encoding)


def word_table(rows: list[list[str]], *, change: Callable[[Any], None] | None = None) -> bytes:
    """A Word document with a sentence, then a table."""
    document = docx.Document()
    document.add_paragraph("Chronology of involvement. Confidential.")
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    if change:
        change(table)
    return saved(document)


def saved(thing: Any) -> bytes:
    """The bytes of a workbook or a document."""
    file = BytesIO()
    thing.save(file)
    return file.getvalue()


def health() -> bytes:
    """A workbook: a title above the heads, real dates, one merged over two rows."""
    rows = [
        ["Community health services: chronology", None, None],
        [],
        ["Date of contact", "Details of contact", "Outcome"],
        [date(2009, 3, 3), "Home visit. No food in the flat.", "Form sent to social care"],
        [None, "Telephone call to the duty desk.", None],
        [datetime.combine(date(2009, 5, 22), time(14, 30)), "Clinic: weight taken.", None],
    ]
    return workbook(rows, change=lambda sheet: sheet.merge_cells("A4:A5"))


def school() -> bytes:
    """Separated by semicolons, cp1252, several lines in a cell, day first, the year in two figures."""
    rows = [
        ["When", "What happened", "Action taken"],
        ["12/3/09", "Learning mentor rang.\nAdvised to do an assessment.", ""],
        ["?22 May 2009", "She said “I listen for the baby” – in class.", "Passed on"],
        ["Easter 2009", "Away for two weeks.", ""],
    ]
    return separated(rows, separator=";", encoding="cp1252")


def police() -> bytes:
    """UTF-16 with tabs: from and to, the time in a column of its own."""
    rows = [
        ["Date from", "Date to", "Time", "Incident"],
        ["01.02.2010", "", "23:10", "Called by a neighbour."],
        ["03.02.2010", "05.02.2010", "", "Officer called three times."],
    ]
    return separated(rows, separator="\t", encoding="utf-16")


def social_care() -> bytes:
    """A Word table with a merged date, week commencing, and a name in the column of who."""
    rows = [
        ["Date", "By whom", "Event"],
        ["w/c 3 March 2009", "Duty social worker", "Form read."],
        ["", "Duty social worker", "Form put on the system."],
        ["early 2010", "Jo from the front desk", "Mother came to the office."],
    ]
    return word_table(rows, change=lambda table: table.cell(1, 0).merge(table.cell(2, 0)))


def housing() -> bytes:
    """A workbook made on an old Macintosh: bare day numbers from 1904."""
    rows = [["Date", "Summary"], [38413, "Shouting heard; football."], [38414, "Light on at three."]]
    return workbook(rows, days_from=1904)


def practice() -> bytes:
    """Separated by commas: month and year as 03.09, quoted commas, the heads once more in the middle."""
    rows = [
        ["date", "notes"],
        ["03.09", "Low mood, “tired”, no sleep."],
        ["date", "notes"],
        ["04.09", "Review, as planned."],
    ]
    return separated(rows)


def nursery() -> bytes:
    """A workbook of two sheets, the first a cover, no date in some rows."""
    book = openpyxl.Workbook()
    book.active.title = "Cover"
    book.active.append(["Smith & Daughters", "O'Brien"])
    sheet = book.create_sheet("Diary")
    for row in [
        ["Day", "Entry", "Child"],
        ["March 2009", "Where the bread lives.", "Looked twice."],
        ["", "No date.", ""],
    ]:
        sheet.append(row)
    return saved(book)


def of_thousand(rows: int = 1000) -> bytes:
    """A workbook of many rows, as a long chronology is."""
    begun = [["Date", "What"]]
    return workbook(
        begun
        + [
            [f"{1 + number % 28}/{1 + number // 28 % 12}/{2008 + number % 3}", f"Contact {number}: " + "x" * 200]
            for number in range(rows)
        ]
    )
