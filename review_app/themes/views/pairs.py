"""The pages of pairs: what is suggested, what waits for a second person, and what is worth another look."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, allowed, requires
from review_app.access.permissions import Permission
from review_app.boards.queries import boards_of_programme, programme_by_id
from review_app.core.commit import session_here
from review_app.core.errors import NotFound
from review_app.core.forms import as_id
from review_app.core.here import house_here
from review_app.core.offers import Comparable
from review_app.likeness.queries import WORDING, unread_said
from review_app.themes import actions, queries
from review_app.themes.forms import ApartForm, PairsForm
from review_app.themes.questions import A_PAGE as QUESTIONS_A_PAGE
from review_app.themes.questions import Ask, questions_of
from review_app.themes.suggesting import A_PAGE, MOST_AT_ONCE, Suggestion, Wanted, suggestions, suggestions_for
from review_app.themes.views.blueprint import (
    Page,
    blueprint,
    board_titles,
    page_asked,
    pages_in,
    reviews_to_compare,
)
from review_app.wordings import crossed
from review_app.wordings.models import SharedWording
from review_app.wordings.singling import why_not_filtered


@blueprint.get("/programmes/<uuid:programme_id>/themes/pairs")
@requires(Permission.SAME_DECIDE)
def pairs(programme_id: UUID) -> Page:
    """Pairs of shared findings worth a look, best first, each with its reasons; of one finding, or of all."""
    session, page = session_here(), page_asked()
    form = _filters(programme_id)
    filters = crossed.Filters(form.category.data or "", form.heading.data or "")
    number_shared, in_boards = crossed.number_shared(session, programme_id, filters)
    refused = why_not_filtered(filters.number, in_boards, named=allowed(Permission.ACROSS_NAMED))
    wanted = Wanted(programme_id, actor_here(), filters.category, filters.heading, reviews_to_compare())
    finding = _finding_asked(programme_id)
    number_of_all = crossed.number_shared(session, programme_id)[0] if filters.number else number_shared
    to_choose = finding is None and number_of_all > MOST_AT_ONCE
    made, number = ([], 0) if refused or to_choose else _suggested(wanted, finding, page)
    return render_template(
        "themes/pairs.html",
        form=form,
        programme=programme_by_id(session, programme_id),
        suggestions=made,
        number=number,
        finding=finding,
        boards=board_titles(boards_of_programme(session, programme_id)),
        refused=refused,
        is_own_only=wanted.reviews is not None,
        to_choose=_to_choose(programme_id, filters, page) if to_choose and not refused else [],
        page=page,
        pages=pages_in(number_shared, crossed.A_PAGE) if to_choose else pages_in(number, A_PAGE),
        asked={"category": filters.category, "heading": filters.heading},
        waiting=queries.waiting_for(session, programme_id, actor_here()),
        is_blind=queries.is_blind_here(session, programme_id),
        number_shared=number_of_all,
        unread=unread_said(session, programme_id, _compared_here()),
        is_filtered=bool(filters.number),
    )


@blueprint.get("/programmes/<uuid:programme_id>/themes/waiting")
@requires(Permission.SAME_DECIDE)
def waiting(programme_id: UUID) -> Page:
    """Pairs that one person has answered about, and that wait for a second."""
    session, page = session_here(), page_asked()
    rows, number = queries.pairs_waiting(
        session, programme_id, actor_here(), first=(page - 1) * QUESTIONS_A_PAGE, most=QUESTIONS_A_PAGE
    )
    refs = {ref for pair in rows for ref in (pair.first_ref, pair.second_ref)}
    return render_template(
        "themes/waiting.html",
        programme=programme_by_id(session, programme_id),
        waiting=rows,
        wordings=queries.shared_by_refs(session, programme_id, refs),
        own=queries.answered_by(session, actor_here(), refs),
        page=page,
        pages=pages_in(number, QUESTIONS_A_PAGE),
    )


@blueprint.get("/programmes/<uuid:programme_id>/themes/questions")
@requires(Permission.SAME_DECIDE)
def questions(programme_id: UUID) -> Page:
    """What people should look at again, by what it is about."""
    session, page = session_here(), page_asked()
    asked = next((ask for ask in Ask if ask.value == request.args.get("about")), None)
    kinds = [asked] if asked else list(Ask)
    first = (page - 1) * QUESTIONS_A_PAGE if asked else 0
    groups = [(ask, *questions_of(session, programme_id, ask, first=first)) for ask in kinds]
    return render_template(
        "themes/questions.html",
        programme=programme_by_id(session, programme_id),
        groups=[group for group in groups if group[1]],
        asked=asked,
        page=page,
        pages=pages_in(groups[0][2], QUESTIONS_A_PAGE) if asked else 1,
        a_page=QUESTIONS_A_PAGE,
    )


@blueprint.post("/programmes/<uuid:programme_id>/themes/apart")
@requires(Permission.THEMES_NAME)
def set_apart(programme_id: UUID) -> Response:
    """Keep answers apart until each has answered, or show them at once, in the whole programme."""
    session, form = session_here(), ApartForm()
    is_blind = form.is_blind.data == "yes"
    actions.keep_apart(session, programme_by_id(session, programme_id).id, is_blind=is_blind, by=actor_here())
    flash("Answers are kept apart from now on." if is_blind else "Answers are shown at once from now on.", "success")
    return redirect(url_for("themes.pairs", programme_id=programme_id))


def _filters(programme_id: UUID) -> PairsForm:
    session, form = session_here(), PairsForm(request.args, meta={"csrf": False})
    categories = crossed.categories_shared(session, programme_id, crossed.Filters())
    form.set_choices("category", [(one.key, one.heading) for one in categories], nothing="All categories")
    headings = crossed.headings_shared(session, programme_id)
    form.set_choices("heading", [(heading, heading) for heading in headings], nothing="All factors")
    return form


def _finding_asked(programme_id: UUID) -> SharedWording | None:
    """The finding whose pairs are asked for; raises NotFound for one that isn't shared here."""
    asked = request.args.get("finding")
    if not asked:
        return None
    finding_ref = as_id(asked)
    if finding_ref is None:
        raise NotFound
    return queries.shared_of(session_here(), programme_id, finding_ref)


def _compared_here() -> list[Comparable]:
    return [offer for offer in house_here().offered(Comparable) if offer.kind == WORDING]


def _suggested(wanted: Wanted, finding: SharedWording | None, page: int) -> tuple[list[Suggestion], int]:
    if finding is not None:
        return suggestions_for(session_here(), wanted, finding, page=page)
    return suggestions(session_here(), wanted, page=page)


def _to_choose(programme_id: UUID, filters: crossed.Filters, page: int) -> list[SharedWording]:
    """Findings to choose from, where there are too many to compare all with all at once."""
    return crossed.page_of_wordings(session_here(), programme_id, filters, page)
