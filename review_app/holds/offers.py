"""What holds offer."""

from typing import Any
from uuid import UUID

from flask import url_for
from sqlalchemy.orm import Session

from review_app.access.gate import allowed
from review_app.access.permissions import Permission
from review_app.core.offers import Erasable, Keeper, Link, Panel, Room
from review_app.core.rows import Recorded
from review_app.holds import keeping, queries
from review_app.holds.models import HandingOver, Hold
from review_app.holds.views import blueprint


def _why_not_change(session: Session, row: Recorded) -> str | None:
    return keeping.why_not_change(queries.lasting_holds(session, row.review_id), row)


def _on_source(session: Session, review_id: UUID, source_id: UUID) -> dict[str, Any]:
    holds = [hold for hold in queries.lasting_holds(session, review_id) if hold.is_on_review or hold.on_id == source_id]
    return {
        "holds": holds,
        "add_url": url_for("holds.add", review_id=review_id, on=f"source:{source_id}"),
        "may_set": allowed(Permission.HOLDS_SET),
    }


ROOM = Room(
    "holds",
    blueprint,
    (
        Keeper(_why_not_change),
        Panel("source", "Hold", "holds/panel.html", _on_source, Permission.CASE_READ),
        Link(
            "review",
            "Holds, and what was handed over",
            lambda review_id: url_for("holds.list_", review_id=review_id),
            Permission.CASE_READ,
        ),
        Erasable(Hold),
        Erasable(HandingOver),
    ),
)
