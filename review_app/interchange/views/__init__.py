"""The pages of interchange: sending, receiving, and whose keys are known."""

from review_app.interchange.views import keys, receiving, sending
from review_app.interchange.views.blueprint import blueprint

__all__ = ["blueprint", "keys", "receiving", "sending"]
