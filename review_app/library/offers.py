"""What the library offers."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.access.permissions import Permission
from review_app.core.offers import Comparable, Erasable, Panel, Room
from review_app.core.waiting import passing_of
from review_app.library import queries
from review_app.library.models import EvidenceOrigin, LibraryEntry, LibraryTable
from review_app.library.queries import Wanted
from review_app.library.views import blueprint
from review_app.likeness.queries import LIBRARY


def _way(session: Session, review_id: UUID, finding_id: UUID) -> Mapping[str, Any]:
    del session, review_id  # a link alone: comparing happens on its page
    return {"finding_id": finding_id}


def _of_programme(session: Session, review_id: UUID, programme_id: UUID) -> Mapping[str, Any]:
    del review_id  # a programme's page has none
    return {"size": queries.size_of_library(session, programme_id, Wanted()), "programme_id": programme_id}


ROOM = Room(
    "library",
    blueprint,
    (
        Panel("finding_ways", "Have we said this before?", "library/_way_of_finding.html", _way, Permission.CASE_READ),
        Panel("programme", "Library", "library/programme_panel.html", _of_programme, Permission.LIBRARY_READ),
        Comparable(
            LIBRARY,
            LibraryEntry,
            "published finding",
            queries.texts_of_library,
            lambda session, programme_id: queries.size_of_library(session, programme_id, Wanted()).findings,
        ),
        passing_of(LibraryTable),
        *(Erasable(model) for model in (LibraryEntry, LibraryTable, EvidenceOrigin)),
    ),
)
