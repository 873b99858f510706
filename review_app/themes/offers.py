"""What themes offer."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from flask import url_for
from sqlalchemy.orm import Session

from review_app.access.permissions import Permission
from review_app.boards.queries import boards_of_programme
from review_app.core.offers import Erasable, Link, NeedLine, Panel, ProgrammeNeed, Room
from review_app.core.text import counted
from review_app.themes import queries
from review_app.themes.models import Decision, Pair, Theme, ThemeEvent, ThemeMember, ThemeSetting
from review_app.themes.views import blueprint
from review_app.wordings.crossed import shared_in_programme

MOST_NAMED = 3  # themes on a programme's page


def _waiting(session: Session, who: UUID, programme_ids: Sequence[UUID]) -> Sequence[NeedLine]:
    numbers = queries.waiting_in(session, programme_ids, who)
    return [
        NeedLine(
            f"{counted(numbers[one], 'pair').capitalize()} of findings {'waits' if numbers[one] == 1 else 'wait'} for a "
            "second person: are they the same?",
            url_for("themes.waiting", programme_id=one),
        )
        for one in programme_ids
        if numbers.get(one)
    ]


def _of_programme(session: Session, review_id: UUID, programme_id: UUID) -> Mapping[str, Any]:
    del review_id  # a programme's page has none
    lines, number = queries.page_of_themes(session, programme_id, most=MOST_NAMED)
    return {
        "lines": lines,
        "number": number,
        "of_boards": len(boards_of_programme(session, programme_id)),
        "programme_id": programme_id,
    }


def _of_wording(session: Session, programme_id: UUID, shared_wording_id: UUID) -> Mapping[str, Any]:
    wording = shared_in_programme(session, programme_id, shared_wording_id)
    return {"programme_id": programme_id, "finding_ref": wording.finding_ref}


def _list_url(programme_id: UUID | None) -> str:
    return url_for("themes.list_", programme_id=programme_id)


def _pairs_url(programme_id: UUID | None) -> str:
    return url_for("themes.pairs", programme_id=programme_id)


READ = Permission.ACROSS_READ

ROOM = Room(
    "themes",
    blueprint,
    (
        ProgrammeNeed(_waiting, Permission.SAME_DECIDE),
        Link("across", "Themes", _list_url, READ),
        Link("across", "Compare findings", _pairs_url, Permission.SAME_DECIDE),
        Panel("programme", "Themes", "themes/programme_panel.html", _of_programme, READ),
        Panel(
            "shared_wording",
            "The same finding?",
            "themes/wording_panel.html",
            _of_wording,
            Permission.SAME_DECIDE,
        ),
        *(Erasable(model) for model in (Decision, Pair, Theme, ThemeMember, ThemeEvent, ThemeSetting)),
    ),
)
