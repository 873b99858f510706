"""The rows of a programme in the memory of this process, so that a question reads only what changed since the last one."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

import numpy as np
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from review_app.likeness.models import TextVector
from review_app.likeness.vectors import Numbers, Rows, unpacked

MOST_SHELVES = 3  # programmes kept in memory by one process
AT_ONCE = 500  # marks in one question

Stamp = tuple[int, int]
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Shelf:
    """What a programme's texts are as numbers; never changed once it is made."""

    stamp: Stamp  # how many there are, and the sum of their marks
    engine: str
    marks: Sequence[int]  # of each row, in order
    things: Sequence[tuple[str, UUID]]  # kind and id of each
    rows: Rows
    worked_out: dict[Hashable, Any] = field(default_factory=dict)  # what was asked of these rows before

    def once(self, question: Hashable, work: Callable[[], Answer]) -> Answer:
        """The answer to a question about these rows, worked out the first time it is asked."""
        if question not in self.worked_out:
            self.worked_out[question] = work()
        answer: Answer = self.worked_out[question]
        return answer

    def of_kinds(self, kinds: Collection[str]) -> Numbers:
        """The places of the rows of some kinds."""
        wanted = frozenset(kinds)
        return self.once(("kinds", wanted), lambda: self._places(wanted))

    def _places(self, kinds: frozenset[str]) -> Numbers:
        return np.array([place for place, (kind, _id) in enumerate(self.things) if kind in kinds], dtype=np.int64)


_LOCK = threading.Lock()
_SHELVES: OrderedDict[UUID, Shelf] = OrderedDict()


def shelf_of(session: Session, programme_id: UUID, engine: str, size: int) -> Shelf:
    """The rows of a programme as they are now."""
    stamp = _stamp(session, programme_id, engine)
    with _LOCK:
        shelf = _SHELVES.get(programme_id)
    before = shelf if shelf and shelf.engine == engine else Shelf((0, 0), engine, (), (), unpacked([], size))
    if shelf is not before or shelf.stamp != stamp:
        shelf = _brought_up_to_date(session, programme_id, before)
    with _LOCK:
        _SHELVES[programme_id] = shelf
        _SHELVES.move_to_end(programme_id)
        while len(_SHELVES) > MOST_SHELVES:
            _SHELVES.popitem(last=False)
    return shelf


def _stamp(session: Session, programme_id: UUID, engine: str) -> Stamp:
    counted = select(func.count(), func.coalesce(func.sum(TextVector.mark), 0))
    counted = counted.where(TextVector.programme_id == programme_id, TextVector.engine == engine)
    number, total = session.execute(counted).one()
    return int(number), int(total)


def _brought_up_to_date(session: Session, programme_id: UUID, before: Shelf) -> Shelf:
    """The rows of now: those whose mark is known as they were, the others from the database."""
    wanted = select(TextVector.mark).where(TextVector.programme_id == programme_id, TextVector.engine == before.engine)
    now = set(session.scalars(wanted))
    stayed = [place for place, mark in enumerate(before.marks) if mark in now]
    marks = [before.marks[place] for place in stayed]
    things = [before.things[place] for place in stayed]
    parts = [before.rows[stayed]]
    new = sorted(now.difference(marks))
    for begin in range(0, len(new), AT_ONCE):
        some = select(TextVector.mark, TextVector.kind, TextVector.thing_id, TextVector.vector)
        some = some.where(TextVector.programme_id == programme_id, TextVector.mark.in_(new[begin : begin + AT_ONCE]))
        lines = session.execute(some.order_by(TextVector.mark)).all()
        marks += [line.mark for line in lines]
        things += [(line.kind, line.thing_id) for line in lines]
        parts.append(unpacked([line.vector for line in lines], before.rows.shape[1]))
    return Shelf((len(marks), sum(marks)), before.engine, marks, things, np.concatenate(parts))
