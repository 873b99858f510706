"""Reading memberships."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from review_app.access.may import Holding, Scope, Standing
from review_app.access.roles import Reach, Role
from review_app.accounts.models import User
from review_app.boards.models import Board
from review_app.core.clock import today
from review_app.core.errors import found
from review_app.memberships.models import Membership
from review_app.reviews.models import Review


def standing_of(session: Session, user_id: UUID | None) -> Standing:
    """What somebody is today; asked anew on every request, so that access ends with the membership."""
    if user_id is None:
        return Standing()
    day = today()
    held = (
        select(Membership, Review.board_id, Review.programme_id, Board.programme_id, Review.case_group_sign_in)
        .outerjoin(Review, Review.id == Membership.review_id)
        .outerjoin(Board, Board.id == Membership.board_id)
        .where(Membership.user_id == user_id, Membership.starts_on <= day)
        .where(Membership.ended_at.is_(None), or_(Membership.ends_on.is_(None), Membership.ends_on >= day))
        .order_by(Membership.created_at, Membership.id)
    )
    holdings = []
    for membership, review_board, review_programme, board_programme, case_group_sign_in in session.execute(held):
        if membership.role is Role.CASE_GROUP_MEMBER and not case_group_sign_in:
            continue  # switched off for this review
        places = (membership.programme_id, board_programme, review_programme)
        programme_id = next((place for place in places if place is not None), None)
        holdings.append(
            Holding(membership.role, programme_id, membership.board_id or review_board, membership.review_id)
        )
    return Standing(user_id, tuple(holdings))


def membership_in(session: Session, column: str, scope_id: UUID, membership_id: UUID) -> Membership:
    """A membership of one programme, LSCB or review (`column` names which); raises NotFound for another's."""
    wanted = select(Membership).where(getattr(Membership, column) == scope_id, Membership.id == membership_id)
    return found(session.scalars(wanted).first())


def memberships_in(session: Session, column: str, scope_id: UUID) -> list[tuple[Membership, User]]:
    """The memberships of one programme, LSCB or review (`column` names which) with their people, ended ones too."""
    held = (
        select(Membership, User)
        .join(User, User.id == Membership.user_id)
        .where(getattr(Membership, column) == scope_id)
        .order_by(User.name, Membership.starts_on, Membership.id)
    )
    return [(membership, user) for membership, user in session.execute(held)]


def memberships_of_installation(session: Session) -> list[tuple[Membership, User]]:
    """The administrators and auditors, ended ones too."""
    held = (
        select(Membership, User)
        .join(User, User.id == Membership.user_id)
        .where(Membership.role.in_([Role.ADMINISTRATOR, Role.AUDITOR]))
        .order_by(User.name, Membership.starts_on, Membership.id)
    )
    return [(membership, user) for membership, user in session.execute(held)]


def memberships_of_boards(session: Session, board_ids: Sequence[UUID]) -> list[tuple[Membership, User]]:
    """The memberships of several LSCBs with their people, ended ones too."""
    held = (
        select(Membership, User)
        .join(User, User.id == Membership.user_id)
        .where(Membership.board_id.in_(board_ids))
        .order_by(User.name, Membership.starts_on, Membership.id)
    )
    return [(membership, user) for membership, user in session.execute(held)]


def roles_in_place(session: Session, user_id: UUID, role: Role, scope: Scope) -> list[Membership]:
    """A person's roles in the very place in which they are to hold another, ended ones too."""
    held = select(Membership).where(Membership.user_id == user_id)
    for name, place_id in place_of(role, scope).items():
        held = held.where(getattr(Membership, name) == place_id)
    return list(session.scalars(held.order_by(Membership.starts_on, Membership.id)))


def roles_reaching_review(session: Session, user_id: UUID, review: Review) -> list[Membership]:
    """A person's roles that count in a review: held in it, in its LSCB or in its programme; ended ones too."""
    held = select(Membership).where(
        Membership.user_id == user_id,
        or_(
            Membership.review_id == review.id,
            Membership.board_id == review.board_id,
            Membership.programme_id == review.programme_id,
        ),
    )
    return list(session.scalars(held.order_by(Membership.starts_on, Membership.id)))


def roles_on(session: Session, user_id: UUID, review: Review, on: date) -> frozenset[Role]:
    """The roles of a person that count in a review on a day."""
    held = roles_reaching_review(session, user_id, review)
    return frozenset(membership.role for membership in held if membership.holds_on(on))


def case_group_roles_below(session: Session, user_id: UUID, role: Role, scope: Scope) -> list[Membership]:
    """A person's places in the case groups of an LSCB's or a programme's reviews, ended ones too."""
    held = (
        select(Membership)
        .join(Review, Review.id == Membership.review_id)
        .where(Membership.user_id == user_id, Membership.role == Role.CASE_GROUP_MEMBER)
    )
    inside = (
        Review.board_id == scope.board_id if role.reach is Reach.BOARD else Review.programme_id == scope.programme_id
    )
    held = held.where(inside)
    return list(session.scalars(held.order_by(Membership.starts_on, Membership.id)))


def place_of(role: Role, scope: Scope) -> dict[str, UUID | None]:
    """The one column that says where a role is held, and its value; nothing for a role of the installation."""
    places = {
        Reach.REVIEW: {"review_id": scope.review_id},
        Reach.BOARD: {"board_id": scope.board_id},
        Reach.PROGRAMME: {"programme_id": scope.programme_id},
    }
    return places.get(role.reach, {})


def holders_in_programme(session: Session, programme_id: UUID, roles: Iterable[Role]) -> list[UUID]:
    """Who holds one of several roles today in a programme or in a review of it."""
    day = today()
    held = (
        select(Membership.user_id)
        .outerjoin(Review, Review.id == Membership.review_id)
        .where(Membership.role.in_(list(roles)), Membership.starts_on <= day)
        .where(Membership.ended_at.is_(None), or_(Membership.ends_on.is_(None), Membership.ends_on >= day))
        .where(or_(Membership.programme_id == programme_id, Review.programme_id == programme_id))
        .distinct()
    )
    return list(session.scalars(held.order_by(Membership.user_id)))
