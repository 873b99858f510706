"""What every page of the narrative shares: the blueprint, the lanes of a review and its sources as lists."""

from uuid import UUID

from flask import Blueprint
from werkzeug.wrappers import Response

from review_app.core.commit import reading_session_here
from review_app.people.queries import agencies_of_review, participants_of_review, relatives_of_review
from review_app.sources.queries import sources_of_review

blueprint = Blueprint("narrative", __name__, url_prefix="/reviews/<uuid:review_id>/narrative")
Page = str | Response | tuple[str, int]


def lanes_of(review_id: UUID) -> list[tuple[str, str]]:
    """Every lane that something in this review can stand in: the child first, then family, agencies, positions."""
    session = reading_session_here()
    return [
        ("child", "The child"),
        ("family", "Family"),
        *((f"family:{relative.id}", relative.pseudonym) for relative in relatives_of_review(session, review_id)),
        *((f"agency:{agency.id}", agency.name) for agency in agencies_of_review(session, review_id)),
        *((f"participant:{person.id}", person.label) for person in participants_of_review(session, review_id)),
    ]


def sources_in_a_list(review_id: UUID) -> list[tuple[str, str]]:
    """The sources of a review, for a list to choose from."""
    return [(str(source.id), source.title) for source in sources_of_review(reading_session_here(), review_id)]
