"""Which kind of file holds the table, by its content and never by its name; and the answer with its rows."""

import importlib
import io
import zipfile
from typing import Any

from review_app.narrative.door.worker.rows import Table
from review_app.sources.door.worker.answers import Limits, Refused
from review_app.sources.door.worker.kinds import UNREADABLE, kind_of
from review_app.sources.door.worker.zips import Package

MOST_TABLES = 30
NO_TABLES = {"pdf": "pdf", "rtf": "other_office"}
HERE = "review_app.narrative.door.worker"


def answer(content: bytes, asked: dict[str, int]) -> dict[str, Any]:
    """The answer as it is written: code words, row numbers and the words of cells."""
    try:
        kind, found, notes = read(content, Limits(asked["expanded"], asked["characters"], asked["pages"]))
        filled = [table for table in found if table.rows]
        tables = [table.said() for table in filled[:MOST_TABLES]]
        notes |= {"tables"} if len(filled) > MOST_TABLES else set()
        return {"kind": kind, "tables": tables, "notes": sorted(notes)} if tables else {"refused": "no_table"}
    except Refused as problem:
        return {"refused": str(problem)}
    except (MemoryError, zipfile.LargeZipFile):
        return {"refused": "too_large"}
    except RecursionError:
        return {"refused": "unsafe"}
    except UNREADABLE:
        return {"refused": "broken"}


def read(content: bytes, limits: Limits) -> tuple[str, list[Table], set[str]]:
    """The kind of file, its tables, and what is to be said about them; raises Refused."""
    if not content.strip(b"\x00 \t\r\n"):
        raise Refused("empty")
    kind = "txt" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else kind_of(content)
    if kind in NO_TABLES:
        raise Refused(NO_TABLES[kind])
    if kind == "txt":
        return "csv", *_reader("separated").read(content, limits)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        package = Package(archive, limits)
        if "xl/workbook.xml" in package.names:
            return "xlsx", *_reader("sheets").read(content, package, limits)
        return "docx", *_reader("word_tables").read(package, limits)


def _reader(name: str) -> Any:
    return importlib.import_module(f"{HERE}.{name}")
