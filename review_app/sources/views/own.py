"""What a case group member reads: what they told the review themselves, and what was promised."""

from uuid import UUID

from flask import render_template

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.core.here import keys_here
from review_app.people.own import own_position
from review_app.sources.promise import LIMITS, PROMISE
from review_app.sources.told import told_by
from review_app.sources.views.blueprint import Page, blueprint


@blueprint.get("/what-i-told-the-review")
@requires(Permission.OWN_ACCOUNT_READ)
def own_account(review_id: UUID) -> Page:
    """The conversations that the review had with the person who asks."""
    session = session_here()
    position = own_position(session, keys_here().for_purpose("names"), review_id, actor_here())
    told = told_by(session, review_id, position.id) if position else []
    return render_template("sources/own.html", position=position, told=told, promise=PROMISE, limits=LIMITS)
