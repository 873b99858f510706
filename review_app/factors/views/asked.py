"""Notes that a heading was asked about, and nobody raised it."""

from uuid import UUID

from flask import request, url_for

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.clock import today
from review_app.core.commit import session_here
from review_app.factors import actions, queries
from review_app.factors.forms import AskedForm
from review_app.factors.views.blueprint import Page, blueprint, heading_here
from review_app.history.pages import form_page
from review_app.vocabularies.models import Term

BOXES = ("asked_on", "note", "who")


@blueprint.route("/factors/headings/<uuid:term_id>/asked/add", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def note_asked(review_id: UUID, term_id: UUID) -> Page:
    """Note that a heading was asked about."""
    session, term = session_here(), heading_here(review_id, term_id)
    form = AskedForm()
    if request.method == "GET":
        form.asked_on.data = today()
    return form_page(
        form,
        None,
        BOXES,
        lambda values: actions.note_asked(session, review_id, term.id, values, by=actor_here()),
        template="factors/asked.html",
        back=_url(review_id, term),
        term=term,
    )


@blueprint.route("/factors/asked/<uuid:asked_heading_id>/edit", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def edit_asked(review_id: UUID, asked_heading_id: UUID) -> Page:
    """Change such a note."""
    session = session_here()
    asked = queries.asked_in_review(session, review_id, asked_heading_id)
    return form_page(
        AskedForm(obj=asked),
        asked,
        BOXES,
        lambda values: actions.change_asked(session, asked, values, by=actor_here()),
        template="factors/asked.html",
        back=_url(review_id, asked.term),
        term=asked.term,
    )


def _url(review_id: UUID, term: Term) -> str:
    return url_for("factors.show_heading", review_id=review_id, term_id=term.id)
