"""The order of priority: moved by buttons and by place, with reasons, by two people at once; and the numbers that follow."""

from uuid import UUID

import pytest

from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.findings.queries import findings_of_review
from tests.factories.episodes import an_episode
from tests.factories.findings import a_finding, an_agreed_finding
from tests.support.browser import Browser
from tests.support.people import Cast

pytestmark = pytest.mark.database


@pytest.fixture
def url(cast: Cast) -> str:
    return f"/reviews/{cast.review_id}/findings"


@pytest.fixture
def lead(cast: Cast) -> Browser:
    return cast.browser(Role.LEAD_REVIEWER)


@pytest.fixture
def three(cast: Cast, database: Database) -> list[UUID]:
    """Three findings, in their order."""
    with unit_of_work(database) as session:
        return [
            a_finding(session, cast.review_id, f"Pattern {name} leaves children unseen", by=cast.lead()).id
            for name in "ABC"
        ]


def order(cast: Cast, database: Database) -> str:
    """The order as the letters of the titles, each with its number."""
    with database.reading() as session:
        return " ".join(f"{row.title[8]}{row.number}" for row in findings_of_review(session, cast.review_id))


def seen(browser: Browser, url: str) -> str:
    """The order that somebody saw, as the buttons of their page send it."""
    return str(browser.get(url).soup.select_one("input[name=seen]")["value"])


def test_of_two_who_move_at_once_the_second_is_told_and_nothing_is_moved_past_what_they_saw(
    cast: Cast, database: Database, lead: Browser, url: str, three: list[UUID]
) -> None:
    member = cast.browser(Role.TEAM_MEMBER)
    stale = seen(member, url)
    lead.post(f"{url}/{three[0]}/move/later", seen=seen(lead, url))
    page = member.post(f"{url}/{three[0]}/move/later", seen=stale, follow=True)
    assert "Somebody else has changed the order since you opened the page." in page.words
    assert order(cast, database) == "B2 A1 C3"
    member.post(f"{url}/{three[0]}/move/later", seen=seen(member, url))
    assert order(cast, database) == "B2 C3 A1"


def test_a_finding_is_put_at_a_place_with_the_reason_that_the_list_then_says(
    cast: Cast, database: Database, lead: Browser, url: str, three: list[UUID]
) -> None:
    page = lead.get(f"{url}/{three[2]}/place")
    assert page.soup.select_one("#place option[selected]").get_text() == "3 of 3"
    assert lead.send(f"{url}/{three[2]}/place", 422, place="", reason="O'Brien & Nguyễn").value("reason") == (
        "O'Brien & Nguyễn"
    )
    answer = lead.send(
        f"{url}/{three[2]}/place", place="1", reason="First: every contact passes through O'Brien & Nguyễn."
    )
    assert answer.response.headers["Location"].endswith(f"#finding-{three[2]}")
    assert order(cast, database) == "C3 A1 B2"
    assert "Why here: First: every contact passes through O'Brien & Nguyễn." in lead.get(url).words


def test_of_two_who_give_a_reason_at_once_the_second_sees_both(
    cast: Cast, lead: Browser, url: str, three: list[UUID]
) -> None:
    member, place = cast.browser(Role.TEAM_MEMBER), f"{url}/{three[1]}/place"
    stale = member.get(place).value("base_version")
    lead.send(place, reason="It can be changed at once.")
    page = member.send(place, 409, reason="It is what children say.", base_version=stale)
    assert "It can be changed at once." in page.words
    assert "It is what children say." in page.words


def test_an_agreed_finding_may_change_its_place_and_not_its_words(
    cast: Cast, database: Database, lead: Browser, url: str, three: list[UUID]
) -> None:
    with unit_of_work(database) as session:
        episode = an_episode(session, cast.review_id, by=cast.lead())
        agreed = an_agreed_finding(session, episode, "Pattern D leaves children unseen", by=cast.lead())
    lead.send(f"{url}/{agreed.id}/place", place="1", reason="Agreed, and first.")
    assert order(cast, database).startswith("D4 ")


def test_numbers_in_order_never_take_the_number_of_a_deleted_finding_that_may_come_back(
    cast: Cast, database: Database, lead: Browser, url: str, three: list[UUID]
) -> None:
    record = f"/reviews/{cast.review_id}/records/finding/{three[0]}"
    lead.send(f"{record}/delete", why="A point of this case")
    assert "The numbers no longer follow the order." in lead.get(url).words
    lead.post(f"{url}/number-in-order")
    assert order(cast, database) == "B1 C2"
    lead.post(f"{record}/bring-back")
    assert sorted(order(cast, database).split()) == ["A3", "B1", "C2"]
    with unit_of_work(database) as session:
        assert a_finding(session, cast.review_id, by=cast.lead()).number == 4


def test_numbers_stay_apart_even_when_several_were_deleted(
    cast: Cast, database: Database, lead: Browser, url: str, three: list[UUID]
) -> None:
    for gone in three[:2]:
        lead.send(f"/reviews/{cast.review_id}/records/finding/{gone}/delete", why="A point of this case")
    lead.post(f"{url}/number-in-order")
    for gone in three[:2]:
        lead.post(f"/reviews/{cast.review_id}/records/finding/{gone}/bring-back")
    assert sorted(order(cast, database).split()) == ["A2", "B3", "C1"]
