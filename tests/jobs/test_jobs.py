"""Long work: the row is the truth; it is done once, taken up again when it was left lying, and seen by who may."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from config import Settings
from review_app import connect
from review_app.access.roles import Role
from review_app.audit.events import Event
from review_app.audit.models import AuditEvent
from review_app.core import jobs
from review_app.core.clock import now
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.core.errors import NotNow
from review_app.core.jobs import MOST_TRIES, Job, JobState, Step, Toil, do_job, due_jobs, sweep_jobs
from review_app.core.keys import read_key_file
from review_app.core.offers import House, Room, Work
from review_app.core.queue import FILE, JobQueue
from review_app.jobs.actions import begin_job
from review_app.search.index import disagreements
from review_app.search.models import SearchText
from tests.factories.sources import a_source
from tests.search.test_finding import OFFERS, ask, kinds
from tests.support.browser import Browser
from tests.support.people import Cast

pytestmark = pytest.mark.database


def a_house(steps: Callable[[Toil], Iterator[Step]]) -> House:
    work = Work("counting", "Counting", "case_read", steps, lambda job: "/", "Go on")
    return House((Room("planted", offers=(work,)),))


def three(toil: Toil) -> Iterator[Step]:
    for number in range(3):
        yield Step(number + 1, 3)


def begun(database: Database, cast: Cast, kind: str = "counting") -> UUID:
    with unit_of_work(database) as session:
        return begin_job(session, kind, cast.review_id, by=cast.lead()).id


def job_as_it_is(database: Database, job_id: UUID) -> Job:
    with database.reading() as session:
        return session.scalars(select(Job).where(Job.id == job_id)).one()


def due(database: Database) -> list[UUID]:
    with database.reading() as session:
        return list(due_jobs(session))


def let_lapse(database: Database) -> None:
    with unit_of_work(database) as session:
        for job in session.scalars(select(Job)):
            job.lease_until = now() - timedelta(seconds=1)


def never() -> bool:
    return False


def test_work_is_done_once_and_says_how_far_it_is(cast: Cast, database: Database) -> None:
    seen: list[tuple[int, JobState, bool]] = []
    job_id = begun(database, cast)

    def watched(toil: Toil) -> Iterator[Step]:
        for step in three(toil):
            yield step
            job = job_as_it_is(database, job_id)
            seen.append((job.percent, job.state, due(database) == []))

    assert due(database) == [job_id]
    do_job(database, a_house(watched), job_id, never)
    assert seen == [(33, JobState.RUNNING, True), (66, JobState.RUNNING, True), (99, JobState.RUNNING, True)]
    job = job_as_it_is(database, job_id)
    assert (job.state, job.percent, job.lease_until, job.said) == (JobState.DONE, 100, None, "")
    do_job(database, a_house(watched), job_id, never)  # a queue may say it twice
    assert len(seen) == 3
    assert due(database) == []


def test_what_is_rolled_back_was_never_begun_and_what_is_committed_wakes_a_worker(
    cast: Cast, settings: Settings
) -> None:
    woken: list[UUID] = []
    database, _chain = connect(settings, read_key_file(settings.key_file))
    jobs.attach(database, woken.append, ())
    session = database.writing()
    begin_job(session, "counting", cast.review_id, by=cast.lead())
    session.rollback()
    session.commit()
    assert (woken, due(database)) == ([], [])
    job_id = begun(database, cast)
    assert (woken, due(database)) == ([job_id], [job_id])
    database.dispose()


def test_a_queue_that_cannot_be_written_does_not_spoil_the_save(
    cast: Cast, database: Database, settings: Settings
) -> None:
    if database.is_sqlite:
        (settings.instance_folder / FILE).mkdir()  # where the queue's file should be
    job_id = begun(database, cast)
    assert due(database) == [job_id]


def test_nobody_takes_what_somebody_has_in_hand_and_the_first_is_told_when_it_was_taken(
    cast: Cast, database: Database
) -> None:
    job_id, done = begun(database, cast), list[str]()

    def second(toil: Toil) -> Iterator[Step]:
        done.append("second")
        yield Step(1, 1)

    def first(toil: Toil) -> Iterator[Step]:
        do_job(database, a_house(second), job_id, never)
        assert done == []
        let_lapse(database)
        do_job(database, a_house(second), job_id, never)
        assert done == ["second"]
        yield Step(1, 9)
        done.append("never")

    do_job(database, a_house(first), job_id, never)
    assert done == ["second"]
    assert job_as_it_is(database, job_id).state is JobState.DONE


def test_work_that_is_left_lying_again_and_again_ends_with_a_sentence(cast: Cast, database: Database) -> None:
    class Killed(BaseException):
        pass

    def killed(toil: Toil) -> Iterator[Step]:
        yield Step(1, 3)
        raise Killed

    job_id = begun(database, cast)
    for _try in range(MOST_TRIES):
        with pytest.raises(Killed):
            do_job(database, a_house(killed), job_id, never)
        assert due(database) == []
        let_lapse(database)
        assert due(database) == [job_id]
    do_job(database, a_house(three), job_id, never)
    job = job_as_it_is(database, job_id)
    assert (job.state, due(database)) == (JobState.FAILED, [])
    assert "interrupted 3 times" in job.said


@pytest.mark.parametrize(
    ("problem", "said"),
    [(NotNow("The file has no table."), "The file has no table."), (ValueError("case words"), "a fault in Casewindow")],
)
def test_what_goes_wrong_is_said_in_a_sentence_without_the_faults_own_words(
    cast: Cast, database: Database, problem: Exception, said: str
) -> None:
    def failing(toil: Toil) -> Iterator[Step]:
        yield Step(1, 3)
        raise problem

    job_id = begun(database, cast)
    do_job(database, a_house(failing), job_id, never)
    job = job_as_it_is(database, job_id)
    assert job.state is JobState.FAILED
    assert said in job.said
    assert "case words" not in job.said


def test_a_stop_gives_the_work_back_in_good_order(cast: Cast, database: Database) -> None:
    job_id = begun(database, cast)
    for _stop in range(MOST_TRIES + 2):
        do_job(database, a_house(three), job_id, lambda: True)
        job = job_as_it_is(database, job_id)
        assert (job.state, job.done, job.tries) == (JobState.WAITING, 1, 0)
    do_job(database, a_house(three), job_id, never)
    assert job_as_it_is(database, job_id).state is JobState.DONE


def test_the_same_work_is_not_begun_twice_and_only_the_first_is_an_event(cast: Cast, database: Database) -> None:
    first = begun(database, cast)
    with unit_of_work(database) as session:
        assert begin_job(session, "counting", cast.review_id, by=cast.users[Role.TEAM_MEMBER]).id == first
        assert begin_job(session, "counting", cast.other_review_id, by=cast.stranger).id != first
    with database.reading() as session:
        events = session.scalars(select(AuditEvent).where(AuditEvent.event == Event.JOB_BEGUN)).all()
    assert [(event.object_id, event.facts) for event in events][:1] == [(first, {"kind": "counting"})]
    assert len(events) == 2


def test_old_work_is_forgotten(cast: Cast, database: Database) -> None:
    job_id = begun(database, cast)
    do_job(database, a_house(three), job_id, never)
    with unit_of_work(database) as session:
        session.scalars(select(Job)).one().over_at = now() - timedelta(days=31)
    with unit_of_work(database) as session:
        sweep_jobs(session)
    with database.reading() as session:
        assert session.scalars(select(Job)).all() == []


def test_the_queues_file_is_its_owners_and_holds_ids_only(tmp_path: Path) -> None:
    done: list[str] = []
    queue, job_id = JobQueue(tmp_path, done.append), uuid4()
    queue.wake(job_id)
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}
    assert job_id.bytes in b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert FILE in {path.name for path in tmp_path.iterdir()}
    queue.huey.execute(queue.huey.dequeue())
    assert (done, queue.is_empty()) == ([str(job_id)], True)
    queue.close()


def test_the_index_is_made_anew_while_one_watches(cast: Cast, database: Database, settings: Settings) -> None:
    with unit_of_work(database) as session:
        for number in range(3):
            a_source(session, cast.review_id, cast.lead(), title=f"Conversation {number}")
    with unit_of_work(database) as session:
        spoil(session)
    assert disagreements(database, OFFERS, [cast.review_id]) > 0
    lead = cast.browser(Role.LEAD_REVIEWER)
    sent = lead.post(f"/reviews/{cast.review_id}/search/anew")
    url = sent.response.headers["Location"]
    page = lead.get(url)
    assert "Waiting to begin" in page.words
    assert page.soup.progress is not None
    assert page.soup.select_one("[data-progress]")["data-progress"] == f"{url}/state"  # type: ignore[index] # it is there
    assert "Making the search index anew: waiting to begin" in lead.get("/").words
    house = cast.app.extensions["casewindow.house"]
    do_job(database, house, UUID(url.rpartition("/")[2]), never)
    assert lead.client.get(f"{url}/state").json == {"percent": 100, "words": "Finished", "over": True}
    page = lead.get(url)
    assert "search now finds all of them" in page.words
    assert page.soup.select_one("[data-progress]") is None
    assert "Finished" in lead.get(f"/reviews/{cast.review_id}/jobs").words
    assert disagreements(database, OFFERS, [cast.review_id]) == 0
    assert kinds(ask(lead, cast, "eleven")) == ["Conversations and documents"]


def spoil(session: Session) -> None:
    """Lose one row of the index, change the words of another, and put one in that belongs to nothing."""
    lost, changed = session.scalars(select(SearchText).order_by(SearchText.id)).all()[:2]
    session.execute(
        text("DELETE FROM search_text WHERE id = :id"), {"id": lost.id}, execution_options={"bulk": "demo_remove"}
    )
    changed.words = "something else"
    session.flush()


def test_only_who_may_read_the_review_sees_its_long_work(cast: Cast, database: Database) -> None:
    url = f"/reviews/{cast.review_id}/jobs/{begun(database, cast, 'search')}"
    for role, status in (
        (Role.LEAD_REVIEWER, 200),
        (Role.TEAM_MEMBER, 200),
        (Role.CHAIR, 403),
        (Role.COORDINATOR, 403),
    ):
        for path in (url, f"{url}/state"):
            assert cast.browser(role).client.get(path).status_code == status
    assert Browser(cast.app, cast.stranger).client.get(url).status_code == 404
    elsewhere = url.replace(str(cast.review_id), str(cast.other_review_id))
    assert Browser(cast.app, cast.stranger).client.get(elsewhere).status_code == 404
    cast.browser(Role.LEAD_REVIEWER).get(f"/reviews/{cast.review_id}/jobs/{uuid4()}", 404)
    unknown = begun(database, cast, "unheard_of")
    cast.browser(Role.LEAD_REVIEWER).get(f"/reviews/{cast.review_id}/jobs/{unknown}", 404)
    do_job(database, cast.app.extensions["casewindow.house"], unknown, never)
    assert "does not know this kind" in job_as_it_is(database, unknown).said
