"""The boxes that higher rooms offer for a page, for those who may see them."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from review_app.access.gate import allowed
from review_app.core.commit import session_here
from review_app.core.here import house_here
from review_app.core.offers import Panel


def panels_for(place: str, review_id: UUID, thing_id: UUID) -> list[tuple[Panel, Mapping[str, Any]]]:
    """Each panel offered for a page, with what its template needs."""
    session = session_here()
    return [
        (panel, panel.load(session, review_id, thing_id))
        for panel in house_here().offered(Panel)
        if panel.place == place and allowed(panel.permission)
    ]
