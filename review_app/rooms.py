"""The one list of rooms, in their order, and what the gate needs from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import Flask, current_app, g, request, url_for
from flask_login import current_user
from sqlalchemy.orm import Session

from review_app.access import offers as access
from review_app.access.gate import Gate, Loader, allowed
from review_app.access.may import Scope
from review_app.access.permissions import Permission
from review_app.access.views import health
from review_app.accounts import offers as accounts
from review_app.accounts.session import user_id_here
from review_app.accounts.views import ask_to_sign_in
from review_app.boards import offers as boards
from review_app.boards.queries import board_by_id, programme_by_id
from review_app.comments import offers as comments
from review_app.comparisons import offers as comparisons
from review_app.core.commit import SAFE_METHODS, reading_session_here, session_here
from review_app.core.here import settings_here
from review_app.core.offers import House, Room
from review_app.episodes import offers as episodes
from review_app.factors import offers as factors
from review_app.family import offers as family
from review_app.findings import offers as findings
from review_app.graph import offers as graph
from review_app.hints import offers as hints
from review_app.history import offers as history
from review_app.holds import offers as holds
from review_app.holds.queries import hold_on_review
from review_app.holds.rules import why_not_change_review
from review_app.interchange import offers as interchange
from review_app.jobs import offers as jobs
from review_app.library import offers as library
from review_app.likeness import offers as likeness
from review_app.meetings import offers as meetings
from review_app.memberships import offers as memberships
from review_app.memberships.queries import standing_of
from review_app.messages import offers as messages
from review_app.mornings import offers as mornings
from review_app.names import offers as names
from review_app.narrative import offers as narrative
from review_app.office import offers as office
from review_app.oversight import offers as oversight
from review_app.people import offers as people
from review_app.reports import offers as reports
from review_app.reviews import offers as reviews
from review_app.reviews.queries import review_by_id, scope_of_review
from review_app.search import offers as search
from review_app.sources import offers as sources
from review_app.themes import offers as themes
from review_app.vocabularies import offers as vocabularies
from review_app.wordings import offers as wordings

ROOMS: tuple[Room, ...] = (
    access.ROOM,
    accounts.ROOM,
    jobs.ROOM,
    history.ROOM,
    vocabularies.ROOM,
    boards.ROOM,
    reviews.ROOM,
    memberships.ROOM,
    search.ROOM,
    comments.ROOM,
    holds.ROOM,
    people.ROOM,
    family.ROOM,
    names.ROOM,
    meetings.ROOM,
    office.ROOM,
    sources.ROOM,
    narrative.ROOM,
    episodes.ROOM,
    factors.ROOM,
    findings.ROOM,
    graph.ROOM,
    hints.ROOM,
    wordings.ROOM,
    likeness.ROOM,
    library.ROOM,
    themes.ROOM,
    mornings.ROOM,
    comparisons.ROOM,
    messages.ROOM,
    reports.ROOM,
    interchange.ROOM,
    oversight.ROOM,
)


def scope_of_programme(session: Session, programme_id: UUID) -> Scope:
    """Where a programme stands, for the gate."""
    return Scope(programme_id=programme_by_id(session, programme_id).id)


def scope_of_board(session: Session, board_id: UUID) -> Scope:
    """Where an LSCB stands, for the gate."""
    board = board_by_id(session, board_id)
    return Scope(programme_id=board.programme_id, board_id=board.id)


# One loader per URL parameter; the narrowest first.
LOADERS: Mapping[str, Loader] = {
    "review_id": scope_of_review,
    "board_id": scope_of_board,
    "programme_id": scope_of_programme,
}


# The steps of a review, in the order of the work: title, endpoint, who sees it.
STEPS: tuple[tuple[str, str, Permission], ...] = (
    ("Home", "reviews.home", Permission.REVIEW_HOME),
    ("People", "people.list_", Permission.PEOPLE_READ),
    ("Meetings", "meetings.list_", Permission.MEETINGS_READ),
    ("Conversations and documents", "sources.list_", Permission.CASE_READ),
    ("Narrative", "narrative.list_", Permission.CASE_READ),
    ("Key practice episodes", "episodes.list_", Permission.CASE_READ),
    ("Findings", "findings.list_", Permission.CASE_READ),
    ("Report", "reports.list_", Permission.REPORT_READ),
)

# Rooms without a step of their own, and the step they belong to.
LIVES_IN: Mapping[str, str] = {
    "factors": "episodes",
    "graph": "findings",
    "hints": "findings",
    "wordings": "findings",
    "comparisons": "findings",
    "library": "findings",
    "memberships": "reviews",
    "messages": "reviews",
    "oversight": "reviews",
    "history": "reviews",
    "comments": "reviews",
    "search": "reviews",
    "jobs": "reviews",
    "holds": "reviews",
    "family": "people",
    "office": "meetings",
    "names": "people",
}


@dataclass(frozen=True)
class Step:
    """One line of a review's navigation."""

    title: str
    url: str
    current: bool


def frame() -> dict[str, Any]:
    """What the page's frame shows: who is signed in, the programme, and inside a review its steps."""
    app_words = {"invented": settings_here().demonstration, "version": current_app.extensions["casewindow.version"]}
    if getattr(g, "plain_frame", False) or "scope" not in g:
        return {**app_words, "current_user": None, "programme_name": None, "review_nav": []}
    if "frame_words" not in g:  # every widget of a form is a template of its own, and asks again
        g.frame_words = _frame_here()
    return {**app_words, **g.frame_words}


def _frame_here() -> dict[str, Any]:
    session, scope = reading_session_here() if request.method in SAFE_METHODS else session_here(), g.scope
    user_name = current_user.name if current_user.is_authenticated else None
    programme = programme_by_id(session, scope.programme_id).name if scope.programme_id else None
    words: dict[str, Any] = {"current_user": user_name, "programme_name": programme, "review_nav": []}
    if scope.review_id is not None:
        words |= {"review": review_by_id(session, scope.review_id), "review_nav": _steps(scope.review_id)}
        held = hold_on_review(session, scope.review_id) if allowed(Permission.CASE_READ) else None
        words["on_hold"] = why_not_change_review(held) if held else ""
    return words


def _steps(review_id: UUID) -> list[Step]:
    here = request.blueprint or ""
    return [
        Step(title, url_for(endpoint, review_id=review_id), endpoint.partition(".")[0] == LIVES_IN.get(here, here))
        for title, endpoint, permission in STEPS
        if endpoint in current_app.view_functions and allowed(permission)
    ]


def install(app: Flask) -> None:
    """Register every room's pages, then the gate, which refuses an unmarked view."""
    app.extensions["casewindow.house"] = House(ROOMS)
    for room in ROOMS:
        if room.blueprint is not None:
            app.register_blueprint(room.blueprint)
    app.add_url_rule("/health", "health", health)  # a name of its own: whoever watches the server asks for it
    app.context_processor(frame)
    Gate(LOADERS, standing_of, user_id_here, ask_to_sign_in).install(app)
