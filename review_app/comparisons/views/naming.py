"""Whether an LSCB may be named in the themes paper; its chair or the chair's delegate says so, and takes it back."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.accounts.queries import names_of
from review_app.boards.queries import board_by_id
from review_app.comparisons import actions, queries
from review_app.comparisons.forms import AgreeForm
from review_app.comparisons.views.blueprint import Page, blueprint
from review_app.core.commit import session_here


@blueprint.get("/lscbs/<uuid:board_id>/named-in-themes-paper")
@requires(Permission.WORDING_CONSENT)
def naming(board_id: UUID) -> Page:
    """Whether this LSCB agrees to be named, since when, and who said so."""
    session = session_here()
    agreements = queries.agreements_of_board(session, board_id)
    return render_template(
        "comparisons/naming.html",
        board=board_by_id(session, board_id),
        agreements=agreements,
        standing=next((one for one in agreements if one.ended_on is None), None),
        people=names_of(session, [person for one in agreements for person in (one.agreed_by, one.ended_by)]),
        form=AgreeForm(),
    )


@blueprint.post("/lscbs/<uuid:board_id>/named-in-themes-paper/agree")
@requires(Permission.WORDING_CONSENT)
def agree(board_id: UUID) -> Response:
    """Agree that this LSCB may be named."""
    session = session_here()
    actions.agree_to_be_named(session, board_by_id(session, board_id), by=actor_here())
    flash("Agreed. You can take it back at any time.", "success")
    return redirect(url_for("comparisons.naming", board_id=board_id))


@blueprint.post("/lscbs/<uuid:board_id>/named-in-themes-paper/end")
@requires(Permission.WORDING_CONSENT)
def end_naming(board_id: UUID) -> Response:
    """Take it back."""
    session = session_here()
    actions.end_naming(session, board_by_id(session, board_id), by=actor_here())
    flash("Taken back. Papers made from now on do not name this LSCB.", "success")
    return redirect(url_for("comparisons.naming", board_id=board_id))
