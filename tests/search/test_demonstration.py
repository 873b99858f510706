"""In the complete review of the demonstration something of every kind is found, and every result leads to its page."""

from pathlib import Path

import pytest
from flask import Flask

from review_app import create_app, rooms
from review_app.access.roles import Role
from review_app.core.db import Database
from review_app.core.offers import House, Searchable
from review_app.search.index import disagreements
from tests.support.browser import Browser
from tools.installation import Installation
from tools.pages import fullest_review, people_of

pytestmark = [pytest.mark.database, pytest.mark.slow]


@pytest.fixture
def app(complete: Installation, tmp_path: Path) -> Flask:
    return create_app(complete.copied_to(tmp_path).settings)


def test_every_kind_is_found_named_and_led_to(app: Flask) -> None:
    database: Database = app.extensions["casewindow.database"]
    offers = House(rooms.ROOMS).offered(Searchable)
    with database.reading() as session:
        review_id = fullest_review(session)
        lead = Browser(app, people_of(session, review_id).users[Role.LEAD_REVIEWER].id)
    assert disagreements(database, offers, [review_id]) == 0
    sent = lead.post(f"/reviews/{review_id}/search", looked_for="th")
    page = lead.get(sent.response.headers["Location"])
    headings = [heading.get_text() for heading in page.soup.select("main h3")]
    assert headings == [offer.plural for offer in offers]
    for found in page.soup.select(".app-search__found li"):
        assert found.a is not None and found.a.get_text().strip()  # noqa: PT018 -- the second needs the first
        assert found.mark is not None, found.get_text()
        lead.get(str(found.a["href"]).partition("#")[0])
    database.dispose()
