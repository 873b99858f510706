"""Where the pages of the library hang."""

from flask import Blueprint
from werkzeug.wrappers import Response

blueprint = Blueprint("library", __name__)
Page = str | Response | tuple[str, int]
LIBRARY = "/programmes/<uuid:programme_id>/library"
ONE = f"{LIBRARY}/<uuid:library_entry_id>"
A_PAGE = 25


def page_of(asked: str, things: int, a_page: int = A_PAGE) -> tuple[int, int]:
    """Which page of how many is asked for, whatever was typed into the address."""
    pages = max(1, -(-things // a_page))
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
    return min(max(number, 1), pages), pages
