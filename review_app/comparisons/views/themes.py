"""The themes of a programme in sentences, and one theme with what counts."""

from uuid import UUID

from flask import render_template, request, url_for
from markupsafe import Markup

from review_app.access.gate import allowed, allowed_in, requires, standing_here
from review_app.access.may import Scope
from review_app.access.permissions import Permission
from review_app.accounts.queries import names_of
from review_app.boards.queries import boards_of_programme, programme_by_id
from review_app.comparisons import papers, queries
from review_app.comparisons.assembling import Compared, compared
from review_app.comparisons.counting import Mark
from review_app.comparisons.views.blueprint import Page, blueprint, number_asked, titles_here
from review_app.core.commit import session_here
from review_app.core.errors import found
from review_app.wordings.crossed import Filters, categories_shared, headings_shared
from review_app.wordings.forms import AcrossForm
from review_app.wordings.singling import why_not_filtered

MOST_WORDINGS = 25  # of a theme on its page


@blueprint.get("/programmes/<uuid:programme_id>/comparisons")
@requires(Permission.ACROSS_READ)
def list_(programme_id: UUID) -> Page:
    """The themes in sentences, those of most LSCBs first, and the same as a picture."""
    session, named = session_here(), allowed(Permission.ACROSS_NAMED)
    boards = boards_of_programme(session, programme_id)
    form = _filters(programme_id)
    filters = Filters(form.category.data or "", form.heading.data or "", form.practice.data or "")
    left = queries.boards_left(session, programme_id, filters) if filters.number else 0
    refused = why_not_filtered(filters.number, left, named=named)
    asked = number_asked("page")
    lines, count = ([], 0) if refused else queries.page_of_lines(session, programme_id, filters, asked)
    pages = max(1, -(-count // queries.PAGE))
    themes = compared(session, programme_id, lines, [board.id for board in boards], titles=False)
    return render_template(
        "comparisons/list.html",
        programme=programme_by_id(session, programme_id),
        form=form,
        themes=themes,
        titles=titles_here(boards),
        marks=list(Mark),
        reviews=queries.how_far_reviews(session, programme_id) if named else None,
        picture=Markup(papers.bars_of(themes)) if themes else None,  # noqa: S704 -- drawn by exports.pictures, which escapes every word
        refused=refused,
        asked={"category": filters.category, "heading": filters.heading, "practice": filters.practice},
        is_filtered=bool(filters.number),
        page=min(asked, pages),
        pages=pages,
        without=queries.without_theme(session, programme_id),
        own_boards=_own_boards(programme_id),
    )


@blueprint.get("/programmes/<uuid:programme_id>/comparisons/themes/<uuid:theme_id>")
@requires(Permission.ACROSS_READ)
def theme(programme_id: UUID, theme_id: UUID) -> Page:
    """One theme: in how many LSCBs, in which words, and what the others answered."""
    session = session_here()
    boards = boards_of_programme(session, programme_id)
    one = _theme(programme_id, theme_id, [board.id for board in boards])
    shown = [member.wording_id for member in one.members[:MOST_WORDINGS]]
    replies = queries.replies_of(session, [asking.id for asking in one.askings])
    named = allowed(Permission.ACROSS_NAMED)
    return render_template(
        "comparisons/theme.html",
        programme=programme_by_id(session, programme_id),
        theme=one,
        wordings=queries.shared_words(session, programme_id, shown),
        titles=titles_here(boards),
        boards=boards,
        marks=list(Mark),
        replies=[(asking, replies.get(asking.id, [])) for asking in one.askings],
        reviews=queries.how_far_reviews(session, programme_id) if named else None,
        open_asking=next((each for each in one.askings if each.theme_id and each.ended_at is None), None),
    )


@blueprint.get("/programmes/<uuid:programme_id>/comparisons/themes/<uuid:theme_id>/lscbs/<uuid:lscb_id>")
@requires(Permission.ACROSS_NAMED)
def mark(programme_id: UUID, theme_id: UUID, lscb_id: UUID) -> Page:
    """One mark of the table: the wording or the answer behind it, and who decided so and why."""
    session = session_here()
    boards = boards_of_programme(session, programme_id)
    board = found(next((each for each in boards if each.id == lscb_id), None))
    one = _theme(programme_id, theme_id, [each.id for each in boards])
    own = [member for member in one.members if member.board_id == board.id]
    decisions = queries.decisions_about(
        session, programme_id, [member.finding_ref for member in own], [member.finding_ref for member in one.members]
    )
    replies = queries.replies_of(session, [asking.id for asking in one.askings])
    given = [reply for there in replies.values() for reply in there if reply.board_id == board.id]
    return render_template(
        "comparisons/mark.html",
        programme=programme_by_id(session, programme_id),
        theme=one,
        board=board,
        mark=one.marks[board.id],
        wordings=queries.shared_words(session, programme_id, [member.wording_id for member in own]),
        decisions=decisions,
        replies=given,
        people=names_of(session, [*(each.decided_by for each in decisions), *(each.replied_by for each in given)]),
        other_titles={member.finding_ref: member.title for member in one.members},
        own_refs={member.finding_ref for member in own},
    )


def _theme(programme_id: UUID, theme_id: UUID, board_ids: list[UUID]) -> Compared:
    line = queries.line_of_theme(session_here(), programme_id, theme_id)
    return compared(session_here(), programme_id, [line], board_ids)[0]


def _filters(programme_id: UUID) -> AcrossForm:
    session, form = session_here(), AcrossForm(request.args, meta={"csrf": False})
    categories = categories_shared(session, programme_id, Filters())
    form.set_choices("category", [(one.key, one.heading) for one in categories], nothing="All categories")
    headings = headings_shared(session, programme_id)
    form.set_choices("heading", [(heading, heading) for heading in headings], nothing="All factors")
    return form


def _own_boards(programme_id: UUID) -> list[str]:
    """Where the person of this request may agree that their LSCB is named."""
    held = {one.board_id for one in standing_here().holdings if one.board_id and one.programme_id == programme_id}
    may = Permission.WORDING_CONSENT
    return [
        url_for("comparisons.naming", board_id=board_id)
        for board_id in sorted(held)
        if allowed_in(may, Scope(programme_id, board_id))
    ]
