"""Reading memberships."""

from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from review_app.access.may import Holding, Standing
from review_app.access.roles import Role
from review_app.accounts.models import User
from review_app.boards.models import Board
from review_app.core.clock import today
from review_app.core.errors import NotFound
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
        .where(or_(Membership.ends_on.is_(None), Membership.ends_on >= day))
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


def membership_by_id(session: Session, membership_id: UUID) -> Membership:
    """The membership; raises NotFound."""
    membership = session.get(Membership, membership_id)
    if membership is None:
        raise NotFound
    return membership


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


def roles_in_review(session: Session, user_id: UUID, review_id: UUID) -> list[Membership]:
    """A person's roles in one review, ended ones too."""
    held = select(Membership).where(Membership.user_id == user_id, Membership.review_id == review_id)
    return list(session.scalars(held.order_by(Membership.starts_on, Membership.id)))
