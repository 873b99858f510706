"""The pages of the office."""

from review_app.office.views import asking, diary, writing
from review_app.office.views.blueprint import blueprint

__all__ = ["asking", "blueprint", "diary", "writing"]
