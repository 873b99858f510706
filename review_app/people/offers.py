"""What people offer."""

from uuid import UUID

from flask import url_for
from sqlalchemy.orm import Session

from review_app.access.permissions import Permission
from review_app.access.stages import Stage
from review_app.core.offers import Erasable, Record, Room, Task, TaskLine
from review_app.core.text import counted
from review_app.people import queries, rules
from review_app.people.models import Agency, Participant, Relative, SealedName
from review_app.people.views import blueprint


def _people_task(session: Session, review_id: UUID) -> TaskLine:
    number = queries.count_of_participants(session, review_id)
    said = counted(number, "practitioner") if number else "nobody listed yet"
    return TaskLine(said, url_for("people.list_", review_id=review_id), done=number > 0)


def _list_url(row: Agency | Participant | Relative) -> str:
    return url_for("people.list_", review_id=row.review_id)


def _why_not_delete_agency(session: Session, agency: Agency) -> str | None:
    return rules.why_not_delete_agency(agency, queries.participants_of_review(session, agency.review_id))


READ, WRITE = Permission.PEOPLE_READ, Permission.PEOPLE_WRITE

ROOM = Room(
    "people",
    blueprint,
    (
        Task(Stage.PREPARATION, "People", _people_task, READ),
        Record(Agency, "agency", lambda row: row.name, _list_url, READ, WRITE, WRITE, _why_not_delete_agency),
        Record(Participant, "practitioner", lambda row: row.label, _list_url, READ, WRITE, WRITE),
        Record(Relative, "family member", lambda row: row.pseudonym, _list_url, READ, WRITE, WRITE),
        Erasable(Agency),
        Erasable(Participant),
        Erasable(Relative),
        Erasable(SealedName),
    ),
)
