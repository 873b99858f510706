"""The pages of search. What is looked for is sent by POST and kept apart: no address, log or browser history holds it."""

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, allowed, requires
from review_app.access.permissions import Permission
from review_app.core.commit import reading_session_here, record_apart, session_here
from review_app.core.errors import NotNow
from review_app.core.forms import as_id
from review_app.core.here import database_here, house_here
from review_app.core.offers import Searchable
from review_app.jobs.actions import begin_job
from review_app.search import actions, queries
from review_app.search.asking import terms_of
from review_app.search.forms import SearchForm
from review_app.search.queries import PAGE, Group, Wanted

blueprint = Blueprint("search", __name__, url_prefix="/reviews/<uuid:review_id>/search")
Page = str | Response | tuple[str, int]
MOST_PAGES = 10_000


@blueprint.get("")
@requires(Permission.CASE_READ)
def show(review_id: UUID) -> Page:
    """What was found: the first of every kind, or a page of one kind."""
    search = queries.search_of(session_here(), actor_here(), review_id, as_id(request.args.get("of")))
    if search is None:
        return _page(SearchForm(formdata=None), gone="of" in request.args)
    wanted = Wanted(terms_of(search.words), _kind_asked(), _page_asked())
    groups = queries.groups_of(session_here(), review_id, _offers(), wanted)
    form = SearchForm(formdata=None, data={"looked_for": search.words})
    return _page(form, search=search, groups=groups, wanted=wanted, pages=_pages(groups, wanted))


@blueprint.post("")
@requires(Permission.CASE_READ)
def ask(review_id: UUID) -> Page:
    """Keep what is looked for and lead to what is found."""
    form = SearchForm()
    if not form.validate_on_submit():
        return _page(form), 422
    reading_session_here().close()
    try:
        with record_apart(database_here()) as writing:
            search_id = actions.keep_search(writing, review_id, form.words, by=actor_here()).id
    except NotNow as problem:
        form.refuse("looked_for", problem.sentence)
        return _page(form), 422
    return redirect(url_for("search.show", review_id=review_id, of=search_id))


@blueprint.post("/anew")
@requires(Permission.CASE_READ)
def make_anew(review_id: UUID) -> Response:
    """Let the index of the review be made anew, as long work."""
    job = begin_job(session_here(), actions.REBUILD, review_id, by=actor_here())
    return redirect(url_for("jobs.show", review_id=review_id, job_id=job.id))


def _page(form: SearchForm, **found: Any) -> str:
    nothing: dict[str, Any] = {"search": None, "groups": [], "wanted": None, "pages": 1, "gone": False}
    return render_template("search/show.html", form=form, **nothing | found)


def _offers() -> list[Searchable]:
    """The kinds that this person may read here."""
    return [offer for offer in house_here().offered(Searchable) if allowed(offer.permission)]


def _kind_asked() -> str:
    """The one kind that is asked for, if there is such a kind."""
    asked = request.args.get("kind", "")
    return asked if asked in {offer.model.__tablename__ for offer in _offers()} else ""


def _page_asked() -> int:
    asked = request.args.get("page", "")
    return min(max(int(asked), 1), MOST_PAGES) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1


def _pages(groups: list[Group], wanted: Wanted) -> int:
    """How many pages the one kind has."""
    return max((-(-group.total // PAGE) for group in groups if group.kind == wanted.kind), default=1)
