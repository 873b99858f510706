"""What the pages of mornings share: the address, the morning that is meant, and what may be named to whom."""

from uuid import UUID

from flask import Blueprint, flash, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import allowed, standing_here
from review_app.access.permissions import Permission
from review_app.access.roles import Role
from review_app.boards.queries import boards_of_programme
from review_app.core.commit import session_here
from review_app.mornings import queries
from review_app.mornings.models import Morning, MorningPair
from review_app.mornings.table import Laid, Table, laid_out

blueprint = Blueprint("mornings", __name__)
Page = str | Response | tuple[str, int]
LONGEST_NUMBER = 9  # digits: what a database takes as a number

ALL = "/programmes/<uuid:programme_id>/mornings"
ONE = f"{ALL}/<uuid:morning_id>"


def morning_here(programme_id: UUID, morning_id: UUID) -> Morning:
    """The morning of this page."""
    return queries.morning_in_programme(session_here(), programme_id, morning_id)


def held_here(programme_id: UUID, morning_id: UUID) -> Morning:
    """The morning of this page, with its table held until the commit."""
    return queries.morning_held(session_here(), programme_id, morning_id)


def table_of(morning: Morning, *, summaries: bool = False) -> Table:
    """What lies on the table now."""
    session = session_here()
    cards = queries.cards_of_morning(session, morning.id, summaries=summaries)
    return laid_out(cards, queries.groups_of_morning(session, morning.id))


def lscbs_here(programme_id: UUID) -> dict[UUID, str]:
    """The LSCBs by id, for those alone who may know which is which; for everybody else none has a name."""
    if not allowed(Permission.ACROSS_NAMED):
        return {}
    return {board.id: board.title for board in boards_of_programme(session_here(), programme_id)}


def pair_titles(programme_id: UUID, pairs: list[MorningPair], cards: list[Laid]) -> dict[UUID, str]:
    """How the page names each pair of authors: by the LSCB where that may be known, and by the numbers of its cards."""
    lscbs, titles = lscbs_here(programme_id), {}
    for pair in pairs:
        numbers = [str(each) for each in sorted(card.number for card in cards if card.pair_id == pair.id)]
        which = f"card{'s' if len(numbers) > 1 else ''} {', '.join(numbers)}"
        name = lscbs.get(pair.board_id)
        titles[pair.id] = f"{name} ({which})" if name else which
    return titles


def own_pairs(pairs: list[MorningPair]) -> list[MorningPair]:
    """The rows of the reviews that the person of this request leads."""
    led = {held.review_id for held in standing_here().holdings if held.role is Role.LEAD_REVIEWER}
    return [pair for pair in pairs if pair.review_ref in led and not pair.by_file]


def url_of(name: str, morning: Morning) -> str:
    """The address of one of a morning's pages."""
    return url_for(f"mornings.{name}", programme_id=morning.programme_id, morning_id=morning.id)


def number_asked(value: str | None, most: int) -> int:
    """The number of a move that an address or a message names, as far as there is such a move; 0 for none."""
    digits = value if value and value.isascii() and value.isdigit() and len(value) < LONGEST_NUMBER else "0"
    return min(int(digits), most)


def done(sentence: str) -> None:
    """Say on the next page that it was done."""
    flash(sentence, "success")
