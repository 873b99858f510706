"""The pages on which an LSCB's key is registered and ended."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.boards.models import Board
from review_app.boards.queries import board_by_id, boards_of_programme, programme_by_id
from review_app.core.clock import today
from review_app.core.commit import session_here
from review_app.core.errors import NotNow, found
from review_app.core.here import keys_here
from review_app.interchange import actions, queries
from review_app.interchange.digits import groups_of, key_of
from review_app.interchange.forms import EndKeyForm, KeyForm
from review_app.interchange.models import SenderKey
from review_app.interchange.rules import why_not_day
from review_app.interchange.signing import public_key
from review_app.interchange.views.blueprint import Page, blueprint


@blueprint.route("/programmes/<uuid:programme_id>/wordings-files/keys/add", methods=["GET", "POST"])
@requires(Permission.WORDINGS_RECEIVE)
def add_key(programme_id: UUID) -> Page:
    """Register the key with which an LSCB signs its files elsewhere."""
    session, form = session_here(), KeyForm()
    boards = boards_of_programme(session, programme_id)
    form.set_choices("board_id", [(board.id, board.title) for board in boards], nothing="Choose one")
    if form.validate_on_submit():
        board = found(next((one for one in boards if str(one.id) == form.board_id.data), None))
        try:
            _register(board, boards, form)
        except NotNow as problem:
            wrong_day = why_not_day(form.read_out_on.data or today(), today())
            form.refuse("read_out_on" if wrong_day else "key", problem.sentence)
        else:
            flash(f"Files with this key are taken as those of {board.title}.", "success")
            return redirect(url_for("interchange.receive", programme_id=programme_id))
    programme = programme_by_id(session, programme_id)
    page = render_template("interchange/add_key.html", form=form, programme=programme)
    return page, 422 if form.errors else 200


@blueprint.route(
    "/programmes/<uuid:programme_id>/wordings-files/keys/<uuid:sender_key_id>/end", methods=["GET", "POST"]
)
@requires(Permission.WORDINGS_RECEIVE)
def end_key(programme_id: UUID, sender_key_id: UUID) -> Page:
    """End a key, as when the LSCB has another."""
    session, form = session_here(), EndKeyForm()
    key = queries.key_in_programme(session, programme_id, sender_key_id)
    if form.validate_on_submit():
        actions.end_key(session, key, by=actor_here())
        flash("The key has its end. Files that it signs are not taken in any more.", "success")
        return redirect(url_for("interchange.receive", programme_id=programme_id))
    return render_template(
        "interchange/end_key.html",
        form=form,
        programme=programme_by_id(session, programme_id),
        key=key,
        board=board_by_id(session, key.board_id),
        groups=groups_of(bytes.fromhex(key.public_key)),
    )


def _register(board: Board, boards: list[Board], form: KeyForm) -> None:
    key = SenderKey(
        public_key=key_of(form.key.data).hex(), read_out_by=form.read_out_by.data, read_out_on=form.read_out_on.data
    )
    own = [public_key(keys_here(), one.id).hex() for one in boards]
    actions.register_key(session_here(), board, key, own, by=actor_here())
