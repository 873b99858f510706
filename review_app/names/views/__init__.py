"""The pages of names: settling those of a text, and what was settled before."""

from review_app.names.views import door, remembered, settling
from review_app.names.views.blueprint import blueprint

__all__ = ["blueprint", "door", "remembered", "settling"]
