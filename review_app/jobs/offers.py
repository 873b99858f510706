"""What long work offers."""

from collections.abc import Sequence
from uuid import UUID

from flask import url_for
from sqlalchemy.orm import Session

from review_app.access.permissions import Permission
from review_app.core.offers import Link, Need, NeedLine, Room
from review_app.jobs.queries import jobs_begun_by
from review_app.jobs.views import blueprint, work_of


def _going_on(session: Session, user_id: UUID, review_ids: Sequence[UUID]) -> Sequence[NeedLine]:
    lines = []
    for job in jobs_begun_by(session, user_id, review_ids):
        work = work_of(job)
        if work is not None:
            how = f"{job.state.words.lower()}, {job.percent} %" if not job.is_over else job.state.words.lower()
            url = url_for("jobs.show", review_id=job.review_id, job_id=job.id)
            lines.append(NeedLine(f"{work.title}: {how}", url))
    return lines


def _list_url(review_id: UUID | None) -> str:
    return url_for("jobs.list_", review_id=review_id)


ROOM = Room(
    "jobs",
    blueprint,
    (
        Need(_going_on, Permission.CASE_READ),
        Link("review", "Long work", _list_url, Permission.CASE_READ),
    ),
)
