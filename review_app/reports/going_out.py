"""Whether a paper may leave the review team: only when every name and place in it is settled by somebody."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.access.roles import Role
from review_app.boards.queries import board_by_id, boards_of_programme
from review_app.core.clock import today
from review_app.core.text import counted
from review_app.memberships.queries import memberships_in
from review_app.names.actions import Place
from review_app.names.book import book_of
from review_app.people.queries import agencies_of_review
from review_app.reports.before import NameInPaper, names_before
from review_app.reviews.models import Review

TEAM = frozenset({Role.LEAD_REVIEWER, Role.TEAM_MEMBER})


def place_of_names(session: Session, review: Review, names_key: bytes) -> Place:
    """What a review knows about names; its own LSCB may be named, since covers name it."""
    own = f"board:{board_by_id(session, review.board_id).name}"
    return Place(review.id, names_key, book_of(session, names_key, review.id), (own,))


def names_in(session: Session, review: Review, place: Place, paper: Any) -> list[NameInPaper]:
    """Names and places in a paper, settled or not."""
    boards = [board.name for board in boards_of_programme(session, review.programme_id)]
    agencies = [agency.name for agency in agencies_of_review(session, review.id)]
    return names_before(place.book, paper, boards, place.own, agencies)


def why_not_out(session: Session, review: Review, names_key: bytes, paper: Any) -> str | None:
    """Why a paper can't go out yet, or None. The sentence says how many words, and none of them."""
    place = place_of_names(session, review, names_key)
    left = sum(one.is_open for one in names_in(session, review, place, paper))
    if not left:
        return None
    what = counted(left, "name or place is", "names or places are")
    return f"It can’t go out yet: {what} not settled. Change the text, or let stand what only looks like a name."


def is_of_team(session: Session, review_id: UUID, reader: str) -> bool:
    """Whether a reader is on the review team today, by the name of their account."""
    held = memberships_in(session, "review_id", review_id)
    return any(user.name == reader.strip() and each.role in TEAM and each.holds_on(today()) for each, user in held)
