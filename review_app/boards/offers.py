"""What programmes and LSCBs offer."""

from review_app.boards.models import Board, Programme
from review_app.boards.views import blueprint
from review_app.core.offers import Erasable, Room

ROOM = Room("boards", blueprint, (Erasable(Programme), Erasable(Board)))
