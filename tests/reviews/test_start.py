"""The start page: what needs me, then what is mine; and a sentence that teaches where there is nothing."""

import pytest

from review_app.access.may import Scope
from review_app.access.roles import Role
from review_app.boards.queries import programme_by_id
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.memberships.actions import give_role
from tests.factories.accounts import a_user
from tests.factories.boards import a_board
from tests.factories.reviews import a_candidate
from tests.support.browser import Browser
from tests.support.people import Cast

pytestmark = pytest.mark.database


def test_a_chair_with_one_thing_to_decide_sees_that_first(cast: Cast, database: Database) -> None:
    chair, url = cast.browser(Role.CHAIR), f"/lscbs/{cast.board_id}/possible-cases"
    assert chair.get("/").heading == "Start"
    chair.send(f"{url}/add", sentence="A family.")
    page = chair.get("/")
    assert page.heading == "One thing needs you"
    assert "One possible case of Ashmere LSCB waits for a decision." in page.words
    chair.send(f"{url}/add", sentence="Another family.")
    assert "Two possible cases of Ashmere LSCB wait for a decision." in chair.get("/").words
    assert chair.get(chair.get("/").link("Go there")).heading == "Ashmere LSCB"


def test_no_more_than_three_things_ask_for_attention_at_once(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        chair, programme = a_user(session, "Chair of four"), programme_by_id(session, cast.programme_id)
        for letter in "ABCD":
            board = a_board(session, programme, f"Vale {letter}")
            a_candidate(session, board, chair)
            give_role(session, chair, Role.CHAIR, Scope(board_id=board.id), by=None)
        user_id = chair.id
    page = Browser(cast.app, user_id).get("/")
    asking = page.soup.select("main > ul.govuk-list--spaced > li")
    assert page.heading == "What needs you"
    assert len(asking) == 3
    assert "One more thing" in page.words
    assert "Vale D" in page.soup.details.get_text()


def test_everyone_finds_what_is_theirs_and_nothing_else(cast: Cast) -> None:
    mine = {
        Role.LEAD_REVIEWER: {"LT-01", "Pilot programme"},
        Role.COORDINATOR: {"LT-01"},
        Role.CHAIR: {"LT-01", "Ashmere LSCB", "Pilot programme"},
        Role.SUPERVISOR: {"LT-01", "LT-02", "Pilot programme"},
        Role.ADVISER: {"Pilot programme"},
        Role.ADMINISTRATOR: {"Accounts"},
    }
    for role, expected in mine.items():
        words = cast.browser(role).get("/").words
        for phrase in ("LT-01", "LT-02", "Ashmere LSCB", "Brindle Vale LSCB", "Pilot programme", "Accounts"):
            assert (phrase in words) is (phrase in expected), (role, phrase)


def test_a_person_without_a_role_and_a_member_of_a_case_group_read_what_there_is_for_them(cast: Cast) -> None:
    assert "an LSCB manager appoints the lead reviewers" in Browser(cast.app, cast.nobody).get("/").words
    page = cast.browser(Role.CASE_GROUP_MEMBER).get("/")
    assert "LT-01: read what you told the review." in page.words
    assert "Everything else is given to you on paper" in page.words
    assert "A family known" not in page.words


def test_whoever_is_not_signed_in_is_asked_to_and_may_read_the_plain_pages(cast: Cast) -> None:
    anyone = Browser(cast.app)
    assert anyone.get("/", 302).response.headers["Location"].startswith("/sign-in")
    assert anyone.get("/accessibility").heading == "Accessibility statement"
    kept = anyone.get("/what-we-keep")
    assert "Review coordinator" in kept.words
    assert "open the names" in kept.words
    health = anyone.client.get("/health")
    assert (health.status_code, health.text, health.mimetype) == (200, "ok", "text/plain")
    assert cast.browser(Role.CHAIR).get("/what-we-keep").link("My account") == "/account"
