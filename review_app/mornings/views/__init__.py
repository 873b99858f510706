"""The pages of mornings."""

from review_app.mornings.views import calling, closing, moves, ours, paper, people, table
from review_app.mornings.views.blueprint import blueprint

__all__ = ["blueprint", "calling", "closing", "moves", "ours", "paper", "people", "table"]
