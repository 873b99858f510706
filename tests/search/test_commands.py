"""`casewindow search`: the index checked, and made anew; and filled for the records of a version that had none."""

import pytest

from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.migrations.run import migrate
from review_app.search.engine import number_of, take_out
from review_app.search.index import disagreements
from tests.cli.conftest import Run, run
from tests.factories.episodes import a_participant, a_view, an_episode
from tests.factories.sources import a_quote, a_source
from tests.search.test_finding import OFFERS
from tests.support.people import Cast

pytestmark = pytest.mark.database
__all__ = ["run"]


def test_check_finds_what_cannot_be_found_and_rebuild_puts_it_right(cast: Cast, database: Database, run: Run) -> None:
    with unit_of_work(database) as session:
        source = a_source(session, cast.review_id, cast.lead())
    assert "agrees with the records of two reviews" in run("search", "check")
    with unit_of_work(database) as session:
        take_out(session.connection(), [number_of(source.id)])
    said = run("search", "check", status=1)
    assert "One record can’t be found by what is written there" in said
    assert "health visitor" not in said
    assert "made anew from two records" in run("search", "rebuild")
    assert "agrees" in run("search", "check")


def test_a_migration_fills_the_index_with_what_is_there(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        source = a_source(session, cast.review_id, cast.lead())
        a_quote(session, source, cast.lead())
        person = a_participant(session, cast.review_id, "Duty worker", by=cast.lead())
        a_view(session, an_episode(session, cast.review_id, person, by=cast.lead()), person, by=cast.lead())
    migrate(database, "-3")
    migrate(database)
    assert disagreements(database, OFFERS, [cast.review_id, cast.other_review_id]) == 0
