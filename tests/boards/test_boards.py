"""Programmes and LSCBs: who sees them, and who changes them."""

import pytest

from review_app.access.may import Scope
from review_app.access.roles import Role
from review_app.accounts.queries import user_by_id
from review_app.boards.queries import board_by_id, boards_of_programme
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.memberships.actions import give_role
from tests.factories.boards import a_programme
from tests.support.browser import Browser
from tests.support.people import Cast

pytestmark = pytest.mark.database


def test_a_programme_manager_adds_an_lscb_whatever_its_name_and_not_twice(cast: Cast, database: Database) -> None:
    manager, url = cast.browser(Role.PROGRAMME_MANAGER), f"/programmes/{cast.programme_id}"
    manager.send(f"{url}/lscbs/add", name="  Saint Brónach’s &  <Hythe> ")
    page = manager.send(f"{url}/lscbs/add", 422, name="saint brónach’s & <hythe>")
    assert page.errors == ["There is a “saint brónach’s & <hythe>” in this programme already."]
    assert page.value("name") == "saint brónach’s & <hythe>"
    assert "Saint Brónach’s & <Hythe> LSCB" in manager.get(url).words
    with database.reading() as session:
        assert "Saint Brónach’s & <Hythe>" in [board.name for board in boards_of_programme(session, cast.programme_id)]


def test_the_programme_page_shows_how_each_review_stands_to_those_who_help_and_not_to_those_who_take_part(
    cast: Cast,
) -> None:
    url = f"/programmes/{cast.programme_id}"
    for role in (Role.PROGRAMME_MANAGER, Role.SUPERVISOR, Role.ADVISER):
        page = cast.browser(role).get(url)
        assert "LT-01" in page.words
        assert "LT-02" in page.words
        assert "Preparation" in page.words
    for role in (Role.CHAIR, Role.LEAD_REVIEWER, Role.TEAM_MEMBER):
        page = cast.browser(role).get(url)
        assert "LT-02" not in page.words
        assert "Brindle Vale LSCB" in page.words
    for role in (Role.COORDINATOR, Role.CASE_GROUP_MEMBER):
        cast.browser(role).get(url, 403)
    for role in (Role.ADMINISTRATOR, Role.AUDITOR):
        cast.browser(role).get(url, 404)
    Browser(cast.app, cast.nobody).get(url, 404)


def test_an_adviser_reads_the_rows_but_no_review_behind_them(cast: Cast) -> None:
    adviser = cast.browser(Role.ADVISER)
    page = adviser.get(f"/programmes/{cast.programme_id}")
    assert not page.soup.find("a", href=f"/reviews/{cast.review_id}")
    adviser.get(f"/reviews/{cast.review_id}", 403)
    supervisor = cast.browser(Role.SUPERVISOR)
    assert supervisor.get(supervisor.get(f"/programmes/{cast.programme_id}").link("LT-01")).heading == "LT-01"


def test_an_lscb_page_is_for_its_chair_its_manager_and_the_programme_manager(cast: Cast) -> None:
    url = f"/lscbs/{cast.board_id}"
    for role in (Role.CHAIR, Role.BOARD_MANAGER):
        assert "Possible cases" in cast.browser(role).get(url).words
    managers = cast.browser(Role.PROGRAMME_MANAGER).get(url)
    assert "LT-01" in managers.words
    assert "A family known to many services." not in managers.words
    for role in (Role.LEAD_REVIEWER, Role.SUPERVISOR, Role.TEAM_MEMBER):
        cast.browser(role).get(url, 403)
    cast.browser(Role.CHAIR).get(f"/lscbs/{cast.other_board_id}", 404)
    for user_id in (cast.stranger, cast.nobody, cast.users[Role.ADMINISTRATOR]):
        Browser(cast.app, user_id).get(url, 404)


def test_an_lscb_is_renamed_by_its_manager(cast: Cast, database: Database) -> None:
    url = f"/lscbs/{cast.board_id}/edit"
    cast.browser(Role.CHAIR).get(url, 403)
    page = cast.browser(Role.BOARD_MANAGER).send(url, 422, name="Brindle Vale")
    assert page.errors == ["There is a “Brindle Vale” in this programme already."]
    cast.browser(Role.BOARD_MANAGER).send(url, name="Ashmere and O’Hara’s Cross")
    with database.reading() as session:
        assert board_by_id(session, cast.board_id).title == "Ashmere and O’Hara’s Cross LSCB"


def test_a_programme_cannot_end_before_it_starts(cast: Cast) -> None:
    manager, url = cast.browser(Role.PROGRAMME_MANAGER), f"/programmes/{cast.programme_id}"
    page = manager.send(f"{url}/edit", 422, ends_on="31 January 2011")
    assert page.errors == ["The last day is before the first."]
    assert page.value("ends_on") == "31 January 2011"
    manager.send(f"{url}/edit", name="The “pilot” & after", ends_on="31 December 2011")
    page = manager.get(url)
    assert page.heading == "The “pilot” & after"
    assert "to 31 December 2011" in page.words
    cast.browser(Role.SUPERVISOR).get(f"{url}/edit", 403)


def test_a_programme_without_lscbs_says_what_one_is_for(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        programme = a_programme(session, "Nguyễn & O’Brien’s programme")
        user = user_by_id(session, cast.users[Role.PROGRAMME_MANAGER])
        give_role(session, user, Role.PROGRAMME_MANAGER, Scope(programme_id=programme.id), by=None)
        programme_id = programme.id
    manager = cast.browser(Role.PROGRAMME_MANAGER)
    page = manager.get(manager.get("/").link("Nguyễn & O’Brien’s programme"))
    assert "A programme is a handful of LSCBs that learn together" in page.words
    assert page.link("Add an LSCB") == f"/programmes/{programme_id}/lscbs/add"
