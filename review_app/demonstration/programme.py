"""Loading the invented programme itself: its LSCBs, accounts, roles and possible cases."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.access.may import Scope
from review_app.access.roles import APPOINTS, Reach, Role
from review_app.accounts.actions import change_password, create_account
from review_app.boards.actions import add_board, create_programme
from review_app.boards.models import Board, Programme
from review_app.demonstration.files import Table
from review_app.demonstration.story import Cast, only
from review_app.memberships.actions import give_role
from review_app.reviews.actions import add_candidate, decline_candidate, open_review
from review_app.reviews.models import Candidate, Review

SIX_LINES = (
    "sentence", "suggested_by", "hoped_to_learn", "parallel_proceedings", "criteria_considered_by", "criteria_reason",
)  # fmt: skip


def load_programme(session: Session, data: Table) -> tuple[Programme, dict[str, Board]]:
    """The programme, marked as invented (which brings the standard vocabularies), and its LSCBs by key."""
    programme = create_programme(session, data["name"], data["summary"], data["starts_on"], by=None, invented=True)
    return programme, {row["key"]: add_board(session, programme, row["name"], by=None) for row in data["boards"]}


def load_people(session: Session, data: Table, password_hash: str) -> Cast:
    """An account for everybody, marked as invented, all with the one password that is printed."""
    cast = Cast(roles=data["roles"])
    for row in data["people"]:
        user = create_account(session, row["email"], row["name"], by=None, invented=True)
        change_password(session, user, password_hash, keep=None)
        cast.users[row["key"]] = user
    return cast


def appoint(session: Session, cast: Cast, programme: Programme, boards: dict[str, Board]) -> None:
    """Give the roles that are held in the installation, the programme and its LSCBs."""
    for row in cast.roles:
        role = Role(row["role"])
        if role.reach is not Reach.REVIEW:
            board_id = boards[row["board"]].id if "board" in row else None
            _give(session, cast, row, Scope(programme_id=programme.id, board_id=board_id))


def appoint_to_review(session: Session, cast: Cast, review: Review) -> None:
    """Give the roles that are held in one review."""
    for row in cast.roles:
        if row.get("review") == review.code and Role(row["role"]).reach is Reach.REVIEW:
            _give(session, cast, row, Scope(review_id=review.id))


def load_candidate(session: Session, cast: Cast, boards: dict[str, Board], row: Table) -> Candidate:
    """A possible case as its LSCB's manager put it down; a declined one with the chair's reason."""
    board = boards[row["board"]]
    values = only(row, *SIX_LINES) | {"criteria_considered_on": row.get("criteria_considered_on")}
    candidate = add_candidate(session, board, values, by=cast.holders(Role.BOARD_MANAGER, board=row["board"])[0])
    if row["state"] == "declined":
        chair = cast.holders(Role.CHAIR, board=row["board"])[0]
        decline_candidate(session, candidate, row["declined_reason"], by=chair)
    return candidate


def load_review(session: Session, cast: Cast, board: Board, candidate: Candidate, data: Table) -> Review:
    """A review opened from its possible case."""
    manager = cast.holders(Role.BOARD_MANAGER, board=data["board"])[0]
    return open_review(session, board, candidate, data["title"], by=manager, code=data["code"])


def _give(session: Session, cast: Cast, row: Table, scope: Scope) -> None:
    dates: dict[str, Any] = {"starts_on": row.get("starts_on"), "ends_on": row.get("ends_on")}
    role = Role(row["role"])
    give_role(session, cast.users[row["person"]], role, scope, by=_appointer(cast, role, row), **dates)


def _appointer(cast: Cast, role: Role, row: Table) -> UUID | None:
    """Whose task the appointment is: somebody of the role that appoints to this one; nobody for the first."""
    above = next((giver for giver, given in APPOINTS.items() if role in given), None)
    if above is None:
        return None
    board, review = row.get("board", ""), row.get("review", "")
    held = cast.holders(
        above,
        board=board if above.reach is Reach.BOARD else "",
        review=review if above.reach is Reach.REVIEW else "",
    )
    return held[0] if held else None
