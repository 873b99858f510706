"""The pages of decisions and themes."""

from review_app.themes.views import answers, pairs, themes
from review_app.themes.views.blueprint import blueprint

__all__ = ["answers", "blueprint", "pairs", "themes"]
