"""The pages on which a file of another installation is checked, looked at, and taken in or put aside."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.accounts.queries import names_of
from review_app.boards.models import Board
from review_app.boards.queries import board_by_id, boards_of_programme, programme_by_id
from review_app.core.commit import reading_session_here, session_here
from review_app.core.errors import NotNow
from review_app.core.text import counted
from review_app.interchange import actions, queries, rules
from review_app.interchange.forms import DecideForm, UploadForm
from review_app.interchange.models import FileState
from review_app.interchange.preview import preview_of
from review_app.interchange.reading import MOST_BYTES, NotAFile, SignedFile, read_file
from review_app.interchange.rules import Fate
from review_app.interchange.views.blueprint import Page, blueprint
from review_app.wordings.models import CameBy

UNKNOWN_KEY = (
    "This file is whole, but no LSCB of this programme has the key with which it is signed. Ask the LSCB to read its key "
    "out to you, and register it first."
)


@blueprint.route("/programmes/<uuid:programme_id>/wordings-files", methods=["GET", "POST"])
@requires(Permission.WORDINGS_RECEIVE)
def receive(programme_id: UUID) -> Page:
    """The files that came, whose keys are known, and the box for another file."""
    form = UploadForm()
    if form.validate_on_submit():
        data = form.file.data.stream.read(MOST_BYTES + 1)
        try:
            signed = read_file(data)
            received = actions.keep_file(
                session_here(), _sender(programme_id, signed), signed, data.decode(), by=actor_here()
            )
        except (NotAFile, NotNow) as problem:
            form.refuse("file", problem.sentence)
        else:
            return redirect(url_for("interchange.show", programme_id=programme_id, received_file_id=received.id))
    return _list_page(programme_id, form), 422 if form.errors else 200


@blueprint.get("/programmes/<uuid:programme_id>/wordings-files/<uuid:received_file_id>")
@requires(Permission.WORDINGS_RECEIVE)
def show(programme_id: UUID, received_file_id: UUID) -> Page:
    """What a file would change, line by line; or what became of it."""
    session = session_here()
    received = queries.received_in_programme(session, programme_id, received_file_id)
    board = board_by_id(session, received.board_id)
    programme = programme_by_id(session, programme_id)
    preview = None
    if received.state is FileState.WAITING:
        contents = read_file(received.words.encode()).contents
        here = queries.shared_by_board(session, board.id, CameBy.FILE)
        names = [one.name for one in boards_of_programme(session, programme_id)]
        preview = preview_of(rules.lines_of(contents, board.id, here), names, request.args.get("page", "1"))
        preview.programme = contents.programme if contents.programme != programme.name else ""
    return render_template(
        "interchange/show.html",
        form=DecideForm(),
        programme=programme,
        board=board,
        received=received,
        preview=preview,
        people=names_of(session, [received.received_by, received.decided_by]),
    )


@blueprint.post("/programmes/<uuid:programme_id>/wordings-files/<uuid:received_file_id>/accept")
@requires(Permission.WORDINGS_RECEIVE)
def accept(programme_id: UUID, received_file_id: UUID) -> Response:
    """Take a file in, in one step."""
    session = session_here()
    received = queries.received_in_programme(session, programme_id, received_file_id)
    counts = actions.accept_file(session, received, by=actor_here())
    said = [f"{counted(counts[fate], 'wording')} {fate.said}" for fate in Fate if counts[fate]]
    flash(f"Taken in: {', '.join(said) or 'nothing'}.", "success")
    return redirect(url_for("interchange.receive", programme_id=programme_id))


@blueprint.post("/programmes/<uuid:programme_id>/wordings-files/<uuid:received_file_id>/put-aside")
@requires(Permission.WORDINGS_RECEIVE)
def put_aside(programme_id: UUID, received_file_id: UUID) -> Response:
    """Take nothing of a file."""
    session = session_here()
    received = queries.received_in_programme(session, programme_id, received_file_id)
    actions.put_aside(session, received, by=actor_here())
    flash("The file is put aside. Nothing of it was taken in, and its words are not kept.", "success")
    return redirect(url_for("interchange.receive", programme_id=programme_id))


def _sender(programme_id: UUID, signed: SignedFile) -> Board:
    known = queries.open_keys(reading_session_here(), programme_id)
    key = next((one for one in known if one.public_key == signed.public_key), None)
    if key is None:
        raise NotNow(UNKNOWN_KEY)
    return board_by_id(session_here(), key.board_id)


def _list_page(programme_id: UUID, form: UploadForm) -> str:
    session = session_here()
    keys, files = queries.keys_of_programme(session, programme_id), queries.received_files(session, programme_id)
    return render_template(
        "interchange/receive.html",
        form=form,
        programme=programme_by_id(session, programme_id),
        boards={board.id: board.title for board in boards_of_programme(session, programme_id)},
        keys=keys,
        files=files,
        people=names_of(session, [one.registered_by for one in keys] + [one.received_by for one in files]),
    )
