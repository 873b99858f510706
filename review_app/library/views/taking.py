"""Taking the library along as a file."""

from uuid import UUID

from flask import render_template
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.boards.queries import programme_by_id
from review_app.core.commit import close_reading, reading_session_here, record_apart, session_here
from review_app.core.errors import NotNow
from review_app.core.here import database_here
from review_app.library import papers, queries
from review_app.library.actions import note_downloaded
from review_app.library.brought.reading import MOST_ROWS
from review_app.library.forms import TakeForm
from review_app.library.views.blueprint import LIBRARY, Page, blueprint
from review_app.library.views.entries import fields_of, wanted_here


@blueprint.get(f"{LIBRARY}/take")
@requires(Permission.LIBRARY_READ)
def take(programme_id: UUID) -> Page:
    """Choose the kind of file; it holds what was found, or the whole library."""
    session, (_form, wanted) = session_here(), wanted_here(programme_id)
    return render_template(
        "library/take.html",
        form=TakeForm(formdata=None),
        programme=programme_by_id(session, programme_id),
        asked=fields_of(wanted),
        size=queries.size_of_library(session, programme_id, wanted),
        most_rows=MOST_ROWS,
    )


@blueprint.post(f"{LIBRARY}/take")
@requires(Permission.LIBRARY_READ)
def download(programme_id: UUID) -> Response:
    """The file; that it was taken is recorded first, in a transaction of its own."""
    form = TakeForm()
    if not form.validate():
        raise NotNow("Choose in which form to take the library along.")
    _form, wanted = wanted_here(programme_id)
    entries = queries.entries_of_programme(reading_session_here(), programme_id, wanted)
    draw, media_type = papers.FORMS[str(form.form.data)]
    content = draw(entries)
    close_reading()
    with record_apart(database_here()) as writing:
        note_downloaded(writing, programme_by_id(writing, programme_id), str(form.form.data), by=actor_here())
    headers = {"Content-Disposition": f'attachment; filename="library.{form.form.data}"'}
    return Response(content, mimetype=media_type, headers=headers)
