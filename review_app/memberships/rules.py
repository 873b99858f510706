"""Who may be appointed to what, in sentences."""

from collections.abc import Iterable
from datetime import date

from review_app.access.roles import APPOINTS, Role
from review_app.memberships.models import Membership


def why_not_give(role: Role, appointer_roles: Iterable[Role]) -> str | None:
    """Why somebody can't give a role, or None."""
    if any(role in APPOINTS.get(own, frozenset()) for own in appointer_roles):
        return None
    return f"You can’t appoint a {role.words.lower().replace('lscb', 'LSCB').replace('scie', 'SCIE')}."


def why_not_hold(role: Role, others_in_review: Iterable[Membership], on: date) -> str | None:
    """Why a person can't hold a role in a review, or None: a person in the case holds the case-group role and no other."""
    current = [held for held in others_in_review if held.ends_on is None or held.ends_on >= on]
    if any(held.role is role for held in current):
        return "This person holds the role already."
    if role is Role.CASE_GROUP_MEMBER and current:
        return "This person has another role in this review, so can’t be in its case group."
    if any(held.role is Role.CASE_GROUP_MEMBER for held in current):
        return "This person is in the case group of this review, so can’t have another role in it."
    return None
