"""What history offers."""

from review_app.core.offers import Erasable, Room
from review_app.history.models import Draft, Revision
from review_app.history.views import blueprint

ROOM = Room("history", blueprint, (Erasable(Revision), Erasable(Draft)))
