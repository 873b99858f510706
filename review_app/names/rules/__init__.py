"""Finding names in a text, and putting labels in their place: pure functions, so that every room can use them."""

from review_app.names.rules.finding import find
from review_app.names.rules.kinds import Found, Hit, Kind, Known
from review_app.names.rules.replacing import replaced

__all__ = ["Found", "Hit", "Kind", "Known", "find", "replaced"]
