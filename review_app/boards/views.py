"""The pages of programmes and LSCBs; what happens in them is drawn from the offers of higher rooms."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, allowed_in, requires
from review_app.access.may import Scope
from review_app.access.panels import panels_for
from review_app.access.permissions import Permission
from review_app.boards import actions, queries
from review_app.boards.forms import BoardForm, ProgrammeForm
from review_app.core.commit import session_here
from review_app.core.errors import NotNow

blueprint = Blueprint("boards", __name__)
Page = str | Response | tuple[str, int]


@blueprint.get("/programmes/<uuid:programme_id>")
@requires(Permission.PROGRAMME_READ)
def programme(programme_id: UUID) -> Page:
    """A programme: its LSCBs, how its reviews stand, and its people."""
    session = session_here()
    boards = queries.boards_of_programme(session, programme_id)
    return render_template(
        "boards/programme.html",
        programme=queries.programme_by_id(session, programme_id),
        boards=[(board, allowed_in(Permission.BOARD_READ, Scope(programme_id, board.id))) for board in boards],
        panels=panels_for("programme", programme_id, programme_id),
        people_panels=panels_for("programme_people", programme_id, programme_id),
    )


@blueprint.route("/programmes/<uuid:programme_id>/edit", methods=["GET", "POST"])
@requires(Permission.PROGRAMME_MANAGE)
def edit_programme(programme_id: UUID) -> Page:
    """Change a programme's name, summary and dates."""
    session = session_here()
    programme = queries.programme_by_id(session, programme_id)
    form = ProgrammeForm(obj=programme)
    if form.validate_on_submit():
        try:
            values = form.values("name", "summary", "starts_on", "ends_on")
            actions.change_programme(session, programme, values, by=actor_here())
        except NotNow as problem:
            form.refuse("ends_on", problem.sentence)
        else:
            flash("Saved.", "success")
            return redirect(url_for("boards.programme", programme_id=programme_id))
    page = render_template("boards/edit_programme.html", form=form, programme=programme)
    return page, 422 if form.errors else 200


@blueprint.route("/programmes/<uuid:programme_id>/lscbs/add", methods=["GET", "POST"])
@requires(Permission.PROGRAMME_MANAGE)
def add(programme_id: UUID) -> Page:
    """Add an LSCB to a programme."""
    session, form = session_here(), BoardForm()
    programme = queries.programme_by_id(session, programme_id)
    if form.validate_on_submit():
        try:
            board = actions.add_board(session, programme, form.name.data, by=actor_here())
        except NotNow as problem:
            form.refuse("name", problem.sentence)
        else:
            flash(f"{board.title} is added. Next, appoint its chair and manager.", "success")
            return redirect(url_for("boards.show", board_id=board.id))
    return render_template("boards/add.html", form=form, programme=programme), 422 if form.errors else 200


@blueprint.get("/lscbs/<uuid:board_id>")
@requires(Permission.BOARD_READ)
def show(board_id: UUID) -> Page:
    """An LSCB: its possible cases, reviews and people."""
    board = queries.board_by_id(session_here(), board_id)
    return render_template("boards/show.html", board=board, panels=panels_for("board", board_id, board_id))


@blueprint.route("/lscbs/<uuid:board_id>/edit", methods=["GET", "POST"])
@requires(Permission.BOARD_MANAGE)
def edit(board_id: UUID) -> Page:
    """Rename an LSCB."""
    session = session_here()
    board = queries.board_by_id(session, board_id)
    form = BoardForm(obj=board)
    if form.validate_on_submit():
        try:
            actions.rename_board(session, board, form.name.data, by=actor_here())
        except NotNow as problem:
            form.refuse("name", problem.sentence)
        else:
            flash("Saved.", "success")
            return redirect(url_for("boards.show", board_id=board_id))
    return render_template("boards/edit.html", form=form, board=board), 422 if form.errors else 200
