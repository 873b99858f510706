"""Who may be appointed to what, in sentences."""

from collections.abc import Iterable
from datetime import date

from review_app.access.roles import APPOINTS, Reach, Role
from review_app.memberships.models import Membership


def roles_to_give(own_roles: Iterable[Role], reach: Reach, *, case_group_sign_in: bool = False) -> list[Role]:
    """The roles that somebody may give in a place of this reach; case group members only where sign-in is switched on."""
    given = {role for own in own_roles for role in APPOINTS.get(own, frozenset())}
    return [
        role
        for role in Role
        if role in given and role.reach is reach and (case_group_sign_in or role is not Role.CASE_GROUP_MEMBER)
    ]


def why_not_give(role: Role, own_roles: Iterable[Role]) -> str | None:
    """Why somebody can't give or end a role, or None."""
    if any(role in APPOINTS.get(own, frozenset()) for own in own_roles):
        return None
    return f"You can’t appoint or end this role: {role.words}."


def why_not_hold(role: Role, others_here: Iterable[Membership], on: date) -> str | None:
    """Why a person can't hold a role, or None: a person in the case holds the case-group role and no other.

    `others_here` are the person's roles in the same place and those that count in the same review.
    """
    current = [held for held in others_here if held.is_open_on(on)]
    if any(held.role is role for held in current):
        return "This person holds the role already."
    if role is Role.DELEGATE and any(held.role is Role.CHAIR for held in current):
        return "This person is the chair of this LSCB already."
    if role is Role.CASE_GROUP_MEMBER and current:
        return "This person has another role in this review, so can’t be in its case group."
    if any(held.role is Role.CASE_GROUP_MEMBER for held in current):
        return "This person is in the case group of this review, so can’t have another role in it."
    return None


def why_not_until(starts_on: date, last_day: date | None) -> str | None:
    """Why a role can't end on a day, or None."""
    if last_day is not None and last_day < starts_on:
        return "The last day is before the first."
    return None


def why_not_account(*, found: bool, ended: bool) -> str | None:
    """Why nobody can be appointed by an e-mail address, or None."""
    if not found:
        return "There is no account with this e-mail address. Ask the administrator to create one."
    if ended:
        return "This account has ended. Ask the administrator for a new one."
    return None
