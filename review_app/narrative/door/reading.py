"""The application's side of the door for tables: a file goes in, rows of words come out."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from review_app.core.text import normalised
from review_app.sources.door.reading import Limits, NotReadable, answer_of

WORKER = Path(__file__).parent / "worker" / "__main__.py"

_AGAIN = "Open it in Excel or LibreOffice, save it again as a workbook (.xlsx), and bring that one."
REFUSALS: dict[str, str] = {
    "empty": "This file is empty. Choose another.",
    "no_table": "There is no table in this file. Bring a workbook (.xlsx), a .csv file, or a Word document with a table.",
    "too_large": "This file is too large. Take out pictures and other sheets, or split it, and bring it again.",
    "too_many_rows": "This file has more than 5,000 rows. Split it, and bring one part after the other.",
    "too_long": "A cell of this file, or the whole of it, is longer than is taken at once. Split it into several files.",
    "encrypted": "This file has a password. Open it, take the password off, save it, and bring it again.",
    "old_word": "This is a file of an older Excel (.xls) or Word. Open it and save it as a workbook (.xlsx).",
    "macros": "This file contains macros. Save it as a workbook without them (.xlsx), and bring that one.",
    "embedded": "Another file is embedded in this one. Take it out, save, and bring it again.",
    "picture": "This is a picture of a table. Ask the agency for the workbook or Word document that it shows.",
    "pdf": "This is a PDF. Ask the agency for the workbook or Word document that it was printed from.",
    "other_office": "This is no workbook (.xlsx), no .csv file and no Word document (.docx). Save it as one of them.",
    "markup": f"This is a web page or a data file. {_AGAIN}",
    "two_kinds": "This file pretends to be two kinds of file at once. Ask whoever made it for another.",
    "not_text": "This is no file that can be read here. Bring a workbook (.xlsx), a .csv file, or a Word document.",
    "broken": f"This file is damaged and can’t be read to its end. {_AGAIN}",
    "unsafe": f"This file contains something that a table has no need of. {_AGAIN}",
    "too_slow": f"This file took too long to read. {_AGAIN}",
    "busy": "Other files are being read just now. Wait a moment and bring it again.",
}
NOTES: dict[str, str] = {
    "tables": "The file has more than 30 tables; the first 30 were read.",
    "columns": "The file has more than 60 columns; the first 60 were read.",
    "guessed": "The file does not say how its letters are written. Check accents, quotation marks and pound signs.",
    "hidden": "The file has hidden rows or columns. They were read like the others: look whether they are meant to be here.",
    "formulas": f"Some cells only say how their value is worked out, and were left empty. {_AGAIN}",
    "tracked": "The file has tracked changes. The rows below are as if all of them were accepted.",
}


class NotATable(Exception):
    """The file is refused; `sentence` says why and what to do."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.sentence = REFUSALS.get(code, REFUSALS["broken"])


@dataclass(frozen=True)
class Row:
    """One row of a table, with the number that it has in its file."""

    number: int
    cells: tuple[str, ...]

    def at(self, column: int) -> str:
        """What stands in a column, or nothing."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True)
class Table:
    """One table of a file; `days_from` is the year from which a workbook counts its days."""

    name: str
    days_from: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Tables:
    """What was read of a file."""

    kind: str
    tables: tuple[Table, ...]
    notes: tuple[str, ...]


def read_tables(content: bytes, limits: Limits) -> Tables:
    """The tables of a workbook, a .csv file or a Word document; raises NotATable. Nothing of the file is kept."""
    try:
        answer = answer_of(WORKER, content, limits)
    except NotReadable as problem:
        raise NotATable(problem.code) from problem
    if "refused" in answer:
        raise NotATable(str(answer["refused"]))
    return tables_of(answer)


def tables_of(said: dict[str, Any]) -> Tables:
    """The tables as the worker, or the box in which they wait, writes them."""
    tables = tuple(
        Table(
            normalised(str(table["name"])),
            str(table["days_from"]),
            tuple(Row(int(number), tuple(normalised(str(cell)) for cell in cells)) for number, cells in table["rows"]),
        )
        for table in said["tables"]
    )
    return Tables(str(said["kind"]), tables, tuple(NOTES.get(str(note), str(note)) for note in said["notes"]))


def said_of(tables: Tables) -> dict[str, Any]:
    """The tables as they wait."""
    rows = [
        {
            "name": table.name,
            "days_from": table.days_from,
            "rows": [(row.number, list(row.cells)) for row in table.rows],
        }
        for table in tables.tables
    ]
    return {"kind": tables.kind, "tables": rows, "notes": list(tables.notes)}
