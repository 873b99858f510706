"""Meetings for tests, made through the real actions."""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from review_app.core.clock import today
from review_app.meetings.actions import Asked, add_meeting
from review_app.meetings.models import Meeting, MeetingKind, Minutes
from review_app.reviews.queries import review_by_id


def a_meeting(
    session: Session,
    review_id: UUID,
    by: UUID,
    *,
    kind: MeetingKind = MeetingKind.ANALYSIS,
    held_on: date | None = None,
) -> Meeting:
    """A meeting in a fortnight, unless a day is given, to which a trainer is asked."""
    values = {
        "kind": kind,
        "held_on": held_on or today() + timedelta(days=14),
        "at": "10.00",
        "place": "The library, room 2",
    }
    review = review_by_id(session, review_id)
    return add_meeting(session, review, values, asked=[Asked(label="Safeguarding trainer")], by=by)


def minutes_of_review(session: Session, review_id: UUID) -> list[Minutes]:
    """The notes and decisions of every meeting of a review."""
    of_review = select(Minutes).where(Minutes.review_id == review_id)
    return list(session.scalars(of_review.order_by(Minutes.created_at, Minutes.id)))
