"""Beginning long work."""

from uuid import UUID

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import Staged, staged_events
from review_app.core.jobs import Job, add_job


def begin_job(session: Session, kind: str, review_id: UUID, *, by: UUID, about_id: UUID | None = None) -> Job:
    """Put long work down in this transaction; a worker begins it after the commit. What goes on already is returned."""
    return _begun(session, add_job(session, Job(kind=kind, review_id=review_id, begun_by=by, about_id=about_id)), by)


def begin_programme_job(
    session: Session, kind: str, programme_id: UUID, *, by: UUID, about_id: UUID | None = None
) -> Job:
    """The same, for work that belongs to a whole programme."""
    job = Job(kind=kind, programme_id=programme_id, begun_by=by, about_id=about_id)
    return _begun(session, add_job(session, job, even_if_going_on=True), by)


def _begun(session: Session, job: Job, by: UUID) -> Job:
    if job.begun_by == by and job.tries == 0:
        where = {"review_id": job.review_id, "programme_id": job.programme_id}
        facts = {"kind": job.kind}
        staged_events(session).append(
            Staged(Event.JOB_BEGUN, by, object_kind="job", object_id=job.id, **where, facts=facts)
        )
    return job
