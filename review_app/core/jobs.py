"""Long work: what takes more than a second goes on while the person does something else, and can be come back to.

The `job` row is the truth: it is made in the transaction of whoever asks for the work, says how far it has come, and
carries a lease that whoever does the work renews. Work whose lease has run out is taken up again by another worker, so
every step must be safe to repeat. What runs it is review_app/cli/work.py.
"""

import logging
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, or_, select
from sqlalchemy import event as sqlalchemy_event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Mapped, Session

from review_app.core.clock import now
from review_app.core.columns import choice, moment, number, open_text, plain_id, reference
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.core.errors import CasewindowError
from review_app.core.offers import House, Work
from review_app.core.rows import Row

LEASE = timedelta(seconds=30)  # a step of the work must be shorter
MOST_TRIES = 3
KEPT_FOR = timedelta(days=30)  # after its end
ASK = "ask whoever looks after Casewindow."
INTERRUPTED = f"It was interrupted {MOST_TRIES} times before its end. Begin it once more; if it stops again, {ASK}"
BROKEN = f"It stopped because of a fault in Casewindow. What was there before is still there. Please {ASK}"
UNKNOWN = "This version of Casewindow does not know this kind of work. Begin it again."
BEGUN = "casewindow.jobs"  # what this session's commit begins

log = logging.getLogger("casewindow")


class JobState(StrEnum):
    """How it stands with a piece of long work."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"

    @property
    def words(self) -> str:
        """The state as screens name it."""
        return {"waiting": "Waiting to begin", "running": "Going on", "done": "Finished", "failed": "Stopped"}[
            self.value
        ]


class Job(Row):
    """A piece of long work: how far it is, who began it, and until when somebody has it in hand. Never a word of the case."""

    audited = False  # its progress is written step by step; that it was begun is an event
    __table_args__ = (
        Index("ix_job_state_lease_until", "state", "lease_until"),
        CheckConstraint("(review_id IS NULL) <> (programme_id IS NULL)", name="where"),
    )

    review_id: Mapped[uuid.UUID | None] = reference("review", index=True)
    programme_id: Mapped[uuid.UUID | None] = plain_id(index=True)  # of work that belongs to no single review
    kind: Mapped[str] = open_text(40)
    begun_by: Mapped[uuid.UUID | None] = plain_id(index=True)  # None: nobody; something was saved that asks for it
    about_id: Mapped[uuid.UUID | None] = plain_id()  # what the work is about, if it isn't the review as a whole
    state: Mapped[JobState] = choice(JobState, default=JobState.WAITING)
    done: Mapped[int] = number(default=0)
    total: Mapped[int] = number(default=0)  # 0: not known yet
    tries: Mapped[int] = number(default=0)
    lease_until: Mapped[datetime | None] = moment()
    over_at: Mapped[datetime | None] = moment()
    said: Mapped[str] = open_text(300, default="")  # why it stopped, in a sentence

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in {JobState.DONE, JobState.FAILED}

    @property
    def percent(self) -> int:
        """How much of it is done, in a hundred."""
        if self.state is JobState.DONE:
            return 100
        return min(99, 100 * self.done // self.total) if self.total else 0


@dataclass(frozen=True)
class Step:
    """How far the work has come after one of its steps."""

    done: int
    total: int


@dataclass(frozen=True)
class Toil:
    """What somebody who does a piece of work has at hand."""

    database: Database
    house: House
    review_id: UUID | None
    about_id: UUID | None
    programme_id: UUID | None = None


def add_job(session: Session, job: Job, *, even_if_going_on: bool = False) -> Job:
    """Put work down, to be begun once this transaction is committed; the same work that waits or goes on is returned instead.

    `even_if_going_on`: work that has begun may have read already what this is about, so only what waits stands in for it.
    """
    same = select(Job).where(Job.kind == job.kind, Job.over_at.is_(None))
    for name in ("review_id", "programme_id", "about_id"):
        same = same.where(getattr(Job, name) == getattr(job, name))
    if even_if_going_on:
        same = same.where(Job.state == JobState.WAITING)
    for other in session.scalars(same.order_by(Job.created_at)):
        return other
    session.add(job)
    session.flush()
    session.info.setdefault(BEGUN, []).append(job.id)
    return job


def attach(database: Database, wake: Callable[[UUID], None], cannot: tuple[type[Exception], ...]) -> None:
    """Let a worker know of new work once it is committed. If it can't be woken, it finds the work when it next looks."""

    def wake_for(session: Session) -> None:
        for job_id in session.info.pop(BEGUN, []):
            try:
                wake(job_id)
            except cannot:
                log.exception("a worker could not be woken")

    def forget(session: Session) -> None:
        session.info.pop(BEGUN, None)

    sqlalchemy_event.listen(database.writing_sessions, "after_commit", wake_for)
    sqlalchemy_event.listen(database.writing_sessions, "after_rollback", forget)


def due_jobs(session: Session) -> Sequence[UUID]:
    """The work that nobody has in hand, the oldest first."""
    lapsed = (Job.state == JobState.RUNNING) & (Job.lease_until < now())
    due = select(Job.id).where(or_(Job.state == JobState.WAITING, lapsed)).order_by(Job.created_at, Job.id)
    return session.scalars(due).all()


def take_back_all(session: Session) -> None:
    """Let everything that was in hand be taken up again, as when the only worker there is begins."""
    for job in session.scalars(select(Job).where(Job.state == JobState.RUNNING)):
        job.lease_until = now()


def do_job(database: Database, house: House, job_id: UUID, stopping: Callable[[], bool]) -> None:
    """Do a piece of work to its end, or until the worker is to stop; nothing if somebody else has it in hand.

    Where the database fails, the lease runs out and the work is tried again.
    """
    with unit_of_work(database) as session:
        job = _taken(session, job_id)
        if job is None or job.is_over:
            return
        mine, toil = job.tries, Toil(database, house, job.review_id, job.about_id, job.programme_id)
        steps = next((work.steps for work in house.offered(Work) if work.kind == job.kind), None)
    try:
        for step in steps(toil) if steps else ():
            if not _renewed(database, job_id, mine, step, stopping=stopping()):
                return
        _end(database, job_id, mine, "" if steps else UNKNOWN)
    except CasewindowError as problem:
        _end(database, job_id, mine, problem.sentence)
    except DBAPIError:
        log.exception("long work was interrupted")
    except Exception:
        log.exception("long work failed")
        _end(database, job_id, mine, BROKEN)


def _taken(session: Session, job_id: UUID) -> Job | None:
    """The work with a lease of ours, or None if somebody else has it; one that was interrupted too often ends here."""
    lapsed = (Job.state == JobState.RUNNING) & (Job.lease_until < now())
    free = select(Job).where(Job.id == job_id, or_(Job.state == JobState.WAITING, lapsed))
    job = session.scalars(free.with_for_update(skip_locked=True)).first()
    if job is None:
        return None
    if job.tries >= MOST_TRIES:
        job.state, job.said, job.over_at, job.lease_until = JobState.FAILED, INTERRUPTED, now(), None
        return job
    job.state, job.tries, job.lease_until = JobState.RUNNING, job.tries + 1, now() + LEASE
    return job


def _renewed(database: Database, job_id: UUID, mine: int, step: Step, *, stopping: bool) -> bool:
    """Note how far the work is and whether to go on: not if the worker is stopping, nor if somebody else has taken it."""
    with unit_of_work(database) as session:
        job = _still_mine(session, job_id, mine)
        if job is None:
            return False
        job.done, job.total, job.lease_until = step.done, step.total, now() + LEASE
        if stopping:  # in good order: this was no failed try
            job.state, job.lease_until, job.tries = JobState.WAITING, None, job.tries - 1
        return not stopping


def _end(database: Database, job_id: UUID, mine: int, said: str) -> None:
    with unit_of_work(database) as session:
        job = _still_mine(session, job_id, mine)
        if job is not None:
            job.state = JobState.FAILED if said else JobState.DONE
            job.said, job.over_at, job.lease_until = said[:300], now(), None


def _still_mine(session: Session, job_id: UUID, mine: int) -> Job | None:
    wanted = select(Job).where(Job.id == job_id, Job.state == JobState.RUNNING, Job.tries == mine)
    return session.scalars(wanted.with_for_update()).first()


def sweep_jobs(session: Session) -> None:
    """Forget work that ended a month ago."""
    for job in session.scalars(select(Job).where(Job.over_at < now() - KEPT_FOR)):
        session.delete(job)
