"""What the pages of decisions and themes share."""

from collections.abc import Iterable
from uuid import UUID

from flask import Blueprint, request
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, allowed, standing_here
from review_app.access.permissions import Permission
from review_app.accounts.queries import names_of
from review_app.boards.models import Board
from review_app.boards.queries import boards_of_programme
from review_app.core.commit import session_here
from review_app.themes.telling import Reader

blueprint = Blueprint("themes", __name__)
Page = str | Response | tuple[str, int]
LONGEST_NUMBER = 9


def page_asked() -> int:
    """Which page of a list is asked for."""
    asked = request.args.get("page", "1")
    return max(int(asked), 1) if asked.isascii() and asked.isdigit() and len(asked) < LONGEST_NUMBER else 1


def pages_in(number: int, a_page: int) -> int:
    """How many pages a list has."""
    return max(1, -(-number // a_page))


def board_titles(boards: Iterable[Board]) -> dict[UUID, str]:
    """The LSCBs by name, for those who may know them; empty for the others."""
    return {board.id: board.title for board in boards} if allowed(Permission.ACROSS_NAMED) else {}


def reviews_to_compare() -> frozenset[UUID] | None:
    """The own reviews of somebody who may not know the LSCBs; None: any two findings can be put side by side.

    That two findings of others can't be compared would tell that they are of one review.
    """
    if allowed(Permission.ACROSS_NAMED):
        return None
    return frozenset(held.review_id for held in standing_here().holdings if held.review_id is not None)


def reader_here(programme_id: UUID, people: Iterable[UUID | None], boards: Iterable[Board] | None = None) -> Reader:
    """What whoever reads this page may know."""
    session = session_here()
    there = boards_of_programme(session, programme_id) if boards is None else boards
    named = allowed(Permission.ACROSS_NAMED)
    return Reader(named, names_of(session, people), [board.name for board in there], actor_here())
