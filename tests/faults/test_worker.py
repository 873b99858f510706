"""The worker beside the server is killed in the middle of long work: the work ends well, or with a sentence."""

import os
import random
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

import psutil
import pytest
from sqlalchemy import select

from config import Settings
from review_app import connect, rooms
from review_app.core.clock import now
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.core.jobs import MOST_TRIES, Job, JobState
from review_app.core.keys import read_key_file
from review_app.core.offers import House, Searchable
from review_app.jobs.actions import begin_job
from review_app.search.actions import REBUILD
from review_app.search.index import disagreements
from tests.factories.sources import NOTES, a_source
from tests.faults.storm import faults_of
from tests.support.people import Cast
from tests.support.server import Client, Served

pytestmark = [pytest.mark.database, pytest.mark.slow]

OFFERS = House(rooms.ROOMS).offered(Searchable)
LONGEST = 60.0
COUNTS = [
    pytest.param(1, 60, id="short"),
    pytest.param(30, 60, id="full", marks=[pytest.mark.long, pytest.mark.timeout(3600)]),
]


@dataclass
class Work:
    """A served installation with a review that is long to index."""

    served: Served
    database: Database
    cast: Cast

    def begin(self) -> UUID:
        """Ask for the index to be made anew, as a person does."""
        client: Client = self.served.client(self.database, self.cast.lead())
        url = f"/reviews/{self.cast.review_id}/search"
        assert client.post(url, looked_for="?")[0] == 422  # with the token that its page gave
        assert client.post(f"{url}/anew")[0] == 302
        with self.database.reading() as session:
            return session.scalars(select(Job.id).where(Job.over_at.is_(None))).one()

    def job(self, job_id: UUID) -> Job:
        """The job as it is."""
        with self.database.reading() as session:
            return session.scalars(select(Job).where(Job.id == job_id)).one()

    def until(self, job_id: UUID, holds: Callable[[Job], bool]) -> Job:
        """The job once something is so."""
        ends = time.monotonic() + LONGEST
        while time.monotonic() < ends:
            job = self.job(job_id)
            if holds(job):
                return job
            time.sleep(0.005)
        raise AssertionError(
            f"after {LONGEST:.0f} s the job is {job.state}, {job.done} of {job.total}, tries {job.tries}"
        )

    def worker(self) -> int:
        """The process that does long work: the one that holds the lock, or looks at the rows."""
        assert self.served.process is not None
        head = psutil.Process(self.served.process.pid)
        found = [child for child in head.children() if not child.net_connections("tcp")]
        assert len(found) == 1, head.children()
        return int(found[0].pid)

    def lapse(self) -> None:
        """Let the lease of whatever is in hand run out at once."""
        with unit_of_work(self.database) as session:
            for job in session.scalars(select(Job).where(Job.state == JobState.RUNNING)):
                job.lease_until = now()


def a_long_review(cast: Cast, database: Database, sources: int) -> None:
    for _ten in range(sources // 10):
        with unit_of_work(database) as session:
            for number in range(10):
                a_source(session, cast.review_id, cast.lead(), text=f"{NOTES} {number} " * 40)


@pytest.mark.parametrize(("kills", "sources"), COUNTS)
def test_work_whose_worker_is_killed_is_taken_up_again_and_ends_well(
    cast: Cast, settings: Settings, kills: int, sources: int
) -> None:
    database, _chain = connect(settings, read_key_file(settings.key_file))
    cast.app.extensions["casewindow.database"].dispose()
    a_long_review(cast, database, sources)
    chance = random.Random(2011)
    with Served(settings) as served:
        work = Work(served, database, cast)
        for _kill in range(kills):
            job_id = work.begin()
            work.until(job_id, lambda job: job.done > 0 or job.is_over)
            time.sleep(chance.uniform(0, 0.1))
            killed = work.worker()
            os.kill(killed, signal.SIGKILL)
            if not database.is_sqlite:
                work.lapse()  # half a minute, were we to wait for it
            job = work.until(job_id, lambda job: job.is_over)
            assert (job.state, job.said) == (JobState.DONE, "")
            assert disagreements(database, OFFERS, [cast.review_id]) == 0
            assert work.worker() != killed
        status, said = served.stop()
    assert status == 0, said
    assert faults_of(settings) == []
    database.dispose()


def test_work_that_kills_its_worker_each_time_ends_with_a_sentence(cast: Cast, settings: Settings) -> None:
    database, _chain = connect(settings, read_key_file(settings.key_file))
    cast.app.extensions["casewindow.database"].dispose()
    a_long_review(cast, database, 10)
    with unit_of_work(database) as session:
        job_id = begin_job(session, REBUILD, cast.review_id, by=cast.lead()).id
    with unit_of_work(database) as session:
        job = session.scalars(select(Job).where(Job.id == job_id)).one()
        job.state, job.tries, job.lease_until = JobState.RUNNING, MOST_TRIES, now()
    with Served(settings) as served:
        work = Work(served, database, cast)
        job = work.until(job_id, lambda job: job.is_over)
        assert job.state is JobState.FAILED
        assert "interrupted 3 times" in job.said
    database.dispose()


def test_a_graceful_stop_gives_work_back_and_the_next_start_goes_on(cast: Cast, settings: Settings) -> None:
    database, _chain = connect(settings, read_key_file(settings.key_file))
    cast.app.extensions["casewindow.database"].dispose()
    a_long_review(cast, database, 60)
    with Served(settings) as served:
        work = Work(served, database, cast)
        job_id = work.begin()
        work.until(job_id, lambda job: job.done > 0)
        begun = time.monotonic()
        status, said = served.stop()
        assert (status, time.monotonic() - begun < 20) == (0, True), said
        job = work.job(job_id)
        assert job.state in {JobState.WAITING, JobState.DONE}
        assert job.lease_until is None
    with Served(settings) as served:
        job = Work(served, database, cast).until(job_id, lambda job: job.is_over)
        assert job.state is JobState.DONE
    database.dispose()
