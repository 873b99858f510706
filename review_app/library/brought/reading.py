"""Reading a file of published findings: rows of words under the names of their columns. Nothing of the file is kept."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from review_app.core.text import normalised
from review_app.library.brought.columns import column_of, columns_of, why_not_columns
from review_app.narrative.door.reading import NOTES, NotATable, Tables, read_tables
from review_app.sources.door.reading import MEGABYTE, Limits

MOST_ROWS = 5_000
LOOKED_AT = 12  # rows among which the heads of the columns are looked for
NOTICE = "Published findings: whoever opens this file may pass it on."  # stands above the tables that we make
KINDS = "a workbook (.xlsx), a .csv file or a file of JSON lines (.jsonl)"
SENTENCES: Mapping[str, str] = {
    "empty": "This file is empty. Choose another.",
    "no_table": f"There is no table in this file. Bring {KINDS}.",
    "too_many_rows": "This file has more than 5,000 rows. Split it, and bring one part after the other.",
    "picture": f"This is a picture. Bring {KINDS}.",
    "pdf": f"This is a PDF. Bring {KINDS}.",
    "other_office": f"This file can’t be read here. Bring {KINDS}.",
    "markup": f"This is a web page or a data file of another kind. Bring {KINDS}.",
    "not_text": f"This file can’t be read here. Bring {KINDS}.",
}
_OPENS_JSON = (b"{", b"[")
_ARMED = re.compile(r"(^|\n)'(?=['\s]*[=+\-@\uff1d\uff0b\uff0d\uff20])")


class NotRead(Exception):
    """The file is refused; `sentence` says why and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Row:
    """One row: its number in the file, its cells by the names of their columns, or why it can't be read at all."""

    number: int
    cells: Mapping[str, str]
    problem: str = ""


@dataclass(frozen=True)
class Read:
    """What was read of a file, and what is to be said about it."""

    rows: Sequence[Row]
    columns: Sequence[str]
    notes: Sequence[str] = field(default_factory=list)


def read_file(content: bytes, limits: Limits) -> Read:
    """The rows of a file; raises NotRead."""
    if len(content) > limits.upload_megabytes * MEGABYTE:
        raise NotRead(
            f"This file is larger than {limits.upload_megabytes} MB. Split it, and bring one part after the other."
        )
    if content.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").startswith(_OPENS_JSON):
        read = _json(content)
    else:
        try:
            tables = read_tables(content, limits)
        except NotATable as problem:
            raise NotRead(SENTENCES.get(str(problem), problem.sentence)) from problem
        read = _table(tables)
    reason = why_not_columns(set(read.columns))
    if reason:
        raise NotRead(reason)
    if not read.rows:
        raise NotRead("Below the names of its columns this file has no rows.")
    return read


def _table(read: Tables) -> Read:
    """The table whose columns are known best, below the row that names them."""
    heads = [
        (len(columns_of(row.cells)), -place, -at)
        for place, table in enumerate(read.tables)
        for at, row in enumerate(table.rows[:LOOKED_AT])
    ]
    _known, place, at = max(heads)
    table, at = read.tables[-place], -at
    columns = columns_of(table.rows[at].cells)
    ours = read.kind == "csv" and any(NOTICE in row.cells for row in table.rows[:at])
    rows = []
    for row in table.rows[at + 1 :]:
        cells = {name: row.at(column) for name, column in columns.items()}
        if any(cells.values()):
            rows.append(Row(row.number, {name: disarmed(cell) if ours else cell for name, cell in cells.items()}))
    if len(rows) > MOST_ROWS:
        raise NotRead(SENTENCES["too_many_rows"])
    return Read(rows, list(columns), read.notes)


def disarmed(words: str) -> str:
    r"""Words of a table that we made, without the apostrophe before what could have started a formula.

    >>> disarmed("'=1+1"), disarmed("''-no"), disarmed("'tis so")
    ('=1+1', "'-no", "'tis so")
    """
    return _ARMED.sub(r"\1", words)


def _json(content: bytes) -> Read:
    text, notes = _decoded(content)
    rows = [_row(number, words) for number, words in _objects(text)]
    if len(rows) > MOST_ROWS:
        raise NotRead(SENTENCES["too_many_rows"])
    if all(row.problem for row in rows):
        raise NotRead("No line of this file is a JSON object. Each line has to be one, from { to }.")
    return Read(rows, sorted({name for row in rows for name in row.cells}), notes)


def _decoded(content: bytes) -> tuple[str, list[str]]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or content[:2].count(0) == 1:
        encoding = (
            "utf-16" if content[:1] in {b"\xff", b"\xfe"} else "utf-16-be" if content[:1] == b"\x00" else "utf-16-le"
        )
        try:
            return content.decode(encoding), []
        except UnicodeDecodeError as problem:
            raise NotRead(SENTENCES["not_text"]) from problem
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace"), [NOTES["guessed"]]


def _objects(text: str) -> list[tuple[int, Any]]:
    """The objects of a file by number: one a line, or all of them in one list; a line that is none as its words."""
    if text.lstrip().startswith("["):
        whole = _parsed(text)
        if not isinstance(whole, list):
            raise NotRead("This file is a list in JSON that doesn’t end. Save it again, or write one object a line.")
        return list(enumerate(whole, start=1))
    lines = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    return [(number, _parsed(line)) for number, line in lines[: MOST_ROWS + 1]]


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _row(number: int, said: Any) -> Row:
    if not isinstance(said, dict):
        return Row(number, {}, "This line is not a whole JSON object, from { to }.")
    cells: dict[str, str] = {}
    for key, value in said.items():
        name = column_of(str(key))
        if not name:
            continue
        if isinstance(value, dict | list):
            return Row(number, {}, f"Under “{key}” stands more than one value. Write one.")
        cells.setdefault(name, normalised(_word(value)))
    return Row(number, cells)


def _word(value: Any) -> str:
    if value is None:
        return ""
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
