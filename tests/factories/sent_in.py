"""Chronologies as they are sent in when nobody was told how: the worst that seven agencies make, each in its own way."""

from datetime import date, datetime, time
from typing import Any

import docx
import openpyxl

from tests.factories.chronologies import saved, separated


def police_log() -> bytes:
    """A log printed to .csv: semicolons, cp1252, three lines of a title, date and time in one cell, a line at the end."""
    return "\r\n".join(
        [
            "Command and control export;;;",
            "Printed 01/02/2011 09:15 by 4471;;;",
            "",
            "Log no;Date/Time;Type;Narrative",
            '1207-140309;14/03/2009 23:10;DOMESTIC;"Caller says “shouting, then quiet” – child heard; unit sent."',
            '0031-150309;15/03/2009 00:05:12;DOMESTIC;"Officers attend; all calm.\r\nNo offences. £20 window."',
            "0907-020409;02/04/09 0915hrs;CONCERN;School rings – no café breakfast, he says.",
            "0907-020409;02/04/09 0915hrs;CONCERN;School rings – no café breakfast, he says.",
            "End of report;;;",
        ]
    ).encode("cp1252")


def health_visitor_book() -> bytes:
    """A workbook: a title block, heads in two rows with merged cells, two tables on one sheet."""
    rows: list[list[Any]] = [
        ["HEALTH VISITING SERVICE", None, None, None],
        ["Child: see cover. Date of birth: see cover.", None, None, None],
        [],
        ["Date and time", None, "Contact", None],
        ["Date", "Time", "What happened", "Outcome"],
        [date(2009, 3, 3), time(9, 30), "Home visit. No food in the flat.", "Form to social care"],
        [None, time(15, 0), "Telephone call to the duty desk.", None],
        [date(2009, 3, 9), None, "Clinic: weight taken.", None],
        [],
        [],
        ["Missed appointments", None, None, None],
        ["Date", "Clinic", "Reason given", None],
        [date(2009, 4, 1), "Weighing", "None", None],
        [date(2009, 4, 15), "Hearing", "Bus did not come", None],
    ]

    def change(sheet: Any) -> None:
        for cells in ("A1:D1", "A4:B4", "C4:D4", "A6:A7", "A11:D11"):
            sheet.merge_cells(cells)

    return _book({"Sheet1": rows}, change)


def school_document() -> bytes:
    """A Word document: a letterhead in a table of its own, short years in words, a table inside a cell, merged cells."""
    document = docx.Document()
    letterhead = document.add_table(1, 2)
    letterhead.cell(0, 0).text = "Hill Road School"
    letterhead.cell(0, 1).text = "Confidential"
    document.add_paragraph("Chronology")
    table = document.add_table(6, 3)
    said = [
        ["Date", "Staff", "Event"],
        ["12th Mar 09", "Learning mentor", "Rang home."],
        ["12th Mar 09", "", "No answer."],
        ["Mon 16th Mar ’09", "Class teacher", "Came in tired."],
        ["Summer term 2009", "", ""],
        ["2nd & 3rd Apr 09", "Class teacher", "Not in school."],
    ]
    for number, row in enumerate(said):
        for place, words in enumerate(row):
            table.cell(number, place).text = words
    inner = table.cell(3, 2).add_table(2, 2)
    for place, words in enumerate(["Maths", "asleep", "Lunch", "ate twice"]):
        inner.cell(place // 2, place % 2).text = words
    table.cell(2, 0).text = ""
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(2, 1).text = ""
    table.cell(1, 1).merge(table.cell(2, 1))
    table.cell(4, 0).merge(table.cell(4, 2))
    return saved(document)


def practice_printout() -> bytes:
    """A printout of a practice's system: tabs, UTF-16 with its mark, a line that goes on under the one before."""
    rows = [
        ["Patient record extract", "", ""],
        ["Date", "Clinician", "Consultation text"],
        ["03-Mar-2009", "GP 1", "Low mood. “Tired all the time”."],
        ["", "", "Review in two weeks."],
        ["17-Mar-2009", "GP 1", "Did not attend."],
        ["07-Apr-2009 10:40", "Practice nurse", "Immunisation given"],
    ]
    return separated(rows, separator="\t", encoding="utf-16")


def housing_book() -> bytes:
    """A workbook with real days and times, with cells that work something out, and a line of sums at its end."""
    rows: list[list[Any]] = [
        ["Ref", "Date reported", "Time", "Issue", "Days open", "Closed on"],
        ["H1", date(2009, 3, 3), time(8, 5), "Boiler broken", "=F2-B2", date(2009, 3, 17)],
        ["H2", datetime.combine(date(2009, 3, 20), time(14, 30)), None, '="Noise: "&"shouting"', "=F3-B3", None],
        ["H3", "=B3+7", None, "Rent arrears letter", None, None],
        ["Total", None, None, None, "=SUM(E2:E4)", None],
    ]
    return _book({"Repairs": rows})


def guardian_document() -> bytes:
    """A Word table with the date only in the first row of a group, and headings across the table between the years."""
    document = docx.Document()
    rows = [
        ["2009", "2009", "2009"],
        ["Date", "Event", "Source"],
        ["3 March 2009", "Application issued.", "Court bundle"],
        ["", "Guardian appointed.", "Court bundle"],
        ["", "First hearing listed.", ""],
        ["9.3.09", "Hearing; interim order made.", "Order"],
        ["2010", "2010", "2010"],
        ["January 2010", "Final hearing.", "Order"],
        ["", "No order made.", ""],
    ]
    table = document.add_table(len(rows), 3)
    for number, row in enumerate(rows):
        if row[0] == row[1]:
            table.cell(number, 0).merge(table.cell(number, 2)).text = row[0]
            continue
        for place, words in enumerate(row):
            table.cell(number, place).text = words
    return saved(document)


def social_care_book(rows: int = 1000) -> bytes:
    """A workbook of a thousand rows with hidden rows, a hidden column and a hidden sheet, dates as people type them."""
    when = [
        "?22 May 2009",
        "Easter 2009",
        "March 09",
        "12/3/09",
        "22.05.2009",
        "c. June 2009",
        "w/c 9/3/09",
        "Spring 09",
    ]
    table: list[list[Any]] = [["Date of event", "Worker", "Details", "Manager’s private note"]]
    table += [
        [
            when[number % len(when)],
            "Duty worker",
            f"Contact {number}: a call.",
            "not for sharing" if number < 3 else None,
        ]
        for number in range(rows)
    ]

    def change(sheet: Any) -> None:
        sheet.column_dimensions["D"].hidden = True
        for number in (5, 6):
            sheet.row_dimensions[number].hidden = True

    return _book({"Chronology": table, "Lists": [["Yes", "No"], ["1", "2"]]}, change, hidden="Lists")


def _book(sheets: dict[str, list[list[Any]]], change: Any = None, hidden: str = "") -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    if change:
        change(book.worksheets[0])
    if hidden:
        book[hidden].sheet_state = "hidden"
    return saved(book)
