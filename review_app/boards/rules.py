"""What LSCBs may not be, in sentences."""

from collections.abc import Iterable

from review_app.boards.models import Board


def why_not_board_name(name: str, others: Iterable[Board]) -> str | None:
    """Why an LSCB's name can't be taken, or None."""
    if any(other.name.casefold() == name.casefold() for other in others):
        return f"There is a “{name}” in this programme already."
    return None
