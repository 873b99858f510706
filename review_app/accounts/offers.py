"""What accounts offer."""

from uuid import UUID

from flask import url_for

from review_app.access.permissions import Permission
from review_app.accounts.models import FoldedNote, Invitation, SignIn, User, WrongTry
from review_app.accounts.views import blueprint
from review_app.core.offers import Erasable, Link, Room


def _list_url(review_id: UUID | None) -> str:
    del review_id
    return url_for("accounts.list_")


ROOM = Room(
    "accounts",
    blueprint,
    (
        Link("start", "Accounts", _list_url, Permission.ACCOUNTS_MANAGE),
        Erasable(User),
        Erasable(SignIn),
        Erasable(Invitation),
        Erasable(WrongTry),
        Erasable(FoldedNote),
    ),
)
