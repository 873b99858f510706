"""Reading meetings."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from review_app.core.errors import found
from review_app.meetings.models import Attendance, Meeting, Minutes


def meetings_of_review(session: Session, review_id: UUID) -> list[Meeting]:
    """The meetings of a review, first to last."""
    of_review = select(Meeting).where(Meeting.review_id == review_id)
    return list(session.scalars(of_review.order_by(Meeting.held_on, Meeting.at, Meeting.created_at, Meeting.id)))


def meeting_in_review(session: Session, review_id: UUID, meeting_id: UUID) -> Meeting:
    """A meeting of this review; raises NotFound."""
    wanted = select(Meeting).where(Meeting.review_id == review_id, Meeting.id == meeting_id)
    return found(session.scalars(wanted).first())


def minutes_of_meeting(session: Session, review_id: UUID, meeting_id: UUID) -> Minutes | None:
    """What was said and decided at a meeting, or None while nothing is written."""
    wanted = select(Minutes).where(Minutes.review_id == review_id, Minutes.meeting_id == meeting_id)
    return session.scalars(wanted.order_by(Minutes.id)).first()


def attendance_of_review(session: Session, review_id: UUID) -> list[Attendance]:
    """Everybody asked to any meeting of a review, in the order they were asked."""
    of_review = select(Attendance).where(Attendance.review_id == review_id)
    return list(session.scalars(of_review.order_by(Attendance.created_at, Attendance.id)))


def attendance_of_meeting(session: Session, review_id: UUID, meeting_id: UUID) -> list[Attendance]:
    """Everybody asked to a meeting, in the order they were asked."""
    of_meeting = select(Attendance).where(Attendance.review_id == review_id, Attendance.meeting_id == meeting_id)
    return list(session.scalars(of_meeting.order_by(Attendance.created_at, Attendance.id)))


def meetings_from(session: Session, review_ids: Sequence[UUID], day: date) -> list[Meeting]:
    """The meetings of several reviews on a day or later, the soonest first."""
    coming = select(Meeting).where(Meeting.review_id.in_(list(review_ids)), Meeting.held_on >= day)
    return list(session.scalars(coming.order_by(Meeting.held_on, Meeting.at, Meeting.created_at, Meeting.id)))
