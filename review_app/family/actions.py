"""Writing the family."""

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.errors import refuse_if
from review_app.core.rows import CaseRow
from review_app.family import queries, rules
from review_app.family.models import (
    ContactPlan,
    Couple,
    FamilyContact,
    Home,
    Involvement,
    Kin,
    Parentage,
)

Values = Mapping[str, Any]
Thing = TypeVar("Thing", bound=CaseRow)


def describe_relative(session: Session, review_id: UUID, relative_id: UUID, values: Values, *, by: UUID) -> Kin:
    """Write down what the genogram shows of a relative; raises NotNow if the dates can't be."""
    refuse_if(rules.why_not_dates(values["born"], values["died"]))
    kin = queries.kin_of(session, review_id, relative_id)
    return _kept(session, kin or Kin(review_id=review_id, relative_id=relative_id), values, by=by)


def keep_couple(session: Session, couple: Couple, values: Values, *, by: UUID) -> Couple:
    """Add or change a couple; raises NotNow for one person twice, or dates that can't be."""
    refuse_if(rules.why_not_couple(values["one_id"], values["other_id"]))
    refuse_if(rules.why_not_dates(values["begins"], values["ends"]))
    return _kept(session, couple, values, by=by)


def keep_parent(session: Session, parentage: Parentage, values: Values, *, by: UUID) -> Parentage:
    """Add or change who is whose parent; raises NotNow for what can't be."""
    others = [row for row in queries.parentage_of_review(session, parentage.review_id) if row.id != parentage.id]
    refuse_if(rules.why_not_parent(values["child_id"], values["parent_id"], values["kind"], others))
    return _kept(session, parentage, values, by=by)


def keep_home(session: Session, home: Home, values: Values, *, by: UUID) -> Home:
    """Add or change where somebody lived; raises NotNow for dates that can't be."""
    refuse_if(rules.why_not_dates(values["begins"], values["ends"]))
    return _kept(session, home, values, by=by)


def keep_involvement(session: Session, involvement: Involvement, values: Values, *, by: UUID) -> Involvement:
    """Add or change who worked with the family; raises NotNow for dates that can't be."""
    refuse_if(rules.why_not_dates(values["begins"], values["ends"]))
    return _kept(session, involvement, values, by=by)


def plan_contact(session: Session, review_id: UUID, relative_id: UUID, values: Values, *, by: UUID) -> ContactPlan:
    """Write down how the review speaks with a relative; raises NotNow where a reason is missing."""
    refuse_if(rules.why_not_state(values["state"], values["reason"]))
    plan = queries.plan_of(session, review_id, relative_id)
    return _kept(session, plan or ContactPlan(review_id=review_id, relative_id=relative_id), values, by=by)


def keep_contact(session: Session, contact: FamilyContact, values: Values, *, by: UUID) -> FamilyContact:
    """Add or change what was shown and said at one contact."""
    return _kept(session, contact, values, by=by)


def _kept(session: Session, thing: Thing, values: Values, *, by: UUID) -> Thing:
    is_new = thing not in session
    stage(session, Event.FAMILY_ADDED if is_new else Event.FAMILY_CHANGED, thing, by=by)
    for name, value in values.items():
        setattr(thing, name, value)
    if is_new:
        session.add(thing)
    session.flush()
    return thing
