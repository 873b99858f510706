"""Keeping the numbers of texts."""

import hashlib
import secrets
from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from review_app.boards.models import Programme
from review_app.core.jobs import Job, add_job
from review_app.jobs.actions import begin_programme_job
from review_app.likeness.engine import engine_here
from review_app.likeness.models import WORDING, TextVector
from review_app.likeness.vectors import Rows, packed
from review_app.wordings.models import SharedWording

READING = "likeness"  # the kind of long work
LARGEST_MARK = 2**46  # so large that none comes twice, and small enough to add up a hundred thousand
AT_ONCE = 500  # ids in one question


def ask_for_vectors(session: Session, programme_id: UUID, *, by: UUID | None = None) -> Job:
    """Put down that what is new or has changed in a programme is to be read; a change of a text asks by itself (keeping.py)."""
    if by is not None:
        return begin_programme_job(session, READING, programme_id, by=by)
    return add_job(session, Job(kind=READING, programme_id=programme_id), even_if_going_on=True)


def ask_where_unread(session: Session) -> None:
    """Put the reading down where a wording has never been read, or something was read by another engine than this machine's."""
    name = engine_here().name
    read = select(TextVector.id).where(TextVector.thing_id == SharedWording.id, TextVector.kind == WORDING)
    never = select(SharedWording.programme_id).where(SharedWording.ended_on.is_(None), ~read.exists())
    other = select(TextVector.programme_id).where(TextVector.engine != name)
    for programme_id in session.scalars(never.union(other)).all():
        ask_for_vectors(session, programme_id)


def keep_vectors(session: Session, programme_id: UUID, kind: str, texts: Mapping[UUID, str]) -> int:
    """Read what is new or has changed among some texts, and keep its numbers; says how many were read.

    For a handful: long lists are read by the job, which does not hold a transaction open meanwhile.
    """
    todo = unread(session, programme_id, kind, texts)
    ids = list(todo)
    write_vectors(session, programme_id, kind, todo, engine_here().vectors([texts[one] for one in ids]))
    return len(todo)


def forget_vectors(session: Session, programme_id: UUID, kind: str, ids: Collection[UUID]) -> None:
    """Forget the numbers of things that are compared no longer."""
    for row in kept_of(session, programme_id, kind, list(ids)).values():
        session.delete(row)
    session.flush()


def unread(session: Session, programme_id: UUID, kind: str, texts: Mapping[UUID, str]) -> dict[UUID, str]:
    """Which of some texts this machine's engine has not read as they stand: the hash of each, by id."""
    name = engine_here().name
    wanted = {one: text_hash(name, text) for one, text in texts.items()}
    known: dict[UUID, str] = {}
    for some in _in_parts(list(wanted)):
        kept = select(TextVector.thing_id, TextVector.text_hash).where(
            TextVector.programme_id == programme_id, TextVector.kind == kind, TextVector.thing_id.in_(some)
        )
        known |= {one: had for one, had in session.execute(kept)}
    return {one: has for one, has in wanted.items() if known.get(one) != has}


def write_vectors(session: Session, programme_id: UUID, kind: str, hashes: Mapping[UUID, str], rows: Rows) -> None:
    """Keep rows that were worked out before, in the order of their hashes."""
    if not hashes:
        return
    _one_writer_at_a_time(session, programme_id)
    held, name = kept_of(session, programme_id, kind, list(hashes)), engine_here().name
    for (thing_id, has), row in zip(hashes.items(), rows, strict=True):
        kept = held.get(thing_id)
        if kept is None:
            kept = TextVector(programme_id=programme_id, kind=kind, thing_id=thing_id)
            session.add(kept)
        kept.text_hash, kept.engine, kept.vector = has, name, packed(row)
        kept.mark = secrets.randbelow(LARGEST_MARK)
    session.flush()


def kept_of(session: Session, programme_id: UUID, kind: str, ids: Sequence[UUID]) -> dict[UUID, TextVector]:
    """The rows that are kept of some things, by the thing's id."""
    found: dict[UUID, TextVector] = {}
    for some in _in_parts(ids):
        wanted = select(TextVector).where(
            TextVector.programme_id == programme_id, TextVector.kind == kind, TextVector.thing_id.in_(some)
        )
        found |= {row.thing_id: row for row in session.scalars(wanted)}
    return found


def text_hash(engine: str, text: str) -> str:
    """What says whether a text was read as it stands, by this engine."""
    return hashlib.sha256(f"{engine}\0{text}".encode()).hexdigest()


def _one_writer_at_a_time(session: Session, programme_id: UUID) -> None:
    """Two workers that read the same text write it one after the other, and the second finds the row of the first."""
    session.execute(select(Programme.id).where(Programme.id == programme_id).with_for_update(key_share=True))


def _in_parts(ids: Sequence[UUID]) -> list[Sequence[UUID]]:
    return [ids[begin : begin + AT_ONCE] for begin in range(0, len(ids), AT_ONCE)]
