"""The pages of contributory factors."""

from review_app.factors.views import asked, factors, framework, heard
from review_app.factors.views.blueprint import blueprint

__all__ = ["asked", "blueprint", "factors", "framework", "heard"]
