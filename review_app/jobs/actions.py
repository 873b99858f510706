"""Beginning long work."""

from uuid import UUID

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import Staged, staged_events
from review_app.core.jobs import Job, add_job


def begin_job(session: Session, kind: str, review_id: UUID, *, by: UUID, about_id: UUID | None = None) -> Job:
    """Put long work down in this transaction; a worker begins it after the commit. What goes on already is returned."""
    job = add_job(session, kind, review_id, by=by, about_id=about_id)
    if job.begun_by == by and job.tries == 0:
        staged_events(session).append(
            Staged(Event.JOB_BEGUN, by, object_kind="job", object_id=job.id, review_id=review_id, facts={"kind": kind})
        )
    return job
