"""The pages of possible cases and reviews, a file per page; importing them hands their views to the blueprint."""

from review_app.reviews.views import candidates, concerns, home, plan, set_up, stages, start
from review_app.reviews.views.blueprint import blueprint

__all__ = ["blueprint", "candidates", "concerns", "home", "plan", "set_up", "stages", "start"]
