"""Reading the family."""

from typing import TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from review_app.core.errors import found
from review_app.core.rows import CaseRow
from review_app.family.models import ContactPlan, Couple, FamilyContact, Home, Involvement, Kin, Parentage
from review_app.people.models import Participant

Thing = TypeVar("Thing", bound=CaseRow)


def in_review(session: Session, kind: type[Thing], review_id: UUID, thing_id: UUID) -> Thing:
    """One row of this review; raises NotFound."""
    return found(session.scalars(select(kind).where(kind.review_id == review_id, kind.id == thing_id)).first())


def kin_of_review(session: Session, review_id: UUID) -> dict[UUID, Kin]:
    """What the genogram shows of each relative, by the relative."""
    rows = session.scalars(select(Kin).where(Kin.review_id == review_id).order_by(Kin.created_at, Kin.id))
    return {row.relative_id: row for row in rows}


def kin_of(session: Session, review_id: UUID, relative_id: UUID) -> Kin | None:
    """What the genogram shows of one relative, if it is written down."""
    return session.scalars(select(Kin).where(Kin.review_id == review_id, Kin.relative_id == relative_id)).first()


def couples_of_review(session: Session, review_id: UUID) -> list[Couple]:
    """The couples, the earliest first."""
    rows = session.scalars(select(Couple).where(Couple.review_id == review_id).order_by(Couple.created_at, Couple.id))
    return sorted(rows, key=lambda couple: couple.begins.sort_key)


def parentage_of_review(session: Session, review_id: UUID) -> list[Parentage]:
    """Who is whose parent, in the order it was put down."""
    of_review = select(Parentage).where(Parentage.review_id == review_id)
    return list(session.scalars(of_review.order_by(Parentage.created_at, Parentage.id)))


def homes_of_review(session: Session, review_id: UUID) -> list[Home]:
    """Who lived where, the earliest first."""
    rows = session.scalars(select(Home).where(Home.review_id == review_id).order_by(Home.created_at, Home.id))
    return sorted(rows, key=lambda home: home.begins.sort_key)


def involvements_of_review(session: Session, review_id: UUID) -> list[Involvement]:
    """Who worked with the family when, the earliest first, each with the position, its agency and the relative."""
    with_people = (joinedload(Involvement.participant).joinedload(Participant.agency), joinedload(Involvement.relative))
    of_review = select(Involvement).where(Involvement.review_id == review_id).options(*with_people)
    rows = session.scalars(of_review.order_by(Involvement.created_at, Involvement.id))
    return sorted(rows, key=lambda row: row.begins.sort_key)


def plans_of_review(session: Session, review_id: UUID) -> dict[UUID, ContactPlan]:
    """The contact plans of a review, by the relative."""
    of_review = select(ContactPlan).where(ContactPlan.review_id == review_id)
    return {row.relative_id: row for row in session.scalars(of_review.order_by(ContactPlan.created_at, ContactPlan.id))}


def plan_of(session: Session, review_id: UUID, relative_id: UUID) -> ContactPlan | None:
    """The contact plan for one relative, if there is one."""
    of_relative = select(ContactPlan).where(ContactPlan.review_id == review_id, ContactPlan.relative_id == relative_id)
    return session.scalars(of_relative).first()


def contacts_of_review(session: Session, review_id: UUID) -> list[FamilyContact]:
    """Every contact with the family, the earliest first."""
    of_review = select(FamilyContact).where(FamilyContact.review_id == review_id)
    return list(session.scalars(of_review.order_by(FamilyContact.held_on, FamilyContact.created_at, FamilyContact.id)))
