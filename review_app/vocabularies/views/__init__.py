"""The pages of vocabularies."""

from review_app.vocabularies.views import drafts, headings, reading
from review_app.vocabularies.views.blueprint import blueprint

__all__ = ["blueprint", "drafts", "headings", "reading"]
