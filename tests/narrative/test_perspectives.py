"""A period keeps the views that differ, and the time line shows what is dated, whole or period by period."""

from datetime import date
from uuid import UUID

import pytest

from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from review_app.core.dates import read_partial_date
from review_app.core.db import Database
from review_app.narrative.actions import tie_entries
from review_app.narrative.models import LaneKind
from review_app.people.actions import add_agency, add_participant
from tests.factories.narrative import a_period, an_entry
from tests.support.browser import Browser
from tests.support.door import said_no_names
from tests.support.people import Cast

pytestmark = pytest.mark.database


@pytest.fixture
def url(cast: Cast) -> str:
    return f"/reviews/{cast.review_id}/narrative"


def period_of(cast: Cast, database: Database, begins: str = "January 2009", ends: str = "July 2009") -> UUID:
    with unit_of_work(database) as session:
        return a_period(session, cast.review_id, f"From {begins}", (begins, ends), by=cast.lead()).id


def test_a_differing_view_stands_under_its_period_with_whose_it_is(cast: Cast, database: Database, url: str) -> None:
    period = period_of(cast, database)
    with unit_of_work(database) as session:
        agency = add_agency(session, cast.review_id, "School", by=cast.lead())
        person = add_participant(session, agency, "Learning mentor 1", "", by=cast.lead())
        code = f"participant:{person.id}"
    lead = cast.browser(Role.LEAD_REVIEWER)
    sent = lead.send(
        f"{url}/periods/{period}/perspectives/add",
        lane_code=code,
        text="To us it was the “calmest” term, O'Brien & all.",
    )
    said_no_names(lead, sent)
    page = cast.browser(Role.TEAM_MEMBER).get(url)
    section = page.soup.select_one(".app-perspective")
    assert "Seen differently: Learning mentor 1" in section.get_text()
    assert "calmest" in section.get_text()
    change = page.link("how Learning mentor 1 saw it")
    lead.send(change, text="Calm, and dear.")
    assert "Calm, and dear." in lead.get(url).words
    assert lead.send(change, 422, text="").errors == ["Write how they saw it."]


def test_of_two_people_in_one_differing_view_the_second_sees_both_texts(
    cast: Cast, database: Database, url: str
) -> None:
    period = period_of(cast, database)
    lead = cast.browser(Role.LEAD_REVIEWER)
    lead.send(f"{url}/periods/{period}/perspectives/add", lane_code="family", text="First.")
    change = lead.get(url).link("how Family saw it")
    stale = {"base_version": lead.get(change).value("base_version"), "lane_code": "child", "text": "Mine."}
    lead.send(change, text="Theirs.")
    page = cast.browser(Role.TEAM_MEMBER).post(change, 409, **stale)
    assert "Mine." in page.words
    assert "Theirs." in page.words


def test_entries_stand_beside_their_period_and_can_be_shown_by_time(cast: Cast, database: Database, url: str) -> None:
    period = period_of(cast, database)
    with unit_of_work(database) as session:
        an_entry(session, cast.review_id, "March 2009", "Within.", by=cast.lead())
        an_entry(session, cast.review_id, "2010", "Later.", by=cast.lead())
    page = cast.browser(Role.TEAM_MEMBER).get(url)
    assert "Within." in page.soup.select_one("aside").get_text()
    page = cast.browser(Role.TEAM_MEMBER).get(f"{url}?period={period}")
    assert [cell.get_text() for cell in page.soup.select("td[data-label=What]")] == ["Within."]


def test_the_time_line_draws_lanes_accounts_and_episodes_and_says_the_same_in_words(
    cast: Cast, database: Database, url: str
) -> None:
    period = period_of(cast, database)
    with unit_of_work(database) as session:
        one = an_entry(session, cast.review_id, "12 March 2009", "She <rang> & “asked”.", by=cast.lead())
        two = an_entry(
            session, cast.review_id, "about March 2009", "Somebody rang.", by=cast.lead(), lane=LaneKind.FAMILY
        )
        tie_entries(session, one, two, by=cast.lead())
        an_entry(session, cast.review_id, "2011", "Long after.", by=cast.lead())
    lead = cast.browser(Role.LEAD_REVIEWER)
    lead.send(
        f"/reviews/{cast.review_id}/episodes/add", title="Decision to close", on="9 to 16 March 2009", kind="mixed"
    )
    page = cast.browser(Role.TEAM_MEMBER).get(f"{url}/time-line")
    drawing = page.soup.select_one("svg[role=img]")
    assert drawing["aria-label"] == (
        "Time line from 1 March 2009 to 31 December 2011: three entries in two lanes, two uncertain dates, "
        "one event with more than one account, one key practice episode."
    )
    assert "Episode 1" in drawing.get_text()
    assert len(drawing.select("path")) == 1
    assert "Two accounts of one event" in page.words
    assert page.link("Decision to close").startswith(f"/reviews/{cast.review_id}/episodes/")
    zoomed = cast.browser(Role.TEAM_MEMBER).get(f"{url}/time-line?period={period}")
    assert "Long after." not in zoomed.words
    assert "from 1 January 2009 to 31 July 2009: two entries" in zoomed.words


def test_a_review_without_dates_says_what_the_picture_is_for(cast: Cast, database: Database, url: str) -> None:
    with unit_of_work(database) as session:
        an_entry(session, cast.review_id, "", "Some day.", by=cast.lead())
    assert "Nothing has a date yet." in cast.browser(Role.TEAM_MEMBER).get(f"{url}/time-line").words
    cast.browser(Role.COORDINATOR).get(f"{url}/time-line", 403)
    Browser(cast.app, cast.stranger).get(f"{url}/time-line", 404)


def test_a_thousand_entries_are_drawn_as_a_density(cast: Cast, database: Database, url: str) -> None:
    with unit_of_work(database) as session:
        for number in range(300):
            an_entry(session, cast.review_id, f"{1 + number % 28} March 2009", f"x {number}", by=cast.lead())
    drawing = cast.browser(Role.TEAM_MEMBER).get(f"{url}/time-line").soup.select_one("svg[role=img]")
    assert "300 entries, at most" in drawing.get_text()
    assert len(drawing.find_all(True)) < 300


def test_a_period_of_one_day_has_a_picture(cast: Cast, database: Database, url: str) -> None:
    period = period_of(cast, database, "3 March 2009", "3 March 2009")
    with unit_of_work(database) as session:
        an_entry(session, cast.review_id, "3 March 2009", "A visit.", by=cast.lead())
    assert (
        "from 3 March 2009 to 3 March 2009: one entry"
        in cast.browser(Role.TEAM_MEMBER).get(f"{url}/time-line?period={period}").words
    )
    assert read_partial_date("3 March 2009").earliest == date(2009, 3, 3)
