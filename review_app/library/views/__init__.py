"""The pages of the library."""

from review_app.library.views import bringing, entries, rows, said_before, taking
from review_app.library.views.blueprint import blueprint

__all__ = ["blueprint", "bringing", "entries", "rows", "said_before", "taking"]
