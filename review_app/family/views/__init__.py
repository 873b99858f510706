"""The pages of the family."""

from review_app.family.views import composing, contacting, working
from review_app.family.views.blueprint import blueprint

__all__ = ["blueprint", "composing", "contacting", "working"]
