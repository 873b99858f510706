"""The pages of key practice episodes."""

from review_app.episodes.views import apart, pages, table
from review_app.episodes.views.blueprint import blueprint

__all__ = ["apart", "blueprint", "pages", "table"]
