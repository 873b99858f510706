"""The blueprint of comparisons, and what several of its pages need."""

from uuid import UUID

from flask import Blueprint, request
from werkzeug.wrappers import Response

from review_app.access.gate import allowed
from review_app.access.permissions import Permission
from review_app.boards.models import Board
from review_app.boards.queries import boards_of_programme
from review_app.core.commit import session_here
from review_app.core.here import keys_here
from review_app.names.book import Book, book_of
from review_app.names.leaving import names_leaving
from review_app.names.sealing import NAMES
from review_app.wordings.places import names_found
from review_app.wordings.queries import labels_of_review

blueprint = Blueprint("comparisons", __name__)
Page = str | Response | tuple[str, int]
LONGEST_NUMBER = 6


def titles_here(boards: list[Board]) -> dict[UUID, str]:
    """The LSCBs by name, for those who may know them; empty for the others."""
    return {board.id: board.title for board in boards} if allowed(Permission.ACROSS_NAMED) else {}


def number_asked(name: str) -> int:
    """Which page of a list is asked for: 1 where the address says nothing that makes sense."""
    asked = request.args.get(name, "")
    return max(int(asked), 1) if asked.isascii() and asked.isdigit() and len(asked) <= LONGEST_NUMBER else 1


def names_in(programme_id: UUID, text: str, review_id: UUID | None = None) -> tuple[str, ...]:
    """What in a text that is about to leave may say where or who; `review_id`: the review that it leaves, with its people."""
    session = session_here()
    names = [board.name for board in boards_of_programme(session, programme_id)]
    book = Book()
    if review_id is not None:
        names += labels_of_review(session, review_id)
        book = book_of(session, keys_here().for_purpose(NAMES), review_id)
    likely = [found.shown for found in names_leaving(book, text)]
    return tuple({name.casefold(): name for name in [*likely, *names_found(text, names)]}.values())
