"""What the office offers."""

from collections.abc import Sequence
from uuid import UUID

from flask import url_for
from sqlalchemy.orm import Session

from review_app.access.permissions import Permission
from review_app.access.stages import Stage
from review_app.core.offers import Diary, DiaryLine, Erasable, Link, Record, Room, Task, TaskLine
from review_app.core.text import counted
from review_app.office import queries
from review_app.office.models import Consent, Letter, RecordsRequest
from review_app.office.views import blueprint

READ, WRITE = Permission.OFFICE_READ, Permission.OFFICE_WRITE


def _records_task(session: Session, review_id: UUID) -> TaskLine:
    requests = queries.requests_of_review(session, review_id)
    waiting = sum(request.state.is_open for request in requests)
    said = f"{counted(len(requests), 'request')}, {counted(waiting, 'open', 'open')}" if requests else "none yet"
    return TaskLine(said, url_for("office.records", review_id=review_id), done=bool(requests) and not waiting)


def _due(session: Session, review_id: UUID) -> Sequence[DiaryLine]:
    return [
        DiaryLine(request.due_on, f"Records wanted from {request.agency.name}", _request_url(request))
        for request in queries.requests_of_review(session, review_id)
        if request.due_on is not None and request.state.is_open
    ]


def _diary_url(review_id: UUID | None) -> str:
    return url_for("office.diary", review_id=review_id)


def _request_url(row: RecordsRequest) -> str:
    return url_for("office.records", review_id=row.review_id)


def _consent_url(row: Consent) -> str:
    return url_for("office.consents", review_id=row.review_id)


ROOM = Room(
    "office",
    blueprint,
    (
        Task(Stage.DATA_COLLECTION, "Records asked for", _records_task, READ),
        Diary(_due, READ),
        Link("review", "Diary, letters, records and consents", _diary_url, READ),
        Record(RecordsRequest, "request for records", lambda row: row.what, _request_url, READ, WRITE, WRITE),
        Record(Consent, "consent", lambda row: row.to.words, _consent_url, READ, WRITE, WRITE),
        Erasable(RecordsRequest),
        Erasable(Consent),
        Erasable(Letter),
    ),
)
