"""What one looks at before a paper goes out."""

from uuid import UUID

from flask import render_template

from review_app.access.gate import requires
from review_app.access.permissions import Permission
from review_app.boards.queries import boards_of_programme
from review_app.core.commit import session_here
from review_app.core.here import keys_here
from review_app.names.book import book_of
from review_app.names.sealing import NAMES
from review_app.reports import before
from review_app.reports.assemble import report_of
from review_app.reports.assemble.cover import on_screen
from review_app.reports.assemble.material import load_words
from review_app.reports.views.blueprint import Page, blueprint
from review_app.reviews.queries import review_by_id

MOST_SHOWN = 10


@blueprint.get("/before-it-goes-out")
@requires(Permission.CASE_READ)
def before_it_goes_out(review_id: UUID) -> Page:
    """Wording, names and places, and what the team went on with; it warns and stops nobody."""
    session = session_here()
    review = review_by_id(session, review_id)
    report = report_of(load_words(session, review), on_screen())
    book = book_of(session, keys_here().for_purpose(NAMES), review_id)
    boards = [board.name for board in boards_of_programme(session, review.programme_id)]
    return render_template(
        "reports/before.html",
        checked=before.wording_before(session, review),
        names=before.names_before(book, report, boards),
        gone_on=before.gone_on_with(session, review_id),
        most=MOST_SHOWN,
    )
