"""Where the pages of the office hang, and the lists of people that they share."""

from typing import Any
from uuid import UUID

from flask import Blueprint, g, request

from review_app.access.panels import links_for
from review_app.core.commit import reading_session_here
from review_app.history.pages import Page
from review_app.people.queries import agencies_of_review, participants_of_review, relatives_of_review

__all__ = ["Page", "agencies", "blueprint", "practitioners", "relatives", "ways"]

blueprint = Blueprint("office", __name__, url_prefix="/reviews/<uuid:review_id>/office")
Choices = list[tuple[str, str]]


@blueprint.context_processor
def ways() -> dict[str, Any]:
    """The pages of higher rooms to which each page of the office leads."""
    if "scope" not in g:  # an error page before the gate has said who this is
        return {}
    return {"ways": links_for("office", (request.view_args or {}).get("review_id"))}


def practitioners(review_id: UUID) -> Choices:
    """The practitioners of a review by position."""
    return [
        (f"participant:{each.id}", each.label) for each in participants_of_review(reading_session_here(), review_id)
    ]


def relatives(review_id: UUID) -> Choices:
    """The family members of a review by pseudonym."""
    return [(f"relative:{each.id}", each.pseudonym) for each in relatives_of_review(reading_session_here(), review_id)]


def agencies(review_id: UUID) -> Choices:
    """The agencies of a review."""
    return [(f"agency:{each.id}", each.name) for each in agencies_of_review(reading_session_here(), review_id)]
