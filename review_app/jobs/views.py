"""The pages of long work, of a review or of a programme: how far it is, and what there was lately."""

from uuid import UUID

from flask import Blueprint, render_template, url_for

from review_app.access.gate import actor_here, allowed, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.core.errors import NotFound
from review_app.core.here import house_here
from review_app.core.jobs import Job
from review_app.core.offers import Work
from review_app.jobs import queries

blueprint = Blueprint("jobs", __name__)
MOST = 50  # on the page of a programme, whose work is kept for a month
State = dict[str, str | int | bool]


@blueprint.get("/reviews/<uuid:review_id>/jobs")
@requires(Permission.CASE_READ)
def list_(review_id: UUID) -> str:
    """The long work of the review that this person began or may see."""
    return render_template("jobs/list.html", jobs=_seen_among(queries.jobs_of_review(session_here(), review_id)))


@blueprint.get("/reviews/<uuid:review_id>/jobs/<uuid:job_id>")
@requires(Permission.CASE_READ)
def show(review_id: UUID, job_id: UUID) -> str:
    """How far a piece of long work is."""
    job, work = _seen(queries.job_in_review(session_here(), review_id, job_id))
    return render_template("jobs/show.html", job=job, work=work, **_ways(job, work))


@blueprint.get("/reviews/<uuid:review_id>/jobs/<uuid:job_id>/state")
@requires(Permission.CASE_READ)
def state(review_id: UUID, job_id: UUID) -> State:
    """The same as the page's own script asks for it, so that the bar moves on."""
    return _state(_seen(queries.job_in_review(session_here(), review_id, job_id))[0])


@blueprint.get("/programmes/<uuid:programme_id>/jobs")
@requires(Permission.ACROSS_READ)
def of_programme(programme_id: UUID) -> str:
    """The long work of the programme as a whole that this person began or may see."""
    jobs = _seen_among(queries.jobs_of_programme(session_here(), programme_id, most=MOST))
    return render_template("jobs/of_programme.html", programme_id=programme_id, jobs=jobs)


@blueprint.get("/programmes/<uuid:programme_id>/jobs/<uuid:job_id>")
@requires(Permission.ACROSS_READ)
def show_of_programme(programme_id: UUID, job_id: UUID) -> str:
    """How far a piece of long work of the programme is."""
    job, work = _seen(queries.job_in_programme(session_here(), programme_id, job_id))
    ways = _ways(job, work)
    return render_template("jobs/show_of_programme.html", programme_id=programme_id, job=job, work=work, **ways)


@blueprint.get("/programmes/<uuid:programme_id>/jobs/<uuid:job_id>/state")
@requires(Permission.ACROSS_READ)
def state_of_programme(programme_id: UUID, job_id: UUID) -> State:
    """The same as the page's own script asks for it."""
    return _state(_seen(queries.job_in_programme(session_here(), programme_id, job_id))[0])


def work_of(job: Job) -> Work | None:
    """What kind of work a job is, as it is offered."""
    return next((work for work in house_here().offered(Work) if work.kind == job.kind), None)


def job_url(job: Job) -> str:
    """The page that says how far a piece of work is."""
    if job.programme_id:
        return url_for("jobs.show_of_programme", programme_id=job.programme_id, job_id=job.id)
    return url_for("jobs.show", review_id=job.review_id, job_id=job.id)


def _ways(job: Job, work: Work) -> dict[str, str | None]:
    """Where the page of a piece of work leads, and where its script asks."""
    return {
        "next_url": work.url(job) if allowed(work.permission) else None,
        "state_url": f"{job_url(job)}/state",
    }


def _state(job: Job) -> State:
    return {"percent": job.percent, "words": job.state.words, "over": job.is_over}


def _seen_among(jobs: list[Job]) -> list[tuple[Job, Work, str]]:
    found = [(job, work_of(job)) for job in jobs]
    return [(job, work, job_url(job)) for job, work in found if work and _may_see(job, work)]


def _seen(job: Job) -> tuple[Job, Work]:
    work = work_of(job)
    if work is None or not _may_see(job, work):
        raise NotFound
    return job, work


def _may_see(job: Job, work: Work) -> bool:
    return job.begun_by == actor_here() or allowed(work.permission)
