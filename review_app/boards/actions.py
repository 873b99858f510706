"""Writing programmes and LSCBs."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.boards.models import Board, Programme
from review_app.boards.queries import boards_of_programme
from review_app.boards.rules import why_not_board_name, why_not_dates
from review_app.core.errors import refuse_if
from review_app.vocabularies.actions import load_standard_vocabularies


def create_programme(
    session: Session, name: str, summary: str, starts_on: date | None, *, by: UUID | None, invented: bool = False
) -> Programme:
    """A new programme, with the standard frameworks."""
    programme = Programme(name=name, summary=summary, starts_on=starts_on, invented=invented)
    stage(session, Event.PROGRAMME_CREATED, programme, by=by)
    session.add(programme)
    session.flush()
    load_standard_vocabularies(session, programme.id, by=by)
    return programme


def change_programme(session: Session, programme: Programme, values: dict[str, Any], *, by: UUID) -> None:
    """Change a programme's name, summary or dates; raises NotNow if it would end before it starts."""
    refuse_if(why_not_dates(values["starts_on"], values["ends_on"]))
    stage(session, Event.PROGRAMME_CHANGED, programme, by=by)
    for name, value in values.items():
        setattr(programme, name, value)
    session.flush()


def add_board(session: Session, programme: Programme, name: str, *, by: UUID | None) -> Board:
    """A new LSCB of a programme; raises NotNow if the name is taken."""
    refuse_if(why_not_board_name(name, boards_of_programme(session, programme.id)))
    board = Board(programme_id=programme.id, name=name)
    stage(session, Event.BOARD_CREATED, board, by=by)
    session.add(board)
    session.flush()
    return board


def rename_board(session: Session, board: Board, name: str, *, by: UUID) -> None:
    """Rename an LSCB; raises NotNow if the name is taken."""
    others = [other for other in boards_of_programme(session, board.programme_id) if other.id != board.id]
    refuse_if(why_not_board_name(name, others))
    stage(session, Event.BOARD_CHANGED, board, by=by)
    board.name = name
    session.flush()
