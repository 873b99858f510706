"""Bringing a file: it is read at the door, and its text is looked at before anything is kept."""

from uuid import UUID

from flask import render_template, request, url_for

from review_app.access.gate import requires
from review_app.access.permissions import Permission
from review_app.core.commit import close_reading
from review_app.core.here import settings_here
from review_app.sources.door.reading import MEGABYTE, NotReadable, read_file
from review_app.sources.forms.details import NewSourceForm, UploadForm
from review_app.sources.models import SourceKind
from review_app.sources.views.adding import add_page, fill_lists, kind_of
from review_app.sources.views.blueprint import Page, blueprint
from review_app.sources.views.originals import put_by

CARRIED = "carried"  # sent by the button of the page on which somebody has typed something already


@blueprint.route("/sources/upload/<string(maxlength=30):word>", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def upload(review_id: UUID, word: str) -> Page:
    """Read a file and show its text in the boxes, with whatever was typed before; nothing is kept until that page is saved."""
    kind, form, typed = kind_of(word), UploadForm(), NewSourceForm()
    typed.for_kind(kind)
    if request.method == "GET" or CARRIED in request.form:
        form.keep.data = True
        form.file.errors = []
    elif form.validate_on_submit():
        close_reading()  # the file may take seconds to read
        shown = _read(form, typed, review_id, kind)
        if shown is not None:
            return shown
    page = render_template(
        "sources/upload.html",
        form=form,
        typed=[field for field in typed if field.short_name not in {"csrf_token", "original"} and field.data],
        title=form.page_title,
        cancel_url=url_for("sources.add", review_id=review_id, word=word),
        most=settings_here().upload_megabytes,
    )
    return page, 422 if form.errors else 200


def _read(form: UploadForm, typed: NewSourceForm, review_id: UUID, kind: SourceKind) -> Page | None:
    """The page with the text of the file; None, and the sentence beside the box, if the file is refused."""
    settings = settings_here()
    content = form.file.data.stream.read(settings.upload_megabytes * MEGABYTE + 1)
    try:
        read = read_file(content, settings)
    except NotReadable as problem:
        form.refuse("file", problem.sentence)
        return None
    typed.text.data = "\n\n".join(part for part in (typed.text.data or "", read.text) if part)
    keep = form.keep.data and read.may_be_kept
    typed.original.data = str(put_by(review_id, read.kind, content)) if keep else ""
    fill_lists(typed, review_id)
    return add_page(typed, review_id, kind, read)
