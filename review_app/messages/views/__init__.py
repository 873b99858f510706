"""The pages of early messages and of the monthly notes that some are drawn from."""

from review_app.messages.views import checking, notes, reading, releasing, writing
from review_app.messages.views.blueprint import blueprint

__all__ = ["blueprint", "checking", "notes", "reading", "releasing", "writing"]
