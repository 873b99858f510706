"""Reading programmes and LSCBs."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from review_app.boards.models import Board, Programme
from review_app.core.errors import NotFound


def programme_by_id(session: Session, programme_id: UUID) -> Programme:
    """The programme; raises NotFound."""
    programme = session.get(Programme, programme_id)
    if programme is None:
        raise NotFound
    return programme


def hold_codes(session: Session, programme_id: UUID) -> None:
    """Keep everybody else from giving a code in this programme until the commit, so that no two reviews get one code."""
    session.execute(select(Programme.id).where(Programme.id == programme_id).with_for_update(key_share=True))


def board_by_id(session: Session, board_id: UUID) -> Board:
    """The LSCB; raises NotFound."""
    board = session.get(Board, board_id)
    if board is None:
        raise NotFound
    return board


def programmes_by_ids(session: Session, ids: Iterable[UUID]) -> list[Programme]:
    """Several programmes, by name."""
    return list(
        session.scalars(select(Programme).where(Programme.id.in_(list(ids))).order_by(Programme.name, Programme.id))
    )


def boards_of_programme(session: Session, programme_id: UUID) -> list[Board]:
    """The LSCBs of a programme, by name."""
    return list(session.scalars(select(Board).where(Board.programme_id == programme_id).order_by(Board.name, Board.id)))


def boards_by_ids(session: Session, ids: Iterable[UUID]) -> list[Board]:
    """Several LSCBs, by name."""
    return list(session.scalars(select(Board).where(Board.id.in_(list(ids))).order_by(Board.name, Board.id)))


def all_programmes(session: Session) -> list[Programme]:
    """Every programme of the installation, by name."""
    return list(session.scalars(select(Programme).order_by(Programme.name, Programme.id)))
