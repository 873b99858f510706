"""What is kept of a text, and what is found nearest to another."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.likeness.actions import forget_vectors, keep_vectors
from review_app.likeness.engine import engine_here
from review_app.likeness.models import TextVector
from review_app.likeness.queries import alike, pairs_alike
from tests.support.people import Cast

pytestmark = pytest.mark.database

TICKED = "A tick in a box decides whether anybody rings back\n\nForms ask for concern as a yes or no."
FORMS = "What the form lets people tick decides whether anyone rings back\n\nConcern is a box: yes or no."
SUPERVISION = "Supervision talks of workload and dates, seldom of the child\n\nThere is no time to think aloud."
NIGHTS = "At night nobody can look into the records of the other hospital\n\nIt closes at six."


def put(session: Session, programme_id: UUID, *texts: str, kind: str = "wording") -> list[UUID]:
    things = {uuid4(): text for text in texts}
    keep_vectors(session, programme_id, kind, things)
    return list(things)


def test_the_nearest_come_first_and_of_the_kinds_that_are_asked_for(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        ticked, supervision = put(session, cast.programme_id, TICKED, SUPERVISION)
        (said_before,) = put(session, cast.programme_id, FORMS, kind="library")
    with database.reading() as session:
        found = alike(session, cast.programme_id, FORMS)
        assert [one.thing_id for one in found[:2]] == [said_before, ticked]
        assert found[0].kind == "library"
        assert 0.99 < found[0].score <= 1
        assert found[1].score > 0.3
        assert [one.thing_id for one in alike(session, cast.programme_id, FORMS, kinds=["wording"], most=1)] == [ticked]
        assert alike(session, cast.programme_id, "  ") == []
        assert alike(session, uuid4(), FORMS) == []
    assert supervision not in [one.thing_id for one in found[:2]]


def test_only_what_changed_is_read_again_and_what_is_forgotten_is_found_no_more(cast: Cast, database: Database) -> None:
    thing = uuid4()
    with unit_of_work(database) as session:
        assert keep_vectors(session, cast.programme_id, "wording", {thing: TICKED}) == 1
        assert keep_vectors(session, cast.programme_id, "wording", {thing: TICKED}) == 0
    with database.reading() as session:
        assert alike(session, cast.programme_id, TICKED)[0].score > 0.99
    with unit_of_work(database) as session:
        assert keep_vectors(session, cast.programme_id, "wording", {thing: NIGHTS}) == 1
    with database.reading() as session:
        assert alike(session, cast.programme_id, NIGHTS)[0].score > 0.99
        kept = session.scalars(select(TextVector)).one()
        assert (kept.engine, len(kept.vector)) == (engine_here().name, 2 * engine_here().size)
    with unit_of_work(database) as session:
        forget_vectors(session, cast.programme_id, "wording", [thing])
    with database.reading() as session:
        assert alike(session, cast.programme_id, NIGHTS) == []


def test_pairs_are_of_wordings_once_each_and_the_most_alike_first(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        ids = put(session, cast.programme_id, TICKED, FORMS, SUPERVISION, NIGHTS)
        put(session, cast.programme_id, TICKED, kind="library")
    with database.reading() as session:
        pairs = pairs_alike(session, cast.programme_id, per_item=2)
    assert set(pairs[0][:2]) == set(ids[:2])
    assert [score for *_pair, score in pairs] == sorted((score for *_pair, score in pairs), reverse=True)
    assert len({frozenset(pair[:2]) for pair in pairs}) == len(pairs)
    assert all(one < other for one, other, _score in pairs)
    with unit_of_work(database) as session:
        forget_vectors(session, cast.programme_id, "wording", ids[1:])
    with database.reading() as session:
        assert pairs_alike(session, cast.programme_id) == []
