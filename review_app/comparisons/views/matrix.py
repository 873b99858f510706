"""The matrix of LSCBs and themes, for those who may know the LSCBs: a table with letters and a key, and the same as a picture."""

from uuid import UUID

from flask import render_template
from markupsafe import Markup

from review_app.access.gate import requires
from review_app.access.permissions import Permission
from review_app.boards.queries import boards_of_programme, programme_by_id
from review_app.comparisons import papers, queries
from review_app.comparisons.assembling import compared
from review_app.comparisons.counting import Mark
from review_app.comparisons.views.blueprint import Page, blueprint, number_asked
from review_app.core.commit import session_here
from review_app.wordings.crossed import Filters

COLUMNS = 15  # LSCBs on a page


@blueprint.get("/programmes/<uuid:programme_id>/comparisons/matrix")
@requires(Permission.ACROSS_NAMED)
def matrix(programme_id: UUID) -> Page:
    """A page of themes, and as many LSCBs as are shown; each mark leads to what is behind it."""
    session = session_here()
    boards = boards_of_programme(session, programme_id)
    lines, count = queries.page_of_lines(session, programme_id, Filters(), number_asked("page"))
    pages = max(1, -(-count // queries.PAGE))
    page = min(number_asked("page"), pages)
    column_pages = max(1, -(-len(boards) // COLUMNS))
    column_page = min(number_asked("lscbs"), column_pages)
    shown = boards[(column_page - 1) * COLUMNS : column_page * COLUMNS]
    themes = compared(session, programme_id, lines, [board.id for board in boards], titles=False)
    return render_template(
        "comparisons/matrix.html",
        programme=programme_by_id(session, programme_id),
        themes=themes,
        boards=shown,
        first=(column_page - 1) * COLUMNS,
        of_boards=len(boards),
        marks=list(Mark),
        not_asked=Mark.NOT_ASKED,
        reviews=queries.how_far_reviews(session, programme_id),
        picture=Markup(papers.letters_of(themes, shown, (column_page - 1) * COLUMNS)) if themes else None,  # noqa: S704 -- drawn by exports.pictures, which escapes every word
        page=page,
        pages=pages,
        column_page=column_page,
        column_pages=column_pages,
    )
