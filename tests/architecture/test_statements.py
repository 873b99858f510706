"""What a page asks of the database is bounded, and doesn't grow with the review."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine

from review_app import create_app
from review_app.core.db import Database
from tools.installation import Installation
from tools.pages import fullest_review, pages_of, people_of
from tools.visits import client_of, counted_statements
from tools.volume import make_volume

pytestmark = [pytest.mark.database, pytest.mark.slow]

MOST = 36  # a home asks once for each line of its tasks; a finding, once for each kind of link of the evidence (decision 14)
TIMES = 3


def statements_per_page(installation: Installation, times: int) -> dict[str, int]:
    """How many statements each page asks for, as the person who sees the most of it."""
    app = create_app(installation.settings)
    database: Database = app.extensions["casewindow.database"]
    with database.reading() as session:
        review_id = fullest_review(session)
    if times > 1:
        assert make_volume(database, review_id, times) > 0
    with database.reading() as session:
        people = people_of(session, review_id)
        pages, _unfilled = pages_of(app, session, review_id)
    clients = {role: client_of(app, user.id) for role, user in people.users.items()} | {None: client_of(app, None)}
    found = {}
    for page in pages:
        client = clients[next(iter(people.who_may(page)), None)]
        client.get(page.url)  # the first visit of the hour writes that the review was read
        with counted_statements(database) as statements:
            assert client.get(page.url).status_code == 200, page.url
        found[page.name] = len(statements)
    database.dispose()
    return found


def test_no_page_asks_for_many_statements_and_none_for_more_in_a_larger_review(
    complete: Installation, tmp_path: Path
) -> None:
    with time_machine.travel(datetime.now(UTC), tick=False):  # a minute after the last visit a sign-in is written again
        once = statements_per_page(complete.copied_to(tmp_path / "once"), 1)
        thrice = statements_per_page(complete.copied_to(tmp_path / "thrice"), TIMES)
    assert {name: count for name, count in once.items() if count > MOST} == {}
    assert {name: (once[name], count) for name, count in thrice.items() if count > once[name]} == {}


def test_a_page_that_asks_once_for_each_row_would_be_seen(complete: Installation, tmp_path: Path) -> None:
    app = create_app(complete.copied_to(tmp_path).settings)
    database: Database = app.extensions["casewindow.database"]
    with database.reading() as session, counted_statements(database) as statements:
        for _row in range(3):
            session.connection().exec_driver_sql("SELECT 1")
    database.dispose()
    assert len(statements) == 3
