"""The pages of themes: all of them in sentences, one with its wordings, decisions and history, and its name."""

from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for

from review_app.access.gate import actor_here, allowed, requires
from review_app.access.panels import panels_for
from review_app.access.permissions import Permission
from review_app.boards.models import Board
from review_app.boards.queries import boards_of_programme, programme_by_id
from review_app.core.commit import session_here
from review_app.core.errors import NotFound, NotNow
from review_app.core.forms import as_id
from review_app.history.views import draft_for, draft_url, forget_typed, merge_page, saved_and_compared, versions_page
from review_app.themes import actions, queries
from review_app.themes.build import held_by_the_absent
from review_app.themes.forms import NameForm
from review_app.themes.models import Pair, Theme
from review_app.themes.questions import contradictions_in_theme, questions_at_once
from review_app.themes.telling import Known, decided_line, history_lines, people_in
from review_app.themes.views.blueprint import Page, blueprint, board_titles, page_asked, pages_in, reader_here
from review_app.wordings.across import as_read
from review_app.wordings.places import codes_found, names_found

THEMES_A_PAGE, TITLES_SHOWN, WORDINGS_A_PAGE, DECISIONS_A_PAGE, MOST_HISTORY = 10, 6, 20, 10, 60


@blueprint.get("/programmes/<uuid:programme_id>/themes")
@requires(Permission.ACROSS_READ)
def list_(programme_id: UUID) -> Page:
    """The themes of a programme in sentences, those found in most LSCBs first."""
    session, page, boards = session_here(), page_asked(), boards_of_programme(session_here(), programme_id)
    lines, number = queries.page_of_themes(session, programme_id, first=(page - 1) * THEMES_A_PAGE, most=THEMES_A_PAGE)
    theme_ids = [line.theme.id for line in lines]
    may_decide = allowed(Permission.SAME_DECIDE)
    return render_template(
        "themes/list.html",
        programme=programme_by_id(session, programme_id),
        lines=lines,
        number=number,
        of_boards=len(boards),
        titles=queries.titles_by_theme(session, theme_ids, TITLES_SHOWN),
        in_boards=_in_boards(programme_id, boards, theme_ids),
        named=board_titles(boards),
        questions=questions_at_once(session, programme_id) if may_decide else [],
        waiting=queries.waiting_for(session, programme_id, actor_here()) if may_decide else 0,
        page=page,
        pages=pages_in(number, THEMES_A_PAGE),
    )


@blueprint.get("/programmes/<uuid:programme_id>/themes/<uuid:theme_id>")
@requires(Permission.ACROSS_READ)
def show(programme_id: UUID, theme_id: UUID) -> Page:
    """One theme: what it says, its wordings, who decided so and why, and what became of it."""
    session, page = session_here(), page_asked()
    theme = queries.theme_in_programme(session, programme_id, theme_id)
    boards, line = boards_of_programme(session, programme_id), queries.line_of_theme(session, theme)
    if not line.findings and not theme.went_into and not allowed(Permission.ACROSS_NAMED):
        raise NotFound  # with its findings, what people wrote of them is read nowhere any more
    findings = queries.findings_of_theme(session, theme, first=(page - 1) * WORDINGS_A_PAGE, most=WORDINGS_A_PAGE)
    titles = board_titles(boards)
    return render_template(
        "themes/show.html",
        programme=programme_by_id(session, programme_id),
        theme=theme,
        line=line,
        of_boards=len(boards),
        findings=[as_read(one, titles.get(one.board_id, "")) for one in findings],
        page=page,
        pages=pages_in(line.findings, WORDINGS_A_PAGE),
        in_boards=_in_boards(programme_id, boards, [theme.id]).get(theme.id, []),
        contradictions=contradictions_in_theme(session, programme_id, theme.id),
        gaps=_gaps(programme_id, theme),
        went_into=next(
            iter(queries.themes_by_ids(session, [theme.went_into] if theme.went_into else []).values()), None
        ),
        panels=panels_for("theme", programme_id, theme.id),
        saved=_saved(theme),
        **_decided_and_history(programme_id, theme, boards),
    )


@blueprint.route("/programmes/<uuid:programme_id>/themes/<uuid:theme_id>/name", methods=["GET", "POST"])
@requires(Permission.THEMES_NAME)
def name(programme_id: UUID, theme_id: UUID) -> Page:
    """Name a theme and say what its findings have in common; after two came together, choose which name goes on."""
    session = session_here()
    theme = queries.theme_in_programme(session, programme_id, theme_id)
    merged = [other for other, _refs in queries.themes_that_went_into(session, theme) if other.name]
    form = NameForm(obj=theme)
    form.begun_on(theme)
    chosen = next((other for other in merged if other.id == as_id(request.args.get("use"))), None)
    if request.method == "GET" and chosen is not None:
        form.name.data, form.statement.data = chosen.name, chosen.statement
    kept = draft_for(form, theme_id)
    names = _places_in(programme_id, form)
    if form.validate_on_submit():
        if form.is_behind(theme):
            return merge_page(form, theme)
        naming = actions.Naming(form.name.data, form.statement.data, names, form.names_reason.data)
        try:
            actions.name_theme(session, theme, naming, by=actor_here())
        except NotNow as problem:
            form.refuse("names_reason" if names else "name", problem.sentence)
        else:
            forget_typed(theme_id)
            flash("The theme has its name. The name it had is kept in its history.", "success")
            return redirect(url_for("themes.show", programme_id=programme_id, theme_id=theme_id))
    page = render_template(
        "themes/name.html",
        form=form,
        programme=programme_by_id(session, programme_id),
        theme=theme,
        names=names,
        draft_url=draft_url(programme_id, theme_id),
        kept=kept,
        merged=merged,
        findings=queries.findings_of_theme(session, theme, most=WORDINGS_A_PAGE),
    )
    return page, 422 if form.errors else 200


@blueprint.get("/programmes/<uuid:programme_id>/themes/<uuid:theme_id>/versions")
@requires(Permission.ACROSS_NAMED)
def versions(programme_id: UUID, theme_id: UUID) -> Page:
    """Every version of a theme's name and statement."""
    theme = queries.theme_in_programme(session_here(), programme_id, theme_id)
    return versions_page(theme, "theme", url_for("themes.show", programme_id=programme_id, theme_id=theme_id), None)


def _decided_and_history(programme_id: UUID, theme: Theme, boards: list[Board]) -> dict[str, Any]:
    """Who decided what and why, and what became of the theme."""
    session = session_here()
    asked = request.args.get("decisions", "1")
    decisions_page = int(asked) if asked in {str(number) for number in range(1, 10_000)} else 1
    first = (decisions_page - 1) * DECISIONS_A_PAGE
    pairs, number = queries.pairs_of_theme(session, theme.id, first=first, most=DECISIONS_A_PAGE)
    events = queries.events_of_theme(session, theme, most=MOST_HISTORY)
    refs = {ref for pair in pairs for ref in (pair.first_ref, pair.second_ref)}
    refs |= {one.finding_ref for one in events if one.finding_ref}
    wordings = queries.shared_by_refs(session, programme_id, refs)
    given = queries.decisions_among(session, pairs)
    people = people_in(one for answers in given.values() for one in answers) | {one.by for one in events if one.by}
    reader = reader_here(programme_id, people, boards)
    teams = queries.teams_by_review(session, {wordings[ref].review_ref for pair in pairs for ref in _refs(pair)})
    others = queries.themes_by_ids(session, {one.other_theme_id for one in events if one.other_theme_id})
    unnamed = [other_id for other_id, other in others.items() if not other.name]
    known = Known(wordings, others, queries.titles_of_themes(session, unnamed))
    return {
        "decided": [
            decided_line(
                pair,
                wordings,
                given.get(_refs(pair), []),
                queries.team_of_both(teams, *(wordings[ref].review_ref for ref in _refs(pair))),
                reader,
            )
            for pair in pairs
        ],
        "decisions_page": decisions_page,
        "decisions_pages": pages_in(number, DECISIONS_A_PAGE),
        "history": history_lines(events, known, reader),
        "is_history_cut": len(events) == MOST_HISTORY,
    }


def _refs(pair: Pair) -> tuple[UUID, UUID]:
    return pair.first_ref, pair.second_ref


def _gaps(programme_id: UUID, theme: Theme) -> list[str]:
    """A title of each part into which a theme would fall without the findings that are shared no longer; for deciders."""
    session = session_here()
    links = queries.links_of_themes(session, [theme.id]).get(theme.id, []) if allowed(Permission.SAME_DECIDE) else []
    here = queries.lights_of(session, programme_id, refs={ref for link in links for ref in link})
    parts = held_by_the_absent(links, {light.finding_ref for light in here.values()})
    if len(parts) < 2:
        return []
    wordings = queries.shared_by_refs(session, programme_id, {min(part) for part in parts})
    return [wordings[min(part)].title for part in parts if min(part) in wordings]


def _in_boards(programme_id: UUID, boards: list[Board], theme_ids: list[UUID]) -> dict[UUID, list[str]]:
    """The names of the LSCBs in which each theme was found, for those who may know them."""
    titles = board_titles(boards)
    if not titles or not theme_ids:
        return {}
    found = queries.boards_of_themes(session_here(), programme_id, theme_ids)
    return {theme_id: sorted(titles[one] for one in ids if one in titles) for theme_id, ids in found.items()}


def _places_in(programme_id: UUID, form: NameForm) -> list[str]:
    """What in the boxes looks like a place: the names of the programme's LSCBs, and the codes of reviews."""
    boards = boards_of_programme(session_here(), programme_id)
    text = f"{form.name.data}\n\n{form.statement.data}"
    return [*names_found(text, [board.name for board in boards]), *codes_found(text)]


def _saved(theme: Theme) -> dict[str, Any] | None:
    """The line at the foot, for those who may know who it was."""
    if not allowed(Permission.ACROSS_NAMED) or not theme.name:
        return None
    url = url_for("themes.versions", programme_id=theme.programme_id, theme_id=theme.id)
    return saved_and_compared(theme, url)
