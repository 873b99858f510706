"""The work of reading: asked for by whatever changes a text, done outside everybody's way, and seen by who may."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from review_app.access.roles import Role
from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core import db
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.core.jobs import Job, JobState, do_job, due_jobs
from review_app.core.offers import Comparable
from review_app.likeness import engine
from review_app.likeness.actions import READING, ask_for_vectors, ask_where_unread
from review_app.likeness.models import TextVector
from review_app.likeness.ngrams import Ngrams
from review_app.likeness.queries import alike, unread_said
from review_app.likeness.reading import AT_ONCE, steps_of_reading
from review_app.likeness.vectors import Rows
from review_app.wordings.models import SharedWording
from review_app.wordings.sharing import end_sharing
from tests.factories.themes import Place, a_shared_finding
from tests.support.browser import Browser
from tests.support.people import Cast

pytestmark = pytest.mark.database


def share(session: Session, cast: Cast, title: str) -> SharedWording:
    place = Place(cast.programme_id, cast.board_id, cast.review_id)
    return a_shared_finding(session, place, title, by=cast.users[Role.CHAIR])


def jobs_of(database: Database, cast: Cast) -> list[Job]:
    with database.reading() as session:
        return list(session.scalars(select(Job).where(Job.programme_id == cast.programme_id).order_by(Job.created_at)))


def offers_of(cast: Cast) -> list[Comparable]:
    offered: list[Comparable] = cast.app.extensions["casewindow.house"].offered(Comparable)
    return offered


def do_what_is_due(database: Database, cast: Cast) -> None:
    with database.reading() as session:
        due = list(due_jobs(session))
    for job_id in due:
        do_job(database, cast.app.extensions["casewindow.house"], job_id, lambda: False)


def kept(database: Database) -> dict[UUID, str]:
    with database.reading() as session:
        return {row.thing_id: row.engine for row in session.scalars(select(TextVector))}


def said(database: Database, cast: Cast) -> str:
    with database.reading() as session:
        return unread_said(session, cast.programme_id, offers_of(cast))


def test_what_is_shared_is_read_by_a_job_and_found_and_what_is_taken_back_is_forgotten(
    cast: Cast, database: Database
) -> None:
    with unit_of_work(database) as session:
        first = share(session, cast, "Nobody asks the father")
        share(session, cast, "Minutes come too late to act on")
    assert [(job.kind, job.begun_by, job.state) for job in jobs_of(database, cast)] == [
        (READING, None, JobState.WAITING)
    ]
    assert said(database, cast) == "Two wordings are still being read, and can’t be suggested before."
    do_what_is_due(database, cast)
    assert [(job.state, job.percent, job.total) for job in jobs_of(database, cast)] == [(JobState.DONE, 100, 2)]
    assert said(database, cast) == ""
    with database.reading() as session:
        near = alike(session, cast.programme_id, "Fathers are not asked")
        assert near[0].thing_id == first.id
    with unit_of_work(database) as session:
        stage(session, Event.WORDING_WITHDRAWN, first, by=cast.users[Role.CHAIR])
        end_sharing(session, first.finding_ref)
    do_what_is_due(database, cast)
    assert first.id not in kept(database)
    with database.reading() as session:
        assert first.id not in [one.thing_id for one in alike(session, cast.programme_id, "Fathers are not asked")]


def test_a_change_that_is_rolled_back_asks_for_nothing(cast: Cast, database: Database) -> None:
    session = database.writing()
    share(session, cast, "Nobody asks the father")
    session.rollback()
    session.commit()
    session.close()
    assert jobs_of(database, cast) == []


def test_what_changes_while_the_reading_goes_on_is_read_by_the_next_job(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        share(session, cast, "Nobody asks the father")
    with unit_of_work(database) as session:
        waiting = ask_for_vectors(session, cast.programme_id)
        assert waiting.id == ask_for_vectors(session, cast.programme_id).id  # it waits still, and will read everything
    with unit_of_work(database) as session:
        session.scalars(select(Job)).one().state = JobState.RUNNING
    with unit_of_work(database) as session:
        share(session, cast, "Minutes come too late to act on")
    assert [job.state for job in jobs_of(database, cast)] == [JobState.RUNNING, JobState.WAITING]


def test_many_texts_are_read_some_at_a_time_without_holding_anybody_up(
    cast: Cast, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = 2 * AT_ONCE + 5
    with unit_of_work(database) as session:
        for place in range(number):
            share(session, cast, f"Worry {place} is written down and not read")
    database.longest_write = 0.0
    steps = list(steps_of_reading(database, offers_of(cast), cast.programme_id))
    assert [(step.done, step.total) for step in steps] == [(AT_ONCE, number), (2 * AT_ONCE, number), (number, number)]
    assert database.longest_write < db.LONGEST_WRITE
    assert len(kept(database)) == number
    assert list(steps_of_reading(database, offers_of(cast), cast.programme_id)) == []


def test_two_workers_that_read_the_same_texts_do_not_stumble_over_each_other(
    cast: Cast, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with unit_of_work(database) as session:
        for place in range(5):
            share(session, cast, f"Worry {place} is written down and not read")
    both = Barrier(2, timeout=20)

    class Slow(Ngrams):
        def vectors(self, texts: Sequence[str]) -> Rows:
            both.wait()  # each has found the same to do before either writes
            return super().vectors(texts)

    monkeypatch.setattr(engine, "_found", lambda: (Slow(), ""))
    with ThreadPoolExecutor(2) as pool:
        work = [pool.submit(lambda: list(steps_of_reading(database, offers_of(cast), cast.programme_id))) for _ in "ab"]
        assert [len(one.result()) for one in work] == [1, 1]
    assert len(kept(database)) == 5


def test_another_engine_reads_everything_again_and_rows_of_two_never_meet(
    cast: Cast, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with unit_of_work(database) as session:
        wording_id = share(session, cast, "Nobody asks the father").id
    do_what_is_due(database, cast)
    with unit_of_work(database) as session:
        ask_where_unread(session)
    assert len(jobs_of(database, cast)) == 1
    monkeypatch.setattr(engine, "_found", lambda: (Ngrams(), "no weights"))
    with database.reading() as session:
        assert alike(session, cast.programme_id, "Nobody asks the father") == []
    assert said(database, cast) == "One wording is still being read, and can’t be suggested before."
    with unit_of_work(database) as session:
        ask_where_unread(session)
    do_what_is_due(database, cast)
    assert kept(database) == {wording_id: Ngrams.name}
    with database.reading() as session:
        assert alike(session, cast.programme_id, "Nobody asks the father")[0].score > 0.3


def test_the_pages_of_a_programmes_work_are_for_those_who_read_across(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        share(session, cast, "Nobody asks the father")
        job_id = ask_for_vectors(session, cast.programme_id, by=cast.users[Role.ADVISER]).id
    url = f"/programmes/{cast.programme_id}/jobs"
    adviser = cast.browser(Role.ADVISER)
    assert "Reading what is compared" in adviser.get(url).words
    page = adviser.get(f"{url}/{job_id}")
    assert "Waiting to begin" in page.words
    assert page.soup.select_one("[data-progress]")["data-progress"] == f"{url}/{job_id}/state"  # type: ignore[index] # it is there
    assert "Reading what is compared: waiting to begin" in adviser.get("/").words
    do_what_is_due(database, cast)
    assert adviser.client.get(f"{url}/{job_id}/state").json == {"percent": 100, "words": "Finished", "over": True}
    assert "can be compared" in adviser.get(f"{url}/{job_id}").words
    for role, status in ((Role.TEAM_MEMBER, 200), (Role.COORDINATOR, 403), (Role.CASE_GROUP_MEMBER, 403)):
        for path in (url, f"{url}/{job_id}", f"{url}/{job_id}/state"):
            assert cast.browser(role).client.get(path).status_code == status
    assert Browser(cast.app, cast.nobody).client.get(f"{url}/{job_id}").status_code == 404
    cast.browser(Role.LEAD_REVIEWER).get(f"/reviews/{cast.review_id}/jobs/{job_id}", 404)
