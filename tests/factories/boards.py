"""Programmes and LSCBs for tests, made through the real actions."""

from datetime import date

from sqlalchemy.orm import Session

from review_app.boards.actions import add_board, create_programme
from review_app.boards.models import Board, Programme


def a_programme(session: Session, name: str = "Pilot programme") -> Programme:
    """A programme."""
    return create_programme(session, name, "Seven LSCBs learn together.", date(2011, 2, 1), by=None)


def a_board(session: Session, programme: Programme, name: str = "Ashmere") -> Board:
    """An LSCB of a programme."""
    return add_board(session, programme, name, by=None)
