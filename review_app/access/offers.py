"""What access offers: the pages that anyone may open."""

from review_app.access.views import blueprint
from review_app.core.offers import Room

ROOM = Room("access", blueprint)
