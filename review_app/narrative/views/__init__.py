"""The pages of the narrative."""

from review_app.narrative.views import choosing, entries, grid, importing, periods, picture
from review_app.narrative.views.blueprint import blueprint

__all__ = ["blueprint", "choosing", "entries", "grid", "importing", "periods", "picture"]
