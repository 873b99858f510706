"""Writing memberships."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.access.may import Scope
from review_app.access.roles import Reach, Role
from review_app.accounts.models import User
from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.clock import now, today
from review_app.core.errors import refuse_if
from review_app.memberships.models import Membership
from review_app.memberships.queries import (
    case_group_roles_below,
    place_of,
    roles_in_place,
    roles_reaching_review,
)
from review_app.memberships.rules import why_not_hold, why_not_until
from review_app.reviews.queries import review_by_id


def give_role(  # noqa: PLR0913 -- who, what, where, by whom, from when to when: the parts of every appointment
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
    refuse_if(why_not_until(starts, ends_on) or why_not_hold(role, _others(session, user, role, scope), starts))
    membership = Membership(
        user_id=user.id, role=role, starts_on=starts, ends_on=ends_on, given_by=by, **place_of(role, scope)
    )
    stage(session, Event.ROLE_GIVEN, membership, by=by, role=role)
    session.add(membership)
    session.flush()
    return membership


def end_role(session: Session, membership: Membership, last_day: date, *, by: UUID) -> None:
    """End a role after a day; it is refused on the first request after that day."""
    refuse_if(why_not_until(membership.starts_on, last_day))
    stage(session, Event.ROLE_ENDED, membership, by=by, role=membership.role)
    membership.ends_on = last_day
    session.flush()


def end_role_at_once(session: Session, membership: Membership, *, by: UUID) -> None:
    """End a role now: the very next request is refused, even on the day it was given."""
    stage(session, Event.ROLE_ENDED, membership, by=by, role=membership.role)
    membership.ended_at = now()
    membership.ends_on = max(membership.starts_on, today())
    session.flush()


def _others(session: Session, user: User, role: Role, scope: Scope) -> list[Membership]:
    """The person's roles that a new one has to agree with."""
    here = roles_in_place(session, user.id, role, scope)
    if role.reach is Reach.INSTALLATION:
        return [held for held in here if held.role is role]
    if role.reach is Reach.REVIEW and scope.review_id is not None:
        return roles_reaching_review(session, user.id, review_by_id(session, scope.review_id))
    return [*here, *case_group_roles_below(session, user.id, role, scope)]
