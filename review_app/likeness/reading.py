"""The work of reading: every text that is new or has changed becomes numbers, some dozens at a time, and what is gone is forgotten."""

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from review_app.core.commit import reading, unit_of_work
from review_app.core.db import Database
from review_app.core.jobs import Step
from review_app.core.offers import Comparable
from review_app.likeness.actions import forget_vectors, text_hash, write_vectors
from review_app.likeness.engine import engine_here
from review_app.likeness.models import TextVector

AT_ONCE = 32  # texts read, then written in one short transaction
GONE_AT_ONCE = 200
MOST_ROUNDS = 3  # who changes a text meanwhile has asked for the next piece of work

Todo = list[tuple[str, UUID, str]]  # kind, id and text of what is to be read


def steps_of_reading(database: Database, offers: Sequence[Comparable], programme_id: UUID) -> Iterator[Step]:
    """Read what is to be read in a programme. The engine works outside any transaction; nobody waits for it."""
    done = 0
    for _round in range(MOST_ROUNDS):
        with reading(database) as session:
            todo, gone = what_is_to_do(session, offers, programme_id)
        if not todo and not gone:
            return
        _forget(database, programme_id, gone)
        total = done + len(todo)
        for begin in range(0, len(todo), AT_ONCE):
            _read(database, programme_id, todo[begin : begin + AT_ONCE])
            done += len(todo[begin : begin + AT_ONCE])
            yield Step(done, total)


def what_is_to_do(
    session: Session, offers: Sequence[Comparable], programme_id: UUID
) -> tuple[Todo, dict[str, list[UUID]]]:
    """What this machine's engine has not read as it stands, and by kind what is kept of things that are gone."""
    name, todo, gone = engine_here().name, Todo(), dict[str, list[UUID]]()
    for offer in offers:
        kept = _hashes_kept(session, programme_id, offer.kind)
        for thing_id, text in offer.load(session, programme_id):
            if kept.pop(thing_id, "") != text_hash(name, text):
                todo.append((offer.kind, thing_id, text))
        if kept:
            gone[offer.kind] = list(kept)
    return todo, gone


def _hashes_kept(session: Session, programme_id: UUID, kind: str) -> dict[UUID, str]:
    kept = select(TextVector.thing_id, TextVector.text_hash)
    kept = kept.where(TextVector.programme_id == programme_id, TextVector.kind == kind)
    return {thing_id: has for thing_id, has in session.execute(kept)}


def _read(database: Database, programme_id: UUID, todo: Todo) -> None:
    engine = engine_here()
    rows = engine.vectors([text for _kind, _id, text in todo])
    with unit_of_work(database) as session:
        for kind in {kind for kind, _id, _text in todo}:
            places = [place for place, (own, _id, _text) in enumerate(todo) if own == kind]
            hashes = {todo[place][1]: text_hash(engine.name, todo[place][2]) for place in places}
            write_vectors(session, programme_id, kind, hashes, rows[places])


def _forget(database: Database, programme_id: UUID, gone: Mapping[str, Sequence[UUID]]) -> None:
    for kind, ids in gone.items():
        for begin in range(0, len(ids), GONE_AT_ONCE):
            with unit_of_work(database) as session:
                forget_vectors(session, programme_id, kind, ids[begin : begin + GONE_AT_ONCE])
