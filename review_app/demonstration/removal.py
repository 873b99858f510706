"""Removing the invented programme: every table's rows that belong to it, the dependent ones first."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Table, delete, false, or_, select
from sqlalchemy.orm import Session

from review_app.accounts.models import User
from review_app.boards.models import Board, Programme
from review_app.core.rows import Base, Kept
from review_app.reviews.models import Candidate, Review
from review_app.search.engine import forget_reviews
from review_app.vocabularies.models import Vocabulary

KEPT = frozenset({"audit_event"})  # the chain stays whole; it says who did what, never what a text said
BULK = {"bulk": "demo_remove", "include_deleted": True}


def remove_rows(session: Session) -> None:
    """Delete what belongs to the invented programmes and accounts from every table but the audit."""
    belongs = _belongings(session)
    forget_reviews(session.connection(), belongs["review_id"])  # out of the word index too
    for table in reversed(Base.metadata.sorted_tables):
        if table.name not in KEPT:
            gone: Any = delete(table).where(or_(false(), *_conditions(table, belongs)))
            session.execute(gone, execution_options=BULK)


def _belongings(session: Session) -> dict[str, list[UUID]]:
    """The ids of the invented programmes and all that hangs on them, by the column that refers to it."""
    programmes = _ids(session, Programme.id, Programme.invented)
    boards = _ids(session, Board.id, Board.programme_id.in_(programmes))
    return {
        "programme_id": programmes,
        "board_id": boards,
        "vocabulary_id": _ids(session, Vocabulary.id, Vocabulary.programme_id.in_(programmes)),
        "review_id": _ids(session, Review.id, Review.board_id.in_(boards)),
        "candidate_id": _ids(session, Candidate.id, Candidate.board_id.in_(boards)),
        "object_id": _versioned(session, programmes, boards),
        "user_id": _ids(session, User.id, User.invented),
    }


def _conditions(table: Table, belongs: dict[str, list[UUID]]) -> Iterator[ColumnElement[bool]]:
    for column, ids in belongs.items():
        if column in table.c:
            yield table.c[column].in_(ids)
        if f"{table.name}_id" == column:
            yield table.c.id.in_(ids)


def _versioned(session: Session, programmes: list[UUID], boards: list[UUID]) -> list[UUID]:
    """What has versions and belongs to no review: possible cases, published findings, themes, messages."""
    found: list[UUID] = []
    for model in {mapper.class_ for mapper in Base.registry.mappers if issubclass(mapper.class_, Kept)}:
        if "review_id" not in model.__table__.c:
            for name, ids in (("programme_id", programmes), ("board_id", boards)):
                found += _ids(session, model.id, model.__table__.c[name].in_(ids)) if name in model.__table__.c else []
    return found


def _ids(session: Session, column: Any, condition: Any) -> list[UUID]:
    return list(session.scalars(select(column).where(condition)))
