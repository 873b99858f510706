"""The box in which a file of findings waits: sealed, since somebody may have brought another file than they meant to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from review_app.library.brought.reading import Read, Row
from review_app.narrative.waiting import open_box, shut_box

PURPOSE = "library tables that wait"


@dataclass(frozen=True)
class Waiting:
    """What was read, whose words it was said to be in, and which rows somebody ticked or unticked."""

    read: Read
    statuses: Mapping[str, str]
    on: frozenset[int] = field(default_factory=frozenset)
    off: frozenset[int] = field(default_factory=frozenset)


def seal(key: bytes, row_id: UUID, waiting: Waiting) -> bytes:
    """The box as it is kept."""
    read = waiting.read
    said = {
        "rows": [(row.number, dict(row.cells), row.problem) for row in read.rows],
        "columns": list(read.columns),
        "notes": list(read.notes),
        "statuses": dict(waiting.statuses),
        "on": sorted(waiting.on),
        "off": sorted(waiting.off),
    }
    return shut_box(key, row_id, said)


def unseal(key: bytes, row_id: UUID, box: bytes) -> Waiting:
    """What waits in a box."""
    said: dict[str, Any] = open_box(key, row_id, box)
    rows = [Row(int(number), cells, problem) for number, cells, problem in said["rows"]]
    read = Read(rows, said["columns"], said["notes"])
    return Waiting(read, said["statuses"], frozenset(said["on"]), frozenset(said["off"]))
