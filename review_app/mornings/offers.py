"""What mornings offer."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.access.gate import allowed_in
from review_app.access.may import Scope
from review_app.access.permissions import Permission
from review_app.core.clock import today
from review_app.core.offers import Erasable, NeedLine, Panel, ProgrammeNeed, Room
from review_app.mornings import queries
from review_app.mornings.models import (
    Morning,
    MorningAnswer,
    MorningGroup,
    MorningMove,
    MorningPair,
    MorningPerson,
    MorningState,
    MorningTurn,
)
from review_app.mornings.views import blueprint
from review_app.mornings.views.blueprint import url_of

WITH_WORDS = (Morning, MorningTurn, MorningPair, MorningPerson, MorningGroup, MorningMove, MorningAnswer)


def _of_programme(session: Session, review_id: UUID, programme_id: UUID) -> Mapping[str, Any]:
    del review_id  # a programme's page has none
    mornings = queries.mornings_of_programme(session, programme_id)
    on_today = [one for one in mornings if one.held_on == today() and one.state is not MorningState.CLOSED]
    newest = mornings[0] if mornings else None
    return {"programme_id": programme_id, "newest": newest, "number": len(mornings), "on_today": on_today}


def _today(session: Session, who: UUID, programme_ids: Sequence[UUID]) -> Sequence[NeedLine]:
    """The mornings of this day, until they are closed: for all who may take part, and first of all for who runs them."""
    del who  # the permission says whom it concerns
    return [_line(one) for one in queries.mornings_on(session, programme_ids, today())]


def _line(morning: Morning) -> NeedLine:
    where = f" ({morning.place})" if morning.place else ""
    if morning.state is MorningState.OPEN:
        return NeedLine(f"The themes morning{where} is today: the table is open.", url_of("table", morning), today=True)
    runs = allowed_in(Permission.MORNING_RUN, Scope(morning.programme_id))
    then = ": open the table when people are there." if runs else ". The table opens when people are there."
    return NeedLine(f"The themes morning{where} is today{then}", url_of("show", morning), today=True)


ROOM = Room(
    "mornings",
    blueprint,
    (
        ProgrammeNeed(_today, Permission.MORNING_JOIN),
        Panel("programme", "Themes mornings", "mornings/programme_panel.html", _of_programme, Permission.MORNING_JOIN),
        *(Erasable(each) for each in WITH_WORDS),
    ),
)
