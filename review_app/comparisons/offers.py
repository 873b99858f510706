"""What comparisons offer."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from flask import url_for
from sqlalchemy.orm import Session

from review_app.access.permissions import Permission
from review_app.boards.queries import boards_of_programme
from review_app.comparisons import queries
from review_app.comparisons.assembling import compared, elsewhere
from review_app.comparisons.models import Asking, NamingAgreement, Reply
from review_app.comparisons.views import blueprint
from review_app.core.offers import Erasable, Link, Need, NeedLine, Panel, Room
from review_app.core.text import counted
from review_app.findings.models import FindingState
from review_app.findings.queries import loaded_finding
from review_app.reviews.queries import reviews_by_ids
from review_app.wordings.crossed import Filters, shared_in_programme


def _asked(session: Session, who: UUID, review_ids: Sequence[UUID]) -> Sequence[NeedLine]:
    del who
    reviews = reviews_by_ids(session, review_ids)
    waiting = queries.askings_waiting(session, reviews)
    return [
        NeedLine(
            f"{review.code}: {counted(waiting[review.id], 'question')} from others wait{'s' * (waiting[review.id] == 1)}: is this so with you?",
            url_for("comparisons.asked", review_id=review.id),
        )
        for review in reviews
        if review.id in waiting
    ]


def _answered(session: Session, who: UUID, review_ids: Sequence[UUID]) -> Sequence[NeedLine]:
    del who
    unread = queries.unread_answers(session, review_ids)
    codes = (
        {review.id: review.code for review in reviews_by_ids(session, {review for review, _ in unread})}
        if unread
        else {}
    )
    return [
        NeedLine(
            f"{codes[review]}: other LSCBs have answered what you asked. Keep it as evidence.",
            url_for("comparisons.where_else", review_id=review, finding_id=finding),
        )
        for review, finding in unread
        if review in codes
    ]


def _of_finding(session: Session, review_id: UUID, finding_id: UUID) -> Mapping[str, Any]:
    """A link alone: the finding's page asks enough already."""
    del review_id
    finding = loaded_finding(session, finding_id)
    return {"finding_id": finding_id, "is_shared": finding is not None and finding.state is FindingState.SHARED}


def _of_wording(session: Session, programme_id: UUID, shared_id: UUID) -> Mapping[str, Any]:
    shared = shared_in_programme(session, programme_id, shared_id)
    boards = [board.id for board in boards_of_programme(session, programme_id)]
    return {"programme_id": programme_id, **elsewhere(session, programme_id, shared.finding_ref, boards)}


def _of_theme(session: Session, programme_id: UUID, theme_id: UUID) -> Mapping[str, Any]:
    line = queries.line_if_any(session, programme_id, theme_id)
    boards = [board.id for board in boards_of_programme(session, programme_id)]
    themes = compared(session, programme_id, [line], boards) if line else []
    return {"programme_id": programme_id, "theme": themes[0] if themes else None}


def _of_programme(session: Session, review_id: UUID, programme_id: UUID) -> Mapping[str, Any]:
    del review_id  # a programme's page has none
    return {"programme_id": programme_id, "number": queries.count_of_themes(session, programme_id, Filters())}


def _of_board(session: Session, review_id: UUID, board_id: UUID) -> Mapping[str, Any]:
    del review_id  # an LSCB's page has none
    return {"board_id": board_id, "agreement": queries.standing_agreement(session, board_id)}


READ, SET = Permission.ACROSS_READ, Permission.MARKS_SET

ROOM = Room(
    "comparisons",
    blueprint,
    (
        Need(_asked, SET),
        Need(_answered, SET),
        Link(
            "findings", "What others ask us", lambda review_id: url_for("comparisons.asked", review_id=review_id), SET
        ),
        Panel("finding", "Where else?", "comparisons/finding_panel.html", _of_finding, READ),
        Panel("shared_wording", "Where else?", "comparisons/wording_panel.html", _of_wording, READ),
        Panel("theme", "Across the LSCBs", "comparisons/theme_panel.html", _of_theme, READ),
        Panel("programme", "Comparing the LSCBs", "comparisons/programme_panel.html", _of_programme, READ),
        Panel(
            "board", "Named in the themes paper", "comparisons/board_panel.html", _of_board, Permission.WORDING_CONSENT
        ),
        Erasable(Asking),
        Erasable(Reply),
        Erasable(NamingAgreement),
    ),
)
