"""Bringing a file of published findings: read once, and waiting sealed until its rows are confirmed."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.commit import close_reading, reading_session_here, session_here
from review_app.core.here import keys_here, settings_here
from review_app.library import actions, queries
from review_app.library.brought.reading import MOST_ROWS, NotRead, read_file
from review_app.library.brought.statuses import first_choice
from review_app.library.forms import FindingsFileForm
from review_app.library.models import LibraryTable
from review_app.library.views.blueprint import LIBRARY, Page, blueprint
from review_app.library.waiting import PURPOSE, Waiting, unseal
from review_app.sources.door.reading import MEGABYTE

MOST_CHARACTERS = 8_000_000  # a library of five thousand findings is longer than any one document may be


@blueprint.route(f"{LIBRARY}/import", methods=["GET", "POST"])
@requires(Permission.LIBRARY_WRITE)
def bring(programme_id: UUID) -> Page:
    """Read a file; its rows wait, sealed, until they are confirmed or thrown away."""
    session, form, settings = reading_session_here(), FindingsFileForm(), settings_here()
    waits = queries.waiting_table_of(session, programme_id, actor_here())
    gone = None if waits else queries.kept_table_of(session, programme_id, actor_here())
    if form.validate_on_submit():
        content = form.file.data.stream.read(settings.upload_megabytes * MEGABYTE + 1)
        close_reading()  # the file may take seconds to read
        try:
            read = read_file(content, replace(settings, upload_characters=MOST_CHARACTERS))
        except NotRead as problem:
            form.refuse("file", problem.sentence)
        else:
            waiting = Waiting(read, first_choice(read.rows))
            lasts = timedelta(days=settings.waiting_days)
            actions.keep_table(session_here(), programme_id, waiting, waiting_key(), by=actor_here(), waits=lasts)
            return redirect(url_for("library.rows", programme_id=programme_id))
    page = render_template(
        "library/import.html",
        form=form,
        title=form.page_title,
        waits=waits,
        gone=gone,
        programme_id=programme_id,
        most=settings.upload_megabytes,
        most_rows=MOST_ROWS,
    )
    return page, 422 if form.errors else 200


@blueprint.post(f"{LIBRARY}/import/throw-away")
@requires(Permission.LIBRARY_WRITE)
def throw_away(programme_id: UUID) -> Response:
    """Forget the file that waits."""
    actions.throw_away(session_here(), programme_id, by=actor_here())
    flash("The file is gone. Nothing of it was kept.", "success")
    return redirect(url_for("library.list_", programme_id=programme_id))


def waiting_key() -> bytes:
    """The key of the boxes in which files wait."""
    return keys_here().for_purpose(PURPOSE)


def opened_here(programme_id: UUID) -> tuple[LibraryTable, Waiting] | None:
    """What this person has brought and not settled."""
    row = queries.waiting_table_of(reading_session_here(), programme_id, actor_here())
    return (row, unseal(waiting_key(), row.id, row.box)) if row is not None else None


def nothing_waits(programme_id: UUID) -> Page:
    """What is said where no file waits."""
    gone = queries.kept_table_of(reading_session_here(), programme_id, actor_here())
    return render_template("library/nothing_waits.html", gone=gone, programme_id=programme_id)
