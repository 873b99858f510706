"""What history offers."""

from review_app.access.permissions import Permission
from review_app.core.offers import Erasable, Panel, Room
from review_app.history.models import Draft, ProgrammeDraft, Revision, Visit
from review_app.history.views import blueprint
from review_app.history.views.changes import for_home

ROOM = Room(
    "history",
    blueprint,
    (
        Panel(
            "review",
            "What changed since you were last here",
            "history/changes_panel.html",
            lambda session, review_id, thing_id: for_home(review_id),
            Permission.REVIEW_HOME,
        ),
        Erasable(Revision),
        Erasable(Draft),
        Erasable(ProgrammeDraft),
        Erasable(Visit),
    ),
)
