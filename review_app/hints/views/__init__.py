"""The pages of hints."""

from review_app.hints.views import kinds, wording, worth
from review_app.hints.views.blueprint import blueprint

__all__ = ["blueprint", "kinds", "wording", "worth"]
