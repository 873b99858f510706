"""Writing memberships."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.access.may import Scope
from review_app.access.roles import Reach, Role
from review_app.accounts.models import User
from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.clock import today
from review_app.core.errors import NotNow, refuse_if
from review_app.memberships.models import Membership
from review_app.memberships.queries import roles_in_review
from review_app.memberships.rules import why_not_hold


def give_role(
    session: Session,
    user: User,
    role: Role,
    scope: Scope,
    *,
    by: UUID | None,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Membership:
    """Give somebody a role in the place the role is held in; raises NotNow with the rule's sentence."""
    starts = starts_on or today()
    if ends_on is not None and ends_on < starts:
        raise NotNow("The last day is before the first.")
    if role.reach is Reach.REVIEW and scope.review_id is not None:
        refuse_if(why_not_hold(role, roles_in_review(session, user.id, scope.review_id), starts))
    membership = Membership(
        user_id=user.id, role=role, starts_on=starts, ends_on=ends_on, given_by=by, **_place(role, scope)
    )
    stage(session, Event.ROLE_GIVEN, membership, by=by, role=role)
    session.add(membership)
    session.flush()
    return membership


def end_role(session: Session, membership: Membership, last_day: date, *, by: UUID) -> None:
    """End a role after a day; it is refused on the next request after that day."""
    if last_day < membership.starts_on:
        raise NotNow("The last day is before the first.")
    stage(session, Event.ROLE_ENDED, membership, by=by, role=membership.role)
    membership.ends_on = last_day
    session.flush()


def _place(role: Role, scope: Scope) -> dict[str, UUID | None]:
    if role.reach is Reach.REVIEW:
        return {"review_id": scope.review_id}
    if role.reach is Reach.BOARD:
        return {"board_id": scope.board_id}
    if role.reach is Reach.PROGRAMME:
        return {"programme_id": scope.programme_id}
    return {}
