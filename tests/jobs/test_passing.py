"""What waits for somebody does not wait for ever: the worker throws it away in time, and its page says so."""

import os
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
import time_machine
from sqlalchemy import select

from review_app import rooms
from review_app.access.roles import Role
from review_app.cli.work import forget_what_is_old
from review_app.core.clock import now
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.core.keys import read_key_file
from review_app.core.offers import House
from review_app.core.passing import SAID_FOR, WAITS, Sweeping
from review_app.names.models import WaitingText
from review_app.narrative.models import WaitingTable
from review_app.people.actions import add_agency
from review_app.sources.originals import PURPOSE, Originals
from tests.factories import chronologies
from tests.names.test_settling import put_in, settle
from tests.narrative.bringing import Bringer
from tests.support.browser import Browser, Page
from tests.support.people import Cast

pytestmark = pytest.mark.database


def sweep(cast: Cast, database: Database) -> None:
    """What the worker does each hour."""
    settings = cast.app.extensions["casewindow.settings"]
    keys = read_key_file(settings.key_file)
    forget_what_is_old(database, House(rooms.ROOMS), Sweeping(settings.instance_folder, keys, WAITS))


def boxes(database: Database, model: type[WaitingText] | type[WaitingTable]) -> list[int]:
    """How much is in what waits."""
    with database.reading() as session:
        return [len(row.box) for row in session.scalars(select(model))]


def test_a_text_that_nobody_settles_is_emptied_and_its_page_says_so_until_that_is_forgotten(
    cast: Cast, database: Database
) -> None:
    page, start = put_in(cast.browser(Role.LEAD_REVIEWER), cast, "They asked Tyler."), now()
    door = f"/reviews/{cast.review_id}/names/at-the-door"
    sweep(cast, database)
    assert boxes(database, WaitingText)[0] > 0
    with time_machine.travel(start + WAITS + timedelta(hours=1)):
        lead = cast.browser(Role.LEAD_REVIEWER)
        assert "was then thrown away" in lead.get(door).words  # whether or not the worker has been there
        sweep(cast, database)
        assert boxes(database, WaitingText) == [0]
        said = "waited for its names until"
        assert said in settle_late(lead, page)
        assert said not in cast.browser(Role.TEAM_MEMBER).get(door).words
        assert "A text of yours waits" not in lead.get("/").words
    with time_machine.travel(start + WAITS + SAID_FOR + timedelta(hours=1)):
        sweep(cast, database)
        assert boxes(database, WaitingText) == []
        assert said not in cast.browser(Role.LEAD_REVIEWER).get(door).words


def settle_late(lead: Browser, page: Page) -> str:
    """The words of the page to which one comes who settles the names after that."""
    page.soup.select("main form [name=csrf_token]")[0]["value"] = lead.token()
    return str(lead.get(settle(lead, page).response.headers["Location"]).words)


def test_a_table_that_nobody_confirms_is_emptied_and_its_pages_say_so(cast: Cast, database: Database) -> None:
    url, start = f"/reviews/{cast.review_id}/narrative", now()
    with unit_of_work(database) as session:
        agency = add_agency(session, cast.review_id, "Health", by=cast.lead()).id
    Bringer(cast.browser(Role.LEAD_REVIEWER), url, str(agency)).bring(chronologies.health())
    said = "and was then thrown away. Nothing of it was stored"
    page = cast.browser(Role.LEAD_REVIEWER).get(f"{url}/import")
    assert ("still waits" in page.words, said in page.words) == (True, False)
    with time_machine.travel(start + WAITS + timedelta(hours=1)):
        sweep(cast, database)
        assert boxes(database, WaitingTable) == [0]
        lead = cast.browser(Role.LEAD_REVIEWER)
        for page_url in ("/import", "/import/columns", "/import/rows"):
            assert said in lead.get(url + page_url).words
        assert said not in cast.browser(Role.TEAM_MEMBER).get(f"{url}/import").words
        again = Bringer(lead, url, str(agency))
        again.bring(chronologies.health())
        assert said not in lead.get(f"{url}/import").words
        assert boxes(database, WaitingTable)[0] > 0


def test_a_file_put_by_for_a_text_that_nobody_saved_is_removed_and_one_that_still_waits_is_not(
    cast: Cast, database: Database
) -> None:
    settings = cast.app.extensions["casewindow.settings"]
    originals = Originals(settings.instance_folder, read_key_file(settings.key_file).for_purpose(PURPOSE))
    old, new = (originals.put(cast.review_id, "txt", b"They asked Tyler.") for _ in range(2))

    def place(original_id: UUID) -> Path:
        return next(settings.instance_folder.glob(f"**/{original_id}"))

    before = (now() - WAITS - timedelta(days=2)).timestamp()
    os.utime(place(old), (before, before))
    sweep(cast, database)
    assert place(new).exists()
    assert not list(settings.instance_folder.glob(f"**/{old}"))
