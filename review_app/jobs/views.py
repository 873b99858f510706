"""The pages of long work: how far it is, and what there was lately."""

from uuid import UUID

from flask import Blueprint, render_template

from review_app.access.gate import actor_here, allowed, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.core.errors import NotFound
from review_app.core.here import house_here
from review_app.core.jobs import Job
from review_app.core.offers import Work
from review_app.jobs import queries

blueprint = Blueprint("jobs", __name__, url_prefix="/reviews/<uuid:review_id>/jobs")


@blueprint.get("")
@requires(Permission.CASE_READ)
def list_(review_id: UUID) -> str:
    """The long work of the review that this person began or may see."""
    jobs = [(job, work_of(job)) for job in queries.jobs_of_review(session_here(), review_id)]
    return render_template("jobs/list.html", jobs=[(job, work) for job, work in jobs if work and _may_see(job, work)])


@blueprint.get("/<uuid:job_id>")
@requires(Permission.CASE_READ)
def show(review_id: UUID, job_id: UUID) -> str:
    """How far a piece of long work is."""
    job, work = _seen(review_id, job_id)
    return render_template(
        "jobs/show.html", job=job, work=work, next_url=work.url(job) if allowed(work.permission) else None
    )


@blueprint.get("/<uuid:job_id>/state")
@requires(Permission.CASE_READ)
def state(review_id: UUID, job_id: UUID) -> dict[str, str | int | bool]:
    """The same as the page's own script asks for it, so that the bar moves on."""
    job, _work = _seen(review_id, job_id)
    return {"percent": job.percent, "words": job.state.words, "over": job.is_over}


def work_of(job: Job) -> Work | None:
    """What kind of work a job is, as it is offered."""
    return next((work for work in house_here().offered(Work) if work.kind == job.kind), None)


def _seen(review_id: UUID, job_id: UUID) -> tuple[Job, Work]:
    job = queries.job_in_review(session_here(), review_id, job_id)
    work = work_of(job)
    if work is None or not _may_see(job, work):
        raise NotFound
    return job, work


def _may_see(job: Job, work: Work) -> bool:
    return job.begun_by == actor_here() or allowed(work.permission)
