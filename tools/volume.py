"""A review made larger for measurements: every row of the case copied, with its links inside the copy.

What comes out is never shown to anybody, so it goes round the actions and leaves no trace in the audit.
"""

import uuid
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Integer, Table, UniqueConstraint, insert, select

from review_app.core.db import Database
from review_app.core.offers import House, Searchable
from review_app.core.rows import Base
from review_app.rooms import ROOMS
from review_app.search.index import steps_of_rebuild

# Who there is stays the same in a larger review.
PEOPLE = frozenset({"membership", "agency", "participant", "relative"})
OF_THE_MOMENT = frozenset({"draft", "search", "search_text", "job"})
# What is sealed is sealed for its own row: a copy could never be opened.
SEALED = frozenset({"sealed_name", "settled_name", "waiting_text", "waiting_table", "original"})
NOT_COPIED = PEOPLE | OF_THE_MOMENT | SEALED
FAR = 1000  # what is numbered within the review goes on from here in each copy
JOINS = frozenset({"event_key"})  # says only that rows belong together

Row = dict[str, Any]


def make_volume(database: Database, review_id: UUID, times: int) -> int:
    """Bring a review to a number of times its volume; returns how many rows were added."""
    with database.writing_engine.begin() as connection:
        rows = {table: _rows(connection, table, review_id) for table in _tables()}
        added = sum(_copy(connection, rows, number) for number in range(1, times))
    for _step in steps_of_rebuild(database, House(ROOMS).offered(Searchable), review_id):
        pass  # the copies are to be found as well
    return added


def _tables() -> list[Table]:
    """The tables of a case: parents before children, and last what points at any kind of row."""
    wanted = [table for table in Base.metadata.sorted_tables if "review_id" in table.c and "id" in table.c]
    wanted = [table for table in wanted if table.name not in NOT_COPIED]
    return sorted(wanted, key=lambda table: "object_id" in table.c or "on_id" in table.c)


def _rows(connection: Connection, table: Table, review_id: UUID) -> list[Row]:
    wanted = select(table).where(table.c.review_id == review_id).order_by(table.c.id)
    return [dict(row) for row in connection.execute(wanted).mappings()]


def _copy(connection: Connection, rows: Mapping[Table, list[Row]], number: int) -> int:
    """Add one more copy of every row, with a new id for each and the same links among them."""
    new: dict[UUID, UUID] = {}
    for table, found in rows.items():
        keys = list(_unique(table))
        here = {row["id"]: _later_id() for row in found}
        copies = [(row, _copied(row, new | here, keys, number)) for row in found]
        kept = [(row, copy) for row, copy in copies if not any(_is_same(row, copy, key) for key in keys)]
        new.update({row["id"]: copy["id"] for row, copy in kept})
        if kept:
            connection.execute(insert(table), [copy for _row, copy in kept])
    return len(new)


def _later_id() -> UUID:
    """A new id that stands behind every other in a list put in order by id, so that a copy is nowhere the first."""
    return UUID(int=uuid.uuid4().int | 0xFFFF << 112)


def _unique(table: Table) -> Iterator[dict[str, bool]]:
    """For each set of columns that is unique in a table: their names, and whether they are numbers."""
    found = [list(each.columns) for each in table.constraints if isinstance(each, UniqueConstraint)]
    for columns in [*found, *(list(index.columns) for index in table.indexes if index.unique)]:
        yield {column.name: isinstance(column.type, Integer) for column in columns}


def _copied(row: Row, new: Mapping[UUID, UUID], keys: list[dict[str, bool]], number: int) -> Row:
    copy = {name: new.get(value, value) if isinstance(value, UUID) else value for name, value in row.items()}
    for name in JOINS & row.keys():
        copy[name] = uuid.uuid5(row[name], str(number)) if row[name] else None
    for key in keys:
        if _is_same(row, copy, key):
            copy |= {name: row[name] + FAR * number for name, is_number in key.items() if is_number}
    return copy


def _is_same(row: Row, copy: Row, key: Mapping[str, bool]) -> bool:
    """Whether a copy would clash with its original, as with whatever a review has once."""
    return all(row[name] == copy[name] for name in key) and None not in [row[name] for name in key]
