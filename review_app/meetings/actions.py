"""Writing meetings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.meetings.models import Attendance, AttendanceState, Meeting, Minutes
from review_app.meetings.queries import attendance_of_meeting, minutes_of_meeting
from review_app.reviews.models import Review


@dataclass(frozen=True)
class Asked:
    """Somebody asked to a meeting: a practitioner, somebody with an account, or anyone else by a label."""

    participant_id: UUID | None = None
    user_id: UUID | None = None
    label: str = ""


def add_meeting(
    session: Session, review: Review, values: dict[str, Any], *, asked: Iterable[Asked] = (), by: UUID
) -> Meeting:
    """A new meeting and those asked to it. `values` are columns of Meeting: kind, held_on, at, place, papers."""
    meeting = Meeting(review_id=review.id, **values)
    stage(session, Event.MEETING_ADDED, meeting, by=by, kind=meeting.kind, held_on=meeting.held_on)
    session.add(meeting)
    session.flush()
    _ask(session, meeting, asked)
    return meeting


def change_meeting(session: Session, meeting: Meeting, values: dict[str, Any], *, by: UUID) -> None:
    """Change a meeting's kind, date, place or papers."""
    stage(session, Event.MEETING_CHANGED, meeting, by=by, held_on=meeting.held_on)
    for name, value in values.items():
        setattr(meeting, name, value)
    session.flush()


def ask_to_meeting(session: Session, meeting: Meeting, asked: Iterable[Asked], *, by: UUID) -> None:
    """Ask more people to a meeting; those asked already stay as they are."""
    known = {
        (each.participant_id, each.user_id, each.label)
        for each in attendance_of_meeting(session, meeting.review_id, meeting.id)
    }
    stage(session, Event.MEETING_CHANGED, meeting, by=by)
    _ask(session, meeting, [one for one in asked if (one.participant_id, one.user_id, one.label) not in known])


def _ask(session: Session, meeting: Meeting, asked: Iterable[Asked]) -> None:
    for one in asked:
        session.add(
            Attendance(
                review_id=meeting.review_id,
                meeting_id=meeting.id,
                participant_id=one.participant_id,
                user_id=one.user_id,
                label=one.label,
            )
        )
    session.flush()


def note_attendance(session: Session, meeting: Meeting, states: Mapping[UUID, AttendanceState], *, by: UUID) -> None:
    """Note who replied, who comes and who came; by the attendance's id."""
    people = attendance_of_meeting(session, meeting.review_id, meeting.id)
    changed = [each for each in people if states.get(each.id, each.state) is not each.state]
    if not changed:
        return
    stage(session, Event.MEETING_CHANGED, meeting, by=by, people=len(changed))
    for each in changed:
        each.state = states[each.id]
    session.flush()


def write_minutes(session: Session, meeting: Meeting, notes: str, decisions: str, *, by: UUID) -> Minutes:
    """Write down what was said and decided."""
    minutes = minutes_of_meeting(session, meeting.review_id, meeting.id)
    if minutes is None:
        minutes = Minutes(review_id=meeting.review_id, meeting_id=meeting.id)
        session.add(minutes)
    stage(session, Event.MEETING_CHANGED, minutes, by=by)
    minutes.notes, minutes.decisions = notes, decisions
    session.flush()
    return minutes
