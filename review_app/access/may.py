"""May somebody do this here? A pure answer over plain values."""

from dataclasses import dataclass
from uuid import UUID

from review_app.access.permissions import TABLE, Permission
from review_app.access.roles import Reach, Role
from review_app.access.stages import Stage


@dataclass(frozen=True)
class Scope:
    """Where something is asked for: the installation, a programme, an LSCB or a review."""

    programme_id: UUID | None = None
    board_id: UUID | None = None
    review_id: UUID | None = None
    stage: Stage | None = None


@dataclass(frozen=True)
class Holding:
    """A role that somebody holds today, and where."""

    role: Role
    programme_id: UUID | None = None
    board_id: UUID | None = None
    review_id: UUID | None = None


@dataclass(frozen=True)
class Standing:
    """Who asks: nobody signed in, or a person with the roles they hold today."""

    user_id: UUID | None = None
    holdings: tuple[Holding, ...] = ()


@dataclass(frozen=True)
class Allowed:
    """Yes."""


@dataclass(frozen=True)
class Refused:
    """No; `stranger` when not even the thing's existence is their business."""

    sentence: str
    stranger: bool = False


Answer = Allowed | Refused

STRANGER = Refused("There is no such page.", stranger=True)


def may(standing: Standing, permission: Permission, scope: Scope) -> Answer:
    """Whether the person holds the permission here and now."""
    if permission is Permission.OPEN_TO_ALL:
        return Allowed()
    if standing.user_id is None:
        return Refused("Sign in first.")
    if permission is Permission.SIGNED_IN:
        return Allowed()
    roles = roles_here(standing, scope)
    grant = TABLE[permission]
    held = roles & grant.roles.keys()
    if any(scope.stage is None or scope.stage in grant.roles[role] for role in held):
        return Allowed()
    if not roles:
        return STRANGER
    return Refused(_why_not(permission, roles, held, scope))


def roles_here(standing: Standing, scope: Scope) -> frozenset[Role]:
    """The roles that count in a scope: those held in it, above it, or — for a programme or LSCB — in a review of it."""
    return frozenset(holding.role for holding in standing.holdings if _counts(holding, scope))


def _counts(holding: Holding, scope: Scope) -> bool:
    reach = holding.role.reach
    if reach is Reach.INSTALLATION:
        return scope == Scope() or (holding.role is Role.AUDITOR and scope.review_id is not None)
    if scope.review_id is not None:
        return _above_review(holding, scope, reach)
    if scope.board_id is not None:
        return _above_board(holding, scope, reach) or (
            reach is Reach.REVIEW and holding.board_id is not None and holding.board_id == scope.board_id
        )
    return scope.programme_id is not None and holding.programme_id == scope.programme_id


def _above_review(holding: Holding, scope: Scope, reach: Reach) -> bool:
    if reach is Reach.REVIEW:
        return holding.review_id == scope.review_id
    return _above_board(holding, scope, reach)


def _above_board(holding: Holding, scope: Scope, reach: Reach) -> bool:
    if reach is Reach.PROGRAMME:
        return holding.programme_id == scope.programme_id
    return reach is Reach.BOARD and holding.board_id == scope.board_id


def _why_not(permission: Permission, roles: frozenset[Role], held: frozenset[Role], scope: Scope) -> str:
    what = TABLE[permission].sentence.removeprefix("may ")
    yours = " and ".join(sorted(role.words.lower().replace("lscb", "LSCB").replace("scie", "SCIE") for role in roles))
    if held and scope.stage is not None:
        return f"You can’t {what} while the review is at the stage “{scope.stage.words}”."
    return f"Your role here ({yours}) does not let you {what}."
