"""The pages across the pilots: what was agreed to share, read from what crossed and from nothing else."""

from uuid import UUID

from flask import render_template, request
from werkzeug.datastructures import MultiDict

from review_app.access.gate import allowed, requires
from review_app.access.panels import links_for, panels_for
from review_app.access.permissions import Permission
from review_app.boards.queries import board_by_id, boards_of_programme, programme_by_id
from review_app.core.commit import session_here
from review_app.wordings import crossed
from review_app.wordings.across import Category, as_read, by_category
from review_app.wordings.forms import AcrossForm
from review_app.wordings.singling import why_not_filtered
from review_app.wordings.views.blueprint import Page, blueprint


@blueprint.get("/programmes/<uuid:programme_id>/across")
@requires(Permission.ACROSS_READ)
def across(programme_id: UUID) -> Page:
    """What the LSCBs agreed to share, by category; which LSCB is said to those alone who may know."""
    session, named = session_here(), allowed(Permission.ACROSS_NAMED)
    boards = boards_of_programme(session, programme_id)
    everything = crossed.categories_shared(session, programme_id, crossed.Filters())
    form = AcrossForm(request.args, meta={"csrf": False})
    form.set_choices("category", [(one.key, one.heading) for one in everything], nothing="All categories")
    headings = crossed.headings_shared(session, programme_id)
    form.set_choices("heading", [(heading, heading) for heading in headings], nothing="All factors")
    filters = crossed.Filters(form.category.data or "", form.heading.data or "", form.practice.data or "")
    number, in_boards = crossed.number_shared(session, programme_id, filters)
    refused = why_not_filtered(filters.number, in_boards, named=named)
    pages = max(1, -(-number // crossed.A_PAGE))
    page = min(_page_asked(request.args), pages)
    wordings = [] if refused else crossed.page_of_wordings(session, programme_id, filters, page)
    counted = crossed.categories_shared(session, programme_id, filters) if wordings else []
    titles = {board.id: board.title for board in boards} if named else {}
    # By category among those of one heading, a count would say of two wordings that they are of one LSCB.
    is_counted = named or not filters.number or bool(filters.category)
    return render_template(
        "wordings/across.html",
        form=form,
        programme=programme_by_id(session, programme_id),
        categories=by_category(wordings, counted, len(boards), titles),
        named=named,
        any_shared=bool(everything),
        is_filtered=bool(filters.number),
        refused=refused,
        is_counted=is_counted,
        together=Category("", in_boards, len(boards), ()).said,
        page=page,
        pages=1 if refused else pages,
        asked={"category": filters.category, "heading": filters.heading, "practice": filters.practice},
        ways=links_for("across", programme_id),
    )


@blueprint.get("/programmes/<uuid:programme_id>/across/<uuid:shared_wording_id>")
@requires(Permission.ACROSS_READ)
def shared(programme_id: UUID, shared_wording_id: UUID) -> Page:
    """One wording as it is read outside its review, and since when; what was taken back is found by nobody."""
    session, named = session_here(), allowed(Permission.ACROSS_NAMED)
    wording = crossed.shared_in_programme(session, programme_id, shared_wording_id)
    board = board_by_id(session, wording.board_id).title if named else ""
    return render_template(
        "wordings/shared.html",
        programme=programme_by_id(session, programme_id),
        wording=wording,
        shared=as_read(wording, board),
        versions=crossed.versions_of(session, wording),
        named=named,
        panels=panels_for("shared_wording", programme_id, wording.id),
    )


def _page_asked(args: MultiDict[str, str]) -> int:
    asked = args.get("page", "1")
    return max(int(asked), 1) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1
