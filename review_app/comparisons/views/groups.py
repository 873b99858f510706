"""What is shared by category and by contributory factor, counted by LSCB."""

from collections.abc import Sequence
from urllib.parse import urlencode
from uuid import UUID

from flask import render_template, url_for

from review_app.access.gate import allowed, requires
from review_app.access.permissions import Permission
from review_app.boards.queries import boards_of_programme, programme_by_id
from review_app.comparisons import queries
from review_app.comparisons.queries import Group
from review_app.comparisons.views.blueprint import Page, blueprint, number_asked, titles_here
from review_app.comparisons.views.matrix import COLUMNS
from review_app.core.commit import session_here


@blueprint.get("/programmes/<uuid:programme_id>/comparisons/categories")
@requires(Permission.ACROSS_READ)
def categories(programme_id: UUID) -> Page:
    """In how many LSCBs something is shared under each category."""
    groups = queries.shared_by_category(session_here(), programme_id)
    return _page(programme_id, groups, "category")


@blueprint.get("/programmes/<uuid:programme_id>/comparisons/factors")
@requires(Permission.ACROSS_READ)
def factors(programme_id: UUID) -> Page:
    """In how many LSCBs something is shared under each heading of contributory factors."""
    groups = queries.shared_by_heading(session_here(), programme_id)
    return _page(programme_id, groups, "heading")


def _page(programme_id: UUID, groups: Sequence[Group], filtered_by: str) -> Page:
    session = session_here()
    boards = boards_of_programme(session, programme_id)
    titles = titles_here(boards)
    pages = max(1, -(-len(groups) // queries.PAGE))
    page = min(number_asked("page"), pages)
    column_pages = max(1, -(-len(boards) // COLUMNS)) if titles else 1
    column_page = min(number_asked("lscbs"), column_pages)
    first = (column_page - 1) * COLUMNS
    return render_template(
        "comparisons/groups.html",
        programme=programme_by_id(session, programme_id),
        groups=[
            (group, f"{url_for('wordings.across', programme_id=programme_id)}?{urlencode({filtered_by: group.key})}")
            for group in groups[(page - 1) * queries.PAGE : page * queries.PAGE]
        ],
        by_category=filtered_by == "category",
        boards=boards[first : first + COLUMNS] if titles else [],
        first=first,
        of_boards=len(boards),
        reviews=queries.how_far_reviews(session, programme_id) if allowed(Permission.ACROSS_NAMED) else None,
        page=page,
        pages=pages,
        column_page=column_page,
        column_pages=column_pages,
    )
