"""Names and places in an early message. All that can be known without looking into a review: the LSCBs, and likely names."""

from uuid import UUID

from sqlalchemy.orm import Session

from review_app.boards.queries import boards_of_programme
from review_app.names.book import Book
from review_app.names.leaving import names_leaving
from review_app.wordings.places import codes_found, names_found


def names_in(session: Session, programme_id: UUID, text: str) -> list[str]:
    """What in a text may say where or who; each once, as it stands there."""
    boards = [board.name for board in boards_of_programme(session, programme_id)]
    likely = [found.shown for found in names_leaving(Book(), text, boards)]
    return list({name.casefold(): name for name in [*likely, *names_found(text, boards), *codes_found(text)]}.values())
