"""Who sees what of a themes morning: LSCBs by name only those who may, and nobody on the shared screen."""

import pytest

from review_app.access.roles import Role
from review_app.core.clock import today
from review_app.core.commit import unit_of_work
from review_app.core.dates import day_in_words
from review_app.core.db import Database
from review_app.mornings.actions.closing import close_morning
from review_app.mornings.plan import closing_plan
from tests.factories.mornings import FORMS, TITLES, Day, a_day, share
from tests.support.browser import Browser
from tests.support.people import Cast

pytestmark = pytest.mark.database

PLACES = ("Ashmere", "Brindle Vale")


@pytest.fixture
def day(cast: Cast, database: Database) -> Day:
    """An open morning with a group."""
    day = a_day(cast, database)
    day.group(FORMS, 1, 2)
    return day


def test_a_morning_is_called_for_what_is_shared_as_far_as_a_table_holds_it(
    cast: Cast, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"/programmes/{cast.programme_id}/mornings"
    adviser = cast.browser(Role.ADVISER)
    assert "For example (invented)" in adviser.get(url).words
    assert "Nothing is shared yet." in adviser.get(f"{url}/call").words
    share(cast, database, *TITLES)
    page = adviser.post(f"{url}/call", 422, held_on="some day", place="The “big” room & hall", invited="O’Brien")
    assert page.value("place") == "The “big” room & hall"
    assert page.errors
    with monkeypatch.context() as patch:
        patch.setattr("review_app.mornings.rules.MOST_CARDS", 2)
        page = adviser.post(f"{url}/call", 422, held_on="14 September 2011")
        assert "Choose fewer: a table holds at most 2 cards." in page.errors[0]
    made = adviser.post(f"{url}/call", held_on="14 September 2011", place="", invited="", categories="tools")
    page = adviser.get(made.response.headers["Location"])
    assert "Three cards" in page.words
    assert "14 September 2011" in page.words
    assert adviser.get(url).link("Themes morning on 14 September 2011") == made.response.headers["Location"]
    assert "Themes mornings" in adviser.get(f"/programmes/{cast.programme_id}").words
    table = adviser.get(f"{made.response.headers['Location']}/table")
    assert "The morning has not been opened yet, so the cards can’t be moved." in table.words
    assert table.soup.select("main form") == []


def test_a_morning_that_is_today_stands_first_among_what_needs_those_who_may_take_part(
    cast: Cast, database: Database
) -> None:
    day = a_day(cast, database, opened=False)
    member, adviser = cast.browser(Role.TEAM_MEMBER), Browser(cast.app, day.adviser)
    assert "The themes morning" not in member.get("/").words
    adviser.post(f"{day.url}/edit", held_on=day_in_words(today()), place="The “big” room & hall", invited="")
    said = "The themes morning (The “big” room & hall) is today"
    assert f"{said}. The table opens when people are there." in member.get("/").words
    assert f"{said}: open the table when people are there." in adviser.get("/").words
    assert "The themes morning" not in cast.browser(Role.CHAIR).get("/").words
    adviser.post(f"{day.url}/open")
    page = member.get("/")
    assert f"{said}: the table is open." in page.words
    assert page.soup.select("main a[href*='/programmes/']")[0]["href"] == f"{day.url}/table"
    assert "A themes morning is today, The “big” room & hall." in adviser.get(f"/programmes/{cast.programme_id}").words
    with unit_of_work(database) as session:
        morning = day.held(session)
        close_morning(session, morning, closing_plan(session, morning).mark, by=day.adviser)
    assert "The themes morning" not in member.get("/").words


def test_lscbs_are_named_to_those_who_may_know_and_on_the_shared_screen_to_nobody(day: Day) -> None:
    joiner, adviser = day.cast.browser(Role.TEAM_MEMBER), Browser(day.cast.app, day.adviser)
    for page in ("", "/table", "/screen", "/moves", "/ours", "/since"):
        text = joiner.client.get(f"{day.url}{page}").text
        assert not any(place in text for place in PLACES), page
        assert str(day.cast.other_review_id) not in text
        assert str(day.cast.board_id) not in text
    assert all(place in adviser.get(day.url).words for place in PLACES)
    for page in ("/screen", "/cards"):
        assert not any(place in adviser.get(f"{day.url}{page}").html for place in PLACES), page
    printed = adviser.get(f"{day.url}/cards")
    assert [each.get_text() for each in printed.soup.select(".app-paper-card__number")] == ["1", "2", "3"]


def test_what_is_run_is_not_for_those_who_take_part_and_nothing_is_for_anybody_else(day: Day) -> None:
    for page in ("people", "bring", "edit", "close", "reopen", "paper", "cards"):
        day.cast.browser(Role.LEAD_REVIEWER).get(f"{day.url}/{page}", 403)
    for role in (Role.CHAIR, Role.BOARD_MANAGER, Role.COORDINATOR):
        day.cast.browser(role).get(day.url, 403)
        assert day.cast.browser(role).client.get(f"{day.url}/since").status_code == 403
    for role in (Role.ADMINISTRATOR, Role.AUDITOR):
        day.cast.browser(role).get(day.url, 404)
    Browser(day.cast.app, day.cast.nobody).get(f"{day.url}/since", 404)
    elsewhere = day.url.replace(str(day.morning_id), str(day.cast.board_id))
    for page in ("", "/table", "/since", "/ours"):
        day.cast.browser(Role.ADVISER).get(f"{elsewhere}{page}", 404)


def test_who_was_there_is_noted_with_pairs_and_people_without_accounts(day: Day) -> None:
    adviser = Browser(day.cast.app, day.adviser)
    page = adviser.get(f"{day.url}/people")
    people = {
        box["value"]: box.find_next("label").get_text(" ", strip=True) for box in page.soup.select("input[name=people]")
    }
    lead = people[str(day.cast.lead())]
    assert lead.endswith("(lead reviewer, Ashmere LSCB)")
    assert any("SCIE supervisor" in words for words in people.values())
    fields = {"people": [str(day.cast.lead()), str(day.adviser)], "pair_0": "yes", "pair_1": "no", "pair_2": ""}
    fields["typed"] = "designated nurse, health\n\nNguyễn’s stand-in, police & fire"
    adviser.post(f"{day.url}/people", **fields, speaker_2="board manager")
    words = adviser.get(day.url).words
    assert "designated nurse, health" in words
    assert "Nguyễn’s stand-in, police & fire" in words
    assert "The authors of Ashmere LSCB (card 1): there" in words
    adviser.post(f"{day.url}/people", **(fields | {"people": [], "typed": "designated nurse, health"}))
    words = adviser.get(day.url).words
    assert "police & fire" not in words
    assert words.count("designated nurse") == 1


def test_every_move_can_be_read_one_after_the_other_with_who_made_it_for_those_who_run_it(day: Day) -> None:
    said = Browser(day.cast.app, day.adviser).get(f"{day.url}/moves").words
    assert "1." in said
    assert f"card 1 to “{FORMS}”" in said
    assert "Adviser Nguyễn" in said
    assert "Adviser Nguyễn" not in " ".join(
        item.get_text() for item in day.cast.browser(Role.TEAM_MEMBER).get(f"{day.url}/moves").soup.select("main ol li")
    )
    then = day.cast.browser(Role.TEAM_MEMBER).get(f"{day.url}/moves?until=1")
    assert [item.get_text() for item in then.soup.select("main ul li")] == [f"1. {TITLES[0]}"]
    assert "Group 1" in then.words  # it had no name yet
    assert FORMS not in then.soup.select_one("main h2").get_text()
    for odd in ("after=99999999999999999999", "until=-1", "until=99999999999999999999", "after=%00&until=x"):
        day.cast.browser(Role.TEAM_MEMBER).get(f"{day.url}/moves?{odd}")
        assert day.cast.browser(Role.TEAM_MEMBER).client.get(f"{day.url}/since?{odd}").status_code == 200
    assert "No further move." in day.cast.browser(Role.TEAM_MEMBER).get(f"{day.url}/moves?after=99").words
