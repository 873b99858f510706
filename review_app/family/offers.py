"""What the family offers."""

from uuid import UUID

from flask import url_for
from sqlalchemy.orm import Session

from review_app.access.permissions import Permission
from review_app.access.stages import Stage
from review_app.core.offers import Erasable, Link, Record, Room, Task, TaskLine
from review_app.core.text import counted
from review_app.family import queries
from review_app.family.models import (
    ContactPlan,
    Couple,
    FamilyContact,
    Home,
    Involvement,
    Kin,
    Parentage,
    PlanState,
)
from review_app.family.views import blueprint
from review_app.people.queries import relatives_of_review

READ, WRITE, DELETE = Permission.CASE_READ, Permission.CASE_WRITE, Permission.CASE_DELETE
OPEN = frozenset({PlanState.UNDECIDED, PlanState.TO_BE_ASKED, PlanState.ASKED})


def _contact_task(session: Session, review_id: UUID) -> TaskLine:
    relatives, plans = relatives_of_review(session, review_id), queries.plans_of_review(session, review_id)
    settled = [row for row in relatives if row.id in plans and plans[row.id].state not in OPEN]
    said = f"{len(settled)} of {counted(len(relatives), 'family member')} settled" if relatives else "nobody listed yet"
    url = url_for("family.contact_plan", review_id=review_id)
    return TaskLine(said, url, done=bool(relatives) and len(settled) == len(relatives))


def _family_url(row: Kin | Couple | Parentage | Home) -> str:
    return url_for("family.show", review_id=row.review_id)


def _involvement_url(row: Involvement) -> str:
    return url_for("family.involvements", review_id=row.review_id)


def _plan_url(row: ContactPlan | FamilyContact) -> str:
    return url_for("family.contact_plan", review_id=row.review_id, _anchor=f"relative-{row.relative_id}")


ROOM = Room(
    "family",
    blueprint,
    (
        Task(Stage.DATA_COLLECTION, "Speaking with the family", _contact_task, READ),
        Link(
            "people",
            "The family: composition, genogram and homes",
            lambda review_id: url_for("family.show", review_id=review_id),
            READ,
        ),
        Link(
            "people",
            "Who worked with the family, and when",
            lambda review_id: url_for("family.involvements", review_id=review_id),
            READ,
        ),
        Link(
            "people",
            "How the review speaks with the family",
            lambda review_id: url_for("family.contact_plan", review_id=review_id),
            READ,
        ),
        Record(Kin, "line in the genogram", lambda row: "In the genogram", _family_url, READ, WRITE),
        Record(Couple, "couple", lambda row: row.kind.words, _family_url, READ, WRITE, DELETE),
        Record(Parentage, "parent", lambda row: row.kind.words, _family_url, READ, WRITE, DELETE),
        Record(Home, "home", lambda row: row.household, _family_url, READ, WRITE, DELETE),
        Record(
            Involvement,
            "time with the family",
            lambda row: row.what_for or "Worked with the family",
            _involvement_url,
            READ,
            WRITE,
            DELETE,
        ),
        Record(ContactPlan, "contact plan", lambda row: "Contact plan", _plan_url, READ, WRITE),
        Record(FamilyContact, "contact with the family", lambda row: row.how, _plan_url, READ, WRITE, DELETE),
        Erasable(Kin),
        Erasable(Couple),
        Erasable(Parentage),
        Erasable(Home),
        Erasable(Involvement),
        Erasable(ContactPlan),
        Erasable(FamilyContact),
    ),
)
