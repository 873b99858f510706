"""Several entries at once: all of them or none, and whatever was typed stays in its cell."""

import pytest

from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.narrative.models import LaneKind
from review_app.narrative.queries import entries_of_review
from tests.factories.narrative import an_entry
from tests.support.browser import Browser
from tests.support.door import said_no_names
from tests.support.people import Cast

pytestmark = pytest.mark.database


@pytest.fixture
def url(cast: Cast) -> str:
    return f"/reviews/{cast.review_id}/narrative/entries/grid"


def row(number: int, on: str, what: str, lane: str = "child") -> dict[str, str]:
    """The cells of one row."""
    return {
        f"rows-{number}-on": on,
        f"rows-{number}-lane_code": lane,
        f"rows-{number}-what": what,
        f"rows-{number}-source_id": "",
    }


def stored(database: Database, cast: Cast) -> list[tuple[str, str]]:
    with database.reading() as session:
        return [(entry.on.wording, entry.what) for entry in entries_of_review(session, cast.review_id)]


def test_rows_become_entries_and_empty_rows_nothing(cast: Cast, database: Database, url: str) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    assert len(lead.get(url).soup.select("tbody tr")) == 8  # enough to work without scripts
    typed = (
        row(0, "about 3 march 2009", "O'Brien & “Nguyễn” <b>")
        | row(1, "", "", "")
        | row(11, "Easter 2009", "At Nan’s.", "family")
    )
    page = said_no_names(lead, lead.post(url, **typed))
    assert "Two entries added." in page.words
    assert stored(database, cast) == [("about 3 March 2009", "O'Brien & “Nguyễn” <b>"), ("Easter 2009", "At Nan’s.")]


def test_one_row_that_cannot_be_read_keeps_all_where_they_were_typed(cast: Cast, database: Database, url: str) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    typed = (
        row(0, "2009", "Fine.") | row(1, "the other week", "Slept.") | row(2, "2010", "", "") | row(9, "", "No date.")
    )
    page = lead.post(url, 422, **typed)
    assert page.errors == [
        "Row 2: Write a date as 3 March 2009, March 2009, 2009, about 3 March 2009, before May 2009 or 3 to 9 March 2009.",
        "Row 3: Choose whose lane it stands in.",
        "Row 3: Write what happened.",
        "Row 4: Write the date, as far as it is known.",
    ]
    assert [link["href"] for link in page.soup.select(".govuk-error-summary a")][:2] == [
        "#rows-1-on",
        "#rows-2-lane_code",
    ]
    box = page.soup.select_one("#rows-1-on")
    assert (box["value"], box["aria-invalid"]) == ("the other week", "true")
    assert page.soup.find(id=box["aria-describedby"]).get_text().strip().startswith("Error: Write a date")
    assert page.value("rows-0-what") == "Fine."
    assert page.value("rows-3-what") == "No date."
    assert page.soup.select_one("#rows-0-lane_code option[selected]")["value"] == "child"
    assert stored(database, cast) == []


def test_nothing_typed_is_said_and_a_lane_alone_is_nothing(cast: Cast, url: str) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    assert lead.post(url, 422, **row(0, " ", "")).errors == ["Write at least one entry."]


def test_a_lane_that_is_none_of_the_reviews_is_refused(cast: Cast, database: Database, url: str) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    assert lead.post(url, 422, **row(0, "2009", "x", f"agency:{cast.board_id}")).errors
    assert stored(database, cast) == []


def test_the_first_row_begins_in_the_lane_used_last(cast: Cast, database: Database, url: str) -> None:
    with unit_of_work(database) as session:
        an_entry(session, cast.review_id, "2009", "x", by=cast.lead(), lane=LaneKind.FAMILY)
    page = cast.browser(Role.LEAD_REVIEWER).get(url)
    assert page.soup.select_one("#rows-0-lane_code option[selected]")["value"] == "family"
    assert page.soup.select_one("#rows-1-lane_code option[selected]")["value"] == ""


def test_rows_that_were_typed_and_not_saved_come_back(cast: Cast, database: Database, url: str) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    draft = str(lead.get(url).soup.select_one("form[data-draft-url]")["data-draft-url"])
    lead.client.post(
        draft, data={"csrf_token": lead.token(), **row(0, "the other w", "Half a"), **row(12, "2009", "Far down.")}
    )
    assert "You typed rows here" in lead.get(url).words
    page = lead.get(f"{url}?draft=use")
    assert (page.value("rows-0-on"), page.value("rows-0-what")) == ("the other w", "Half a")
    assert "Far down." in page.html
    assert "You typed rows" not in cast.browser(Role.TEAM_MEMBER).get(url).words
    lead.post(url, **row(0, "2009", "Whole."))
    assert "You typed rows" not in lead.get(url).words


def test_only_who_may_write_sees_the_grid(cast: Cast, url: str) -> None:
    cast.browser(Role.CHAIR).get(url, 403)
    Browser(cast.app, cast.stranger).get(url, 404)
