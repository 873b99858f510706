"""What meetings offer."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from flask import url_for
from sqlalchemy import select
from sqlalchemy.orm import Session

from review_app.access.permissions import Permission
from review_app.access.stages import Stage
from review_app.core.clock import today
from review_app.core.offers import (
    Diary,
    DiaryLine,
    Erasable,
    MeetingLine,
    NextMeeting,
    Record,
    Room,
    Searchable,
    Task,
    TaskLine,
)
from review_app.core.text import counted
from review_app.meetings import queries, rules
from review_app.meetings.models import Attendance, Meeting, Minutes
from review_app.meetings.views import blueprint


def _meetings_task(session: Session, review_id: UUID) -> TaskLine:
    meetings = queries.meetings_of_review(session, review_id)
    held = sum(1 for meeting in meetings if meeting.held_on < today())
    said = (
        f"{counted(len(meetings), 'meeting')} dated, {counted(held, 'held', 'held')}" if meetings else "none dated yet"
    )
    return TaskLine(said, url_for("meetings.list_", review_id=review_id), done=bool(meetings))


def _next(session: Session, review_ids: Sequence[UUID]) -> Mapping[UUID, MeetingLine]:
    found: dict[UUID, MeetingLine] = {}
    for meeting in queries.meetings_from(session, review_ids, today()):
        if meeting.review_id not in found:
            said = f"{meeting.kind.words}, {rules.when(meeting)}"
            found[meeting.review_id] = MeetingLine(meeting.held_on, said, _url(meeting))
    return found


def _diary(session: Session, review_id: UUID) -> Sequence[DiaryLine]:
    return [
        DiaryLine(meeting.held_on, f"{meeting.kind.words}{f' at {meeting.at}' if meeting.at else ''}", _url(meeting))
        for meeting in queries.meetings_of_review(session, review_id)
    ]


def _url(meeting: Meeting) -> str:
    return url_for("meetings.show", review_id=meeting.review_id, meeting_id=meeting.id)


def _meeting_url(row: Minutes | Attendance) -> str:
    return url_for("meetings.show", review_id=row.review_id, meeting_id=row.meeting_id)


def _why_not_delete(session: Session, meeting: Meeting) -> str | None:
    return rules.why_not_delete(queries.minutes_of_meeting(session, meeting.review_id, meeting.id))


READ, WRITE = Permission.MEETINGS_READ, Permission.MEETINGS_WRITE

SEARCHABLE = (
    Searchable(
        Minutes,
        "Notes and decisions of meetings",
        ("notes", "decisions"),
        lambda row: "Notes and decisions of a meeting",
        _meeting_url,
        Permission.MEETING_NOTES_READ,
        counts=lambda: (
            select(Meeting.id).where(Meeting.id == Minutes.meeting_id, Meeting.deleted_at.is_(None)).exists()
        ),
    ),
)

ROOM = Room(
    "meetings",
    blueprint,
    (
        Task(Stage.PREPARATION, "Meetings", _meetings_task, READ),
        NextMeeting(_next, READ),
        Diary(_diary, READ),
        Record(
            Meeting,
            "meeting",
            lambda row: f"{row.kind.words}, {rules.when(row)}",
            _url,
            READ,
            WRITE,
            WRITE,
            _why_not_delete,
        ),
        Record(
            Minutes,
            "notes and decisions",
            lambda row: "Notes and decisions of a meeting",
            _meeting_url,
            Permission.MEETING_NOTES_READ,
            Permission.CASE_WRITE,
            part_of="meeting_id",
        ),
        Record(
            Attendance,
            "attendance",
            lambda row: row.label or "Somebody asked",
            _meeting_url,
            READ,
            WRITE,
            WRITE,
            part_of="meeting_id",
        ),
        *SEARCHABLE,
        Erasable(Meeting),
        Erasable(Minutes),
        Erasable(Attendance),
    ),
)
