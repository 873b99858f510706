"""The start page: what needs me, then what is mine."""

from collections.abc import Sequence
from uuid import UUID

from flask import render_template, url_for

from review_app.access.gate import allowed_in, requires, standing_here
from review_app.access.may import Scope
from review_app.access.panels import links_for, needs_in, needs_in_programmes
from review_app.access.permissions import Permission
from review_app.access.roles import Reach
from review_app.boards.models import Board
from review_app.boards.queries import boards_by_ids, programmes_by_ids
from review_app.core.commit import session_here
from review_app.core.offers import NeedLine
from review_app.core.text import counted
from review_app.reviews import queries
from review_app.reviews.models import Review
from review_app.reviews.views.blueprint import Page, blueprint
from review_app.reviews.views.lines import review_lines

MOST_NEEDS = 3  # no more than three things ask for attention at once (product.md, "What it isn't")


@blueprint.get("/")
@requires(Permission.SIGNED_IN)
def start() -> Page:
    """What needs me across reviews, then my reviews, LSCBs and programmes."""
    session, holdings = session_here(), standing_here().holdings
    reviews = queries.reviews_within(session, holdings)
    boards = boards_by_ids(
        session, {one.board_id for one in holdings if one.board_id and one.role.reach is Reach.BOARD}
    )
    programmes = programmes_by_ids(session, {one.programme_id for one in holdings if one.programme_id})
    needs = [*_waiting_here(boards, reviews), *needs_in([queries.where_stands(review) for review in reviews])]
    needs += needs_in_programmes([Scope(programme.id) for programme in programmes])
    needs.sort(key=lambda need: not need.today)  # the others keep their order
    return render_template(
        "reviews/start.html",
        needs=needs[:MOST_NEEDS],
        further_needs=needs[MOST_NEEDS:],
        lines=[line for line in review_lines(reviews) if line.may_open],
        boards=[board for board in boards if allowed_in(Permission.BOARD_READ, Scope(board.programme_id, board.id))],
        programmes=[one for one in programmes if allowed_in(Permission.PROGRAMME_READ, Scope(one.id))],
        ways=links_for("start"),
        roles=sorted({one.role for one in holdings}),
    )


def _waiting_here(boards: Sequence[Board], reviews: Sequence[Review]) -> list[NeedLine]:
    """What reviews and possible cases themselves need: a decision, or the chair's word on new information."""
    return [*_undecided(boards), *_referred_back(reviews)]


def _undecided(boards: Sequence[Board]) -> list[NeedLine]:
    mine: dict[UUID, Board] = {
        board.id: board
        for board in boards
        if allowed_in(Permission.CANDIDATES_WRITE, Scope(board.programme_id, board.id))
    }
    waiting = queries.undecided_of_boards(session_here(), list(mine)) if mine else {}
    return [
        NeedLine(
            f"{counted(waiting[board.id], 'possible case').capitalize()} of {board.title} "
            f"{'waits' if waiting[board.id] == 1 else 'wait'} for a decision.",
            url_for("boards.show", board_id=board.id),
        )
        for board in mine.values()
        if board.id in waiting
    ]


def _referred_back(reviews: Sequence[Review]) -> list[NeedLine]:
    # New information comes back to those who decided that this should be a review.
    decided = {
        review.id: review for review in reviews if allowed_in(Permission.CANDIDATES_WRITE, queries.where_stands(review))
    }
    waiting = queries.referred_back(session_here(), list(decided)) if decided else set()
    return [
        NeedLine(
            f"{review.code}: new information has been referred back to you. The lead reviewers will tell you what it is.",
            url_for("reviews.home", review_id=review.id),
        )
        for review in decided.values()
        if review.id in waiting
    ]
