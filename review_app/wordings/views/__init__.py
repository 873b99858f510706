"""The pages of wordings: inside their review, and across the pilots."""

from review_app.wordings.views import inside, outside
from review_app.wordings.views.blueprint import blueprint

__all__ = ["blueprint", "inside", "outside"]
