"""What names offer."""

from collections.abc import Sequence
from uuid import UUID

from flask import url_for
from sqlalchemy.orm import Session

from review_app.access.permissions import Permission
from review_app.core.offers import Door, Erasable, Link, Need, NeedLine, Room
from review_app.core.waiting import passing_of
from review_app.names.models import SettledName, WaitingText
from review_app.names.queries import waiting_of
from review_app.names.views import blueprint
from review_app.names.views.door import look_first, settle_first


def _waiting(session: Session, who: UUID, review_ids: Sequence[UUID]) -> list[NeedLine]:
    return [
        NeedLine(
            "A text of yours waits for its names to be settled; it is not saved yet.",
            url_for("names.settle", review_id=waiting.review_id, text=waiting.id),
        )
        for waiting in waiting_of(session, who, review_ids)
    ]


ROOM = Room(
    "names",
    blueprint,
    (
        Need(_waiting, Permission.CASE_WRITE),
        Link(
            "people",
            "Names settled in texts",
            lambda review_id: url_for("names.settled", review_id=review_id),
            Permission.NAMES_OPEN,
        ),
        Door(look_first, settle_first),
        passing_of(WaitingText),
        Erasable(SettledName),
        Erasable(WaitingText),
    ),
)
