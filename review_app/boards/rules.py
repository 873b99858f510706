"""What LSCBs may not be, in sentences."""

from collections.abc import Iterable
from datetime import date

from review_app.boards.models import Board


def why_not_board_name(name: str, others: Iterable[Board]) -> str | None:
    """Why an LSCB's name can't be taken, or None."""
    if any(other.name.casefold() == name.casefold() for other in others):
        return f"There is a “{name}” in this programme already."
    return None


def why_not_dates(starts_on: date | None, ends_on: date | None) -> str | None:
    """Why a programme can't have these dates, or None."""
    if starts_on and ends_on and ends_on < starts_on:
        return "The last day is before the first."
    return None
