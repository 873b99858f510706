"""Names and places in words that are about to leave a review: likely ones and known ones; national bodies and the region pass."""

from collections.abc import Iterable

from review_app.names.book import Book
from review_app.names.rules import Found, Kind, Known, find
from review_app.names.rules.tokens import tokens_of
from review_app.names.rules.words import among, folded


def names_leaving(book: Book, text: str, boards: Iterable[str] = ()) -> list[Found]:
    """Every name of a person or place in a text but for those that the team decided to keep. `boards`: names of LSCBs.

    >>> [found.shown for found in names_leaving(Book(), "Ofsted and NHS London wrote to Ashmere, London.", ["Ashmere"])]
    ['Ashmere']
    """
    places = [Known(name, f"board:{name}", Kind.PLACE) for name in boards]
    found = find(text, [*book.known, *places], book.labels)
    return [one for one in found if not (_is_region(one) or _is_kept(book, one) or _is_label(book, one))]


def _is_region(found: Found) -> bool:
    return found.kind is Kind.PLACE and among(folded(found.shown), "regions")


def _is_kept(book: Book, found: Found) -> bool:
    decision = book.decided(found)
    return decision is not None and decision.keeps


def _is_label(book: Book, found: Found) -> bool:
    """Whether it is a label of the review, as a pseudonym is, and no word of a known name: “Rosie” where a Rosemary is known."""
    words = {folded(token.text) for token in tokens_of(found.shown)}
    names = {folded(token.text) for known in book.known for token in tokens_of(known.name)}
    return folded(found.shown) in {folded(label) for label in book.labels} and not words & names
