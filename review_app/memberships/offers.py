"""What memberships offer."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import url_for
from sqlalchemy.orm import Session

from review_app.access.gate import own_roles_here
from review_app.access.permissions import Permission
from review_app.access.roles import Role
from review_app.access.stages import Stage
from review_app.boards.queries import boards_of_programme
from review_app.core.clock import today
from review_app.core.offers import Erasable, Link, Panel, Room, Task, TaskLine
from review_app.core.text import counted
from review_app.memberships import queries, rules
from review_app.memberships.models import Membership
from review_app.memberships.views import blueprint


def _people_of_programme(session: Session, programme_id: UUID, thing_id: UUID) -> Mapping[str, Any]:
    del thing_id
    boards = boards_of_programme(session, programme_id)
    of_boards = queries.memberships_of_boards(session, [board.id for board in boards])
    held = queries.memberships_in(session, "programme_id", programme_id)
    own_roles = own_roles_here()
    return {
        "programme_id": programme_id,
        "held": held,
        "may_end": {one.id for one, _user in [*held, *of_boards] if rules.why_not_give(one.role, own_roles) is None},
        "boards": [(board, [pair for pair in of_boards if pair[0].board_id == board.id]) for board in boards],
        "day": today(),
    }


def _people_of_board(session: Session, board_id: UUID, thing_id: UUID) -> Mapping[str, Any]:
    del thing_id
    held, own_roles = queries.memberships_in(session, "board_id", board_id), own_roles_here()
    may_end = {one.id for one, _user in held if rules.why_not_give(one.role, own_roles) is None}
    return {"board_id": board_id, "held": held, "may_end": may_end, "day": today()}


def _team_task(session: Session, review_id: UUID) -> TaskLine:
    held = [one for one, _user in queries.memberships_in(session, "review_id", review_id) if one.holds_on(today())]
    leads = sum(one.role is Role.LEAD_REVIEWER for one in held)
    team = sum(one.role is Role.TEAM_MEMBER for one in held)
    said = f"{counted(leads, 'lead reviewer')}, {counted(team, 'team member')}"
    return TaskLine(said, url_for("memberships.of_review", review_id=review_id), done=leads > 0 and team > 0)


def _installation_url(review_id: UUID | None) -> str:
    del review_id
    return url_for("memberships.of_installation")


ROOM = Room(
    "memberships",
    blueprint,
    (
        Panel(
            "programme_people", "People", "memberships/_of_programme.html", _people_of_programme,
            Permission.PROGRAMME_READ,
        ),
        Panel("board", "People", "memberships/_of_board.html", _people_of_board, Permission.BOARD_READ),
        Task(Stage.PREPARATION, "Lead reviewers and review team", _team_task, Permission.REVIEW_HOME),
        Link("start", "Administrators and auditors", _installation_url, Permission.ACCOUNTS_MANAGE),
        Erasable(Membership),
    ),
)  # fmt: skip
