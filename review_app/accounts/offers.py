"""What accounts offer."""

from review_app.accounts.models import Invitation, SignIn, User, WrongTry
from review_app.accounts.views import blueprint
from review_app.core.offers import Erasable, Room

ROOM = Room("accounts", blueprint, (Erasable(User), Erasable(SignIn), Erasable(Invitation), Erasable(WrongTry)))
