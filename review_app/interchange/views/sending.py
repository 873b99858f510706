"""The page on which an LSCB makes the signed file of its agreed wordings."""

from uuid import UUID

from flask import render_template
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.accounts.queries import names_of
from review_app.boards.queries import board_by_id
from review_app.core.commit import session_here
from review_app.core.here import keys_here
from review_app.interchange import queries, rules
from review_app.interchange.digits import groups_of
from review_app.interchange.forms import SendForm
from review_app.interchange.papers import wordings_file
from review_app.interchange.signing import public_key
from review_app.interchange.views.blueprint import Page, blueprint
from review_app.wordings.models import CameBy


@blueprint.get("/lscbs/<uuid:board_id>/wordings-file")
@requires(Permission.WORDINGS_SEND)
def send(board_id: UUID) -> Page:
    """What would go out in the file, the key to read out, and the files made so far."""
    session = session_here()
    current = queries.shared_by_board(session, board_id, CameBy.HERE)
    gone = queries.withdrawals_of_board(session, board_id)
    files = queries.sent_files(session, board_id)
    return render_template(
        "interchange/send.html",
        form=SendForm(),
        board=board_by_id(session, board_id),
        wordings=current,
        withdrawals=len(gone),
        groups=groups_of(public_key(keys_here(), board_id)),
        why_not=rules.why_not_make(len(current), len(gone)),
        files=files,
        people=names_of(session, [one.made_by for one in files]),
        next_issue=files[0].issue + 1 if files else 1,
    )


@blueprint.post("/lscbs/<uuid:board_id>/wordings-file")
@requires(Permission.WORDINGS_SEND)
def make(board_id: UUID) -> Response:
    """Make the next file."""
    session = session_here()
    sent, data = wordings_file(session, board_by_id(session, board_id), keys_here(), by=actor_here())
    headers = {
        "Content-Disposition": f'attachment; filename="wordings {sent.issue}.json"',
        "Content-Length": str(len(data)),
    }
    return Response(data, mimetype="application/json", headers=headers)
