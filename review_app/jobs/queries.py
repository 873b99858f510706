"""Reading long work."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from review_app.core.clock import now
from review_app.core.errors import found
from review_app.core.jobs import Job

RECENT = timedelta(hours=1)


def job_in_review(session: Session, review_id: UUID, job_id: UUID) -> Job:
    """A piece of long work of this review; raises NotFound."""
    return found(session.scalars(select(Job).where(Job.review_id == review_id, Job.id == job_id)).first())


def job_in_programme(session: Session, programme_id: UUID, job_id: UUID) -> Job:
    """A piece of long work of this programme as a whole; raises NotFound."""
    return found(session.scalars(select(Job).where(Job.programme_id == programme_id, Job.id == job_id)).first())


def jobs_of_review(session: Session, review_id: UUID) -> list[Job]:
    """The long work of a review, newest first."""
    return list(session.scalars(_newest_first(select(Job).where(Job.review_id == review_id))))


def jobs_of_programme(session: Session, programme_id: UUID, *, most: int) -> list[Job]:
    """The long work of a programme as a whole, newest first, as far as a page shows it."""
    return list(session.scalars(_newest_first(select(Job).where(Job.programme_id == programme_id)).limit(most)))


def jobs_begun_by(session: Session, user_id: UUID, review_ids: Sequence[UUID]) -> list[Job]:
    """What somebody began in these reviews and is going on, or ended within the hour; newest first."""
    wanted = select(Job).where(Job.begun_by == user_id, Job.review_id.in_(list(review_ids)))
    return list(session.scalars(_newest_first(_lately(wanted))))


def jobs_begun_in_programmes(session: Session, user_id: UUID, programme_ids: Sequence[UUID]) -> list[Job]:
    """The same, of work that belongs to whole programmes."""
    wanted = select(Job).where(Job.begun_by == user_id, Job.programme_id.in_(list(programme_ids)))
    return list(session.scalars(_newest_first(_lately(wanted))))


def _lately(wanted: Select[Job]) -> Select[Job]:
    return wanted.where(or_(Job.over_at.is_(None), Job.over_at > now() - RECENT))


def _newest_first(wanted: Select[Job]) -> Select[Job]:
    return wanted.order_by(Job.created_at.desc(), Job.id)
