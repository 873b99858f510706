"""Keeping the index: done by the flush itself, so that no action can forget it; made anew and checked by command."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, inspect, select
from sqlalchemy import event as sqlalchemy_event
from sqlalchemy.orm import Session, UOWTransaction

from review_app.core.clock import now
from review_app.core.commit import reading, unit_of_work
from review_app.core.db import Database
from review_app.core.jobs import Step
from review_app.core.offers import Searchable
from review_app.search.engine import TABLE, Line, empty, misplaced, number_of, take_out, write
from review_app.search.folding import indexed

WAITING = "casewindow.search"
MOST_ROWS = 50  # read and written in one go
MOST_LETTERS = 40_000  # likewise: a transaction that writes holds everybody else up
EVEN_DELETED = {"include_deleted": True}  # what was deleted can come back: it is kept, and left out when asked for


@dataclass
class Waiting:
    """What the flush that has begun will put into the index, and take out."""

    lines: list[Line]
    gone: list[int]


def attach(database: Database, offers: Sequence[Searchable]) -> None:
    """Keep the index of a database in step with every text that its writing sessions change."""
    by_model = {offer.model: offer for offer in offers}
    sqlalchemy_event.listen(database.writing_sessions, "before_flush", partial(note_texts, by_model))
    sqlalchemy_event.listen(database.writing_sessions, "after_flush", write_texts)


def note_texts(
    by_model: dict[type[Any], Searchable],
    session: Session,
    context: UOWTransaction | None = None,
    instances: Any = None,
) -> None:
    """Note the words of each record of which a text changes."""
    del context, instances
    lines = []
    for row in (*session.new, *session.dirty):
        offer = by_model.get(type(row))
        if offer is not None and (inspect(row).pending or _changed(row, offer)):
            lines.append(line_of(row, offer) | {"saved_at": now()})
    gone = [number_of(row.id) for row in session.deleted if type(row) in by_model]
    session.info[WAITING] = Waiting(lines, gone)


def write_texts(session: Session, context: UOWTransaction | None = None) -> None:
    """Write what was noted in the same transaction, after the rows that it belongs to."""
    del context
    waiting: Waiting | None = session.info.pop(WAITING, None)
    if waiting and waiting.gone:
        take_out(session.connection(), waiting.gone)
    if waiting and waiting.lines:
        write(session.connection(), waiting.lines)


def line_of(row: Any, offer: Searchable) -> Line:
    """The row of the index that says what a record says."""
    words = indexed([getattr(row, name) or "" for name in offer.texts])
    line = {"id": number_of(row.id), "review_id": row.review_id, "kind": row.__tablename__, "object_id": row.id}
    return line | {"saved_at": row.saved_at, "words": words}


def steps_of_rebuild(database: Database, offers: Sequence[Searchable], review_id: UUID | None) -> Iterator[Step]:
    """Write every row of a review (of all, for None) anew, some in each transaction, and take out what belongs to nothing.

    Whoever saves meanwhile is not held up, and whoever searches finds what was there before.
    """
    with reading(database) as session:
        done, total = 0, sum(number_of_records(session, offer, review_id) for offer in offers)
    for offer in offers:
        after: UUID | None = None
        while True:
            with unit_of_work(database) as session:
                rows = rows_of(session, offer, review_id, after)
                write(session.connection(), [line_of(row, offer) for row in rows])
            if not rows:
                break
            after, done = rows[-1].id, done + len(rows)
            yield Step(done, max(done, total))
    with unit_of_work(database) as session:
        take_out(session.connection(), strays(session, offers, review_id))


def start_afresh(database: Database) -> None:
    """Empty the index, as before all of it is made anew: even a damaged one is sound afterwards."""
    with unit_of_work(database) as session:
        empty(session.connection())


def disagreements(database: Database, offers: Sequence[Searchable], review_ids: Sequence[UUID]) -> int:
    """How many rows differ from what the records of these reviews say, are missing, or belong to nothing."""
    wrong = 0
    for review_id in review_ids:
        with reading(database) as session:
            wrong += _wrong_in(session, offers, review_id)
    if database.is_sqlite:
        raw = database.connect_raw()
        try:
            wrong += misplaced(raw)
        finally:
            raw.close()
    return wrong


def rows_of(session: Session, offer: Searchable, review_id: UUID | None, after: UUID | None) -> list[Any]:
    """The next records of a kind in the order of their ids, deleted ones too, as many as are written in one go."""
    model: Any = offer.model
    wanted = _in_review(select(model).order_by(model.id).limit(MOST_ROWS), model, review_id)
    if after is not None:
        wanted = wanted.where(model.id > after)
    rows, letters = [], 0
    for row in session.scalars(wanted, execution_options=EVEN_DELETED):
        rows.append(row)
        letters += sum(len(getattr(row, name) or "") for name in offer.texts)
        if letters > MOST_LETTERS:
            break
    return rows


def number_of_records(session: Session, offer: Searchable, review_id: UUID | None) -> int:
    """How many records of a kind there are, deleted ones too."""
    model: Any = offer.model
    counted = _in_review(select(func.count()).select_from(model.__table__), model, review_id)
    found: int = session.execute(counted).scalar_one()
    return found


def strays(session: Session, offers: Sequence[Searchable], review_id: UUID | None) -> list[int]:
    """The rows of the index that belong to no record."""
    there = [
        select(1).where(offer.model.__table__.c.id == TABLE.c.object_id, TABLE.c.kind == offer.model.__tablename__)
        for offer in offers
    ]
    wanted = select(TABLE.c.id).where(*(~each.exists() for each in there))
    if review_id is not None:
        wanted = wanted.where(TABLE.c.review_id == review_id)
    return list(session.execute(wanted).scalars())


def _wrong_in(session: Session, offers: Sequence[Searchable], review_id: UUID) -> int:
    kept = select(TABLE.c.id, TABLE.c.words).where(TABLE.c.review_id == review_id)
    held: dict[int, str] = {number: words for number, words in session.execute(kept)}
    wrong = 0
    for offer in offers:
        model: Any = offer.model
        every = _in_review(select(model), model, review_id)
        for row in session.scalars(every, execution_options=EVEN_DELETED | {"yield_per": MOST_ROWS}):
            line = line_of(row, offer)
            wrong += held.pop(line["id"], "") != line["words"]
    return wrong + len(held)


def _in_review(wanted: Select[Any], model: Any, review_id: UUID | None) -> Select[Any]:
    return wanted if review_id is None else wanted.where(model.review_id == review_id)


def _changed(row: Any, offer: Searchable) -> bool:
    state = inspect(row)
    return any(state.attrs[name].history.has_changes() for name in offer.texts)
