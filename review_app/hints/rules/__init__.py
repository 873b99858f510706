"""What is worth another look, and when a kind of wording can be kept."""

from review_app.hints.rules.kinds import why_not_kind
from review_app.hints.rules.looking import (
    MOST_AT_A_TIME,
    Hint,
    Looked,
    hints_on,
    in_order,
    recommends,
    still_open,
    why_not_go_on,
)

__all__ = [
    "MOST_AT_A_TIME",
    "Hint",
    "Looked",
    "hints_on",
    "in_order",
    "recommends",
    "still_open",
    "why_not_go_on",
    "why_not_kind",
]
