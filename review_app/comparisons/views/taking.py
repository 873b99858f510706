"""Taking the themes along: in Word, as a table, as a picture. That they were taken is recorded first."""

from uuid import UUID

from flask import render_template, request
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.boards.queries import boards_of_programme, programme_by_id
from review_app.comparisons import papers, queries, rules
from review_app.comparisons.actions import note_downloaded
from review_app.comparisons.forms import PaperForm
from review_app.comparisons.papers import Asked
from review_app.comparisons.views.blueprint import Page, blueprint
from review_app.core.commit import close_reading, reading_session_here, record_apart
from review_app.core.here import database_here
from review_app.wordings.crossed import Filters
from review_app.wordings.singling import why_not_filtered


@blueprint.get("/programmes/<uuid:programme_id>/comparisons/take")
@requires(Permission.ACROSS_NAMED)
def take(programme_id: UUID) -> Page:
    """In which form to take the themes along."""
    return _page(programme_id, PaperForm(), "")


@blueprint.post("/programmes/<uuid:programme_id>/comparisons/take")
@requires(Permission.ACROSS_NAMED)
def download(programme_id: UUID) -> Page:
    """The themes as a file, without the names of LSCBs unless each has agreed and somebody asks for it."""
    session, form = reading_session_here(), PaperForm()
    if not form.validate():
        return _page(programme_id, form, "")
    filters = _filters()
    boards = boards_of_programme(session, programme_id)
    left = queries.boards_left(session, programme_id, filters) if filters.number else 0
    refused = why_not_filtered(filters.number, left, named=True, leaves=True)
    programme = programme_by_id(session, programme_id)
    asked = Asked(programme, boards, filters, named=bool(form.named.data))
    content = papers.content_of(session, asked)
    refused = refused or rules.why_not_leave(papers.texts_of(content), [board.name for board in boards])
    if refused:
        form.refuse("form", refused)
        return _page(programme_id, form, refused)
    data, media_type = papers.draw(content, str(form.form.data))
    close_reading()
    with record_apart(database_here()) as writing:
        note_downloaded(
            writing, programme_by_id(writing, programme_id), str(form.form.data), named=asked.named, by=actor_here()
        )
    name = f"Themes across the pilots.{form.form.data}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Content-Length": str(len(data))}
    return Response(data, mimetype=media_type, headers=headers)


def _filters() -> Filters:
    return Filters(*(request.values.get(name, "")[:300] for name in ("category", "heading", "practice")))


def _page(programme_id: UUID, form: PaperForm, refused: str) -> Page:
    session, filters = reading_session_here(), _filters()
    boards = boards_of_programme(session, programme_id)
    agreed = queries.agreements_of_programme(session, programme_id)
    page = render_template(
        "comparisons/take.html",
        form=form,
        programme=programme_by_id(session, programme_id),
        agreed=[board.title for board in boards if board.id in agreed],
        of_boards=len(boards),
        fields=[(name, value) for name, value in vars(filters).items() if value],
        refused=refused,
    )
    return page, 422 if form.errors else 200
