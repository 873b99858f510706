"""What interchange offers."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.access.permissions import Permission
from review_app.core.offers import Erasable, Panel, Room
from review_app.interchange import queries
from review_app.interchange.models import FileState, ReceivedFile, SenderKey, SentFile, SentFinding
from review_app.interchange.views import blueprint


def _of_board(session: Session, review_id: UUID, board_id: UUID) -> Mapping[str, Any]:
    del review_id  # an LSCB's page has none
    return {"board_id": board_id, "last": queries.last_issue_sent(session, board_id)}


def _of_programme(session: Session, review_id: UUID, programme_id: UUID) -> Mapping[str, Any]:
    del review_id  # a programme's page has none
    waiting = [one for one in queries.received_files(session, programme_id) if one.state is FileState.WAITING]
    return {"programme_id": programme_id, "waiting": len(waiting)}


ROOM = Room(
    "interchange",
    blueprint,
    (
        Panel(
            "board", "An installation of its own", "interchange/board_panel.html", _of_board, Permission.WORDINGS_SEND
        ),
        Panel(
            "programme",
            "Wordings from other installations",
            "interchange/programme_panel.html",
            _of_programme,
            Permission.WORDINGS_RECEIVE,
        ),
        Erasable(SentFile),
        Erasable(SentFinding),
        Erasable(SenderKey),
        Erasable(ReceivedFile),
    ),
)
