"""Names settled beforehand, so that a test of something else isn’t asked about them."""

from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.core.keys import read_key_file
from review_app.names.actions import remember
from review_app.names.book import book_of
from review_app.names.rules import find
from review_app.names.rules.settling import Decision
from review_app.names.sealing import NAMES
from review_app.reviews.queries import review_by_id
from tests.support.people import Cast


def let_stay(cast: Cast, database: Database, text: str) -> None:
    """Settle every name of a text as no name, so that the text comes in as it is."""
    key = read_key_file(cast.app.extensions["casewindow.settings"].key_file).for_purpose(NAMES)
    with unit_of_work(database) as session:
        decisions = [Decision(found.key, found.shown, found.kind.value, "") for found in find(text)]
        book = book_of(session, key, cast.review_id)
        remember(session, key, review_by_id(session, cast.review_id), book, decisions, by=cast.lead())
