"""The pages of sources and quotes, a file per task; importing them hands their views to the blueprint."""

from review_app.sources.views import adding, editing, lists, passages, quoting, showing
from review_app.sources.views.blueprint import blueprint

__all__ = ["adding", "blueprint", "editing", "lists", "passages", "quoting", "showing"]
