"""The library as a file that can be brought in again without loss: a workbook, separated values, JSON lines."""

import json
import re
from collections.abc import Callable, Mapping, Sequence

from exports.content.sheets import Column, Sheet
from exports.sheets import csv_file, xlsx
from review_app.library.brought.reading import NOTICE
from review_app.library.models import LibraryEntry

# The heads of a table, the keys of JSON lines, and what stands there.
COLUMNS: Sequence[tuple[str, str, int, Callable[[LibraryEntry], str]]] = (
    ("Finding", "finding_title", 60, lambda entry: entry.title),
    ("LSCB or area", "lscb", 24, lambda entry: entry.area),
    ("Review", "review", 24, lambda entry: entry.review),
    ("Year", "year", 8, lambda entry: str(entry.year or "")),
    ("Method", "model", 24, lambda entry: entry.method),
    ("Wording status", "wording_status", 22, lambda entry: entry.status.words),
    ("How the words came", "wording", 30, lambda entry: entry.how),
    ("Category", "category", 24, lambda entry: entry.category),
    ("Good practice", "good_practice", 10, lambda entry: "yes" if entry.is_good_practice else "no"),
    ("Source link", "source_url", 50, lambda entry: entry.source_url),
    ("Note", "note", 40, lambda entry: entry.note),
    ("Entry", "entry", 38, lambda entry: str(entry.id)),
)
JSON_LINES = "application/x-ndjson"
_LOOKS_ARMED = re.compile(r"(^|\n)(?='['\s]*[=+\-@\uff1d\uff0b\uff0d\uff20])")


def as_xlsx(entries: Sequence[LibraryEntry]) -> bytes:
    """A workbook in which no cell can start a formula."""
    return xlsx.draw(_sheet(entries))


def as_csv(entries: Sequence[LibraryEntry]) -> bytes:
    """Separated values. What only looks as if it had been disarmed gets one more apostrophe, so that all are lossless."""
    return csv_file.draw(_sheet(entries, lambda words: _LOOKS_ARMED.sub(r"\1'", words)))


def as_json_lines(entries: Sequence[LibraryEntry]) -> bytes:
    """One JSON object a line: a year is a number there, and what is empty is null."""
    lines = [
        json.dumps({key: _value(key, said(entry)) for _head, key, _width, said in COLUMNS}, ensure_ascii=False)
        for entry in entries
    ]
    return "".join(f"{line}\n" for line in lines).encode()


def _value(key: str, words: str) -> str | int | None:
    return (int(words) if key == "year" else words) if words else None


FORMS: Mapping[str, tuple[Callable[[Sequence[LibraryEntry]], bytes], str]] = {
    "xlsx": (as_xlsx, xlsx.MEDIA_TYPE),
    "csv": (as_csv, csv_file.MEDIA_TYPE),
    "jsonl": (as_json_lines, JSON_LINES),
}


def _sheet(entries: Sequence[LibraryEntry], mend: Callable[[str], str] = str) -> Sheet:
    rows = [[mend(said(entry)) for _head, _key, _width, said in COLUMNS] for entry in entries]
    return Sheet("Library", NOTICE, [Column(head, width) for head, _key, width, _said in COLUMNS], rows)
