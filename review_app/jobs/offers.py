"""What long work offers."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from flask import url_for
from sqlalchemy.orm import Session

from review_app.access.permissions import Permission
from review_app.core.jobs import Job
from review_app.core.offers import Link, Need, NeedLine, ProgrammeNeed, Room
from review_app.jobs.queries import jobs_begun_by, jobs_begun_in_programmes
from review_app.jobs.views import blueprint, job_url, work_of


def _going_on(session: Session, user_id: UUID, review_ids: Sequence[UUID]) -> Sequence[NeedLine]:
    return _lines(jobs_begun_by(session, user_id, review_ids))


def _in_programmes(session: Session, user_id: UUID, programme_ids: Sequence[UUID]) -> Sequence[NeedLine]:
    return _lines(jobs_begun_in_programmes(session, user_id, programme_ids))


def _lines(jobs: Iterable[Job]) -> list[NeedLine]:
    lines = []
    for job in jobs:
        work = work_of(job)
        if work is not None:
            how = f"{job.state.words.lower()}, {job.percent} %" if not job.is_over else job.state.words.lower()
            lines.append(NeedLine(f"{work.title}: {how}", job_url(job)))
    return lines


def _list_url(review_id: UUID | None) -> str:
    return url_for("jobs.list_", review_id=review_id)


ROOM = Room(
    "jobs",
    blueprint,
    (
        Need(_going_on, Permission.CASE_READ),
        ProgrammeNeed(_in_programmes, Permission.ACROSS_READ),
        Link("review", "Long work", _list_url, Permission.CASE_READ),
    ),
)
