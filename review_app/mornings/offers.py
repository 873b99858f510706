"""What mornings offer."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.access.permissions import Permission
from review_app.core.offers import Erasable, Panel, Room
from review_app.mornings import queries
from review_app.mornings.models import (
    Morning,
    MorningAnswer,
    MorningGroup,
    MorningMove,
    MorningPair,
    MorningPerson,
    MorningTurn,
)
from review_app.mornings.views import blueprint

WITH_WORDS = (Morning, MorningTurn, MorningPair, MorningPerson, MorningGroup, MorningMove, MorningAnswer)


def _of_programme(session: Session, review_id: UUID, programme_id: UUID) -> Mapping[str, Any]:
    del review_id  # a programme's page has none
    mornings = queries.mornings_of_programme(session, programme_id)
    return {"programme_id": programme_id, "newest": mornings[0] if mornings else None, "number": len(mornings)}


ROOM = Room(
    "mornings",
    blueprint,
    (
        Panel("programme", "Themes mornings", "mornings/programme_panel.html", _of_programme, Permission.MORNING_JOIN),
        *(Erasable(each) for each in WITH_WORDS),
    ),
)
