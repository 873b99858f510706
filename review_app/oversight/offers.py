"""What oversight offers."""

from flask import url_for

from review_app.access.permissions import Permission
from review_app.core.offers import Link, Room
from review_app.oversight.views import blueprint

ROOM = Room(
    "oversight",
    blueprint,
    (
        Link("start", "Who saw and did what", lambda _: url_for("oversight.installation"), Permission.AUDIT_READ),
        Link(
            "review",
            "Who saw and did what",
            lambda review_id: url_for("oversight.of_review", review_id=review_id),
            Permission.REVIEW_AUDIT,
        ),
    ),
)
