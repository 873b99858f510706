"""The files that sources were read from: keeping one, fetching it, destroying it."""

from datetime import timedelta
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.commit import close_reading, reading_session_here, record_apart, session_here
from review_app.core.errors import NotNow
from review_app.core.forms import as_id
from review_app.core.here import database_here, keys_here, settings_here
from review_app.reviews.queries import review_by_id
from review_app.sources import actions, queries
from review_app.sources.forms.details import DestroyForm, NewSourceForm
from review_app.sources.models import Original
from review_app.sources.originals import PURPOSE, About, OriginalLost, Originals
from review_app.sources.views.blueprint import Page, blueprint

GONE = "The file no longer waits to be kept: bring it again, or save the text without it."


def originals_here() -> Originals:
    """Where the files of this installation lie."""
    return Originals(settings_here().instance_folder, keys_here().for_purpose(PURPOSE))


def put_by(review_id: UUID, kind: str, content: bytes) -> UUID:
    """Seal a file that is going to be kept once its text is saved; what waited in vain is swept away."""
    originals = originals_here()
    originals.sweep(queries.known_originals(reading_session_here()), timedelta(days=settings_here().waiting_days))
    close_reading()
    return originals.put(review_id, kind, content)


def waiting_original(review_id: UUID, form: NewSourceForm) -> tuple[UUID, About] | None:
    """The file that waits to be kept with this text, if there is one; puts a sentence beside the box if it is gone."""
    original_id = as_id(form.original.data)
    if original_id is None:
        return None
    try:
        if original_id in queries.known_originals(session_here()):
            raise OriginalLost
        return original_id, originals_here().opened(review_id, original_id)[0]
    except OriginalLost:
        form.original.data = ""
        form.original.raw_data = [""]
        form.refuse("text", GONE)
        return None


@blueprint.post("/sources/<uuid:source_id>/originals/<uuid:original_id>/fetch")
@requires(Permission.ORIGINAL_OPEN)
def fetch_original(review_id: UUID, source_id: UUID, original_id: UUID) -> Response:
    """Fetch a kept file as it was brought: always as a download, and recorded."""
    original = _original(review_id, source_id, original_id)
    try:
        about, content = originals_here().opened(review_id, original.id)
        if about != About(original.kind, original.size, original.sha256):
            raise OriginalLost
    except OriginalLost as problem:
        raise NotNow(problem.sentence) from problem
    code = review_by_id(reading_session_here(), review_id).code
    close_reading()
    with record_apart(database_here()) as writing:
        actions.note_original_downloaded(writing, original, by=actor_here())
    name = f"{code} original {str(original.id)[:8]}.{original.kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Content-Length": str(len(content))}
    return Response(content, mimetype="application/octet-stream", headers=headers)


@blueprint.route("/sources/<uuid:source_id>/originals/<uuid:original_id>/destroy", methods=["GET", "POST"])
@requires(Permission.ORIGINAL_OPEN)
def destroy_original(review_id: UUID, source_id: UUID, original_id: UUID) -> Page:
    """Ask, then destroy a kept file for good; that it was there stays on record."""
    _original(review_id, source_id, original_id)
    session, form = reading_session_here(), DestroyForm()
    original = queries.original_in_review(session, review_id, original_id)
    source = queries.source_in_review(session, review_id, original.source_id)
    back = url_for("sources.show", review_id=review_id, source_id=source.id)
    if form.validate_on_submit():
        close_reading()
        with record_apart(
            database_here()
        ) as writing:  # first that it is gone, then the file: never the other way round
            row = queries.original_in_review(writing, review_id, original_id)
            actions.note_original_destroyed(writing, row, by=actor_here())
        originals_here().destroy(review_id, original_id)
        flash("The file is destroyed. Its text stays.", "success")
        return redirect(back)
    return render_template(
        "sources/destroy_original.html",
        form=form,
        source=source,
        original=original,
        cancel_url=back,
    )


def _original(review_id: UUID, source_id: UUID, original_id: UUID) -> Original:
    session = reading_session_here()
    queries.source_in_review(session, review_id, source_id)
    original = queries.original_in_review(session, review_id, original_id)
    if original.destroyed_at or original.source_id != source_id:
        raise NotNow("The file is gone; its text stays.")
    return original
