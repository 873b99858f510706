"""The family: composition on a day, genogram, who worked with them, and how the review speaks with each."""

from uuid import UUID

import pytest

from review_app.access.roles import Role
from review_app.core.db import Database
from review_app.family.models import PlanState
from review_app.family.queries import couples_of_review, kin_of_review, plans_of_review
from review_app.people.queries import relatives_of_review
from tests.support.browser import Browser
from tests.support.people import Cast

pytestmark = pytest.mark.database


def relatives(cast: Cast, database: Database, lead: Browser, *pseudonyms: str) -> dict[str, UUID]:
    """Family members put down through the page, by pseudonym."""
    for pseudonym in pseudonyms:
        lead.send(f"/reviews/{cast.review_id}/people/family/add", pseudonym=pseudonym)
    with database.reading() as session:
        return {row.pseudonym: row.id for row in relatives_of_review(session, cast.review_id)}


def test_a_family_is_shown_as_it_was_on_a_day(cast: Cast, database: Database) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/family"
    ids = relatives(cast, database, lead, "Mother", "Síle & Kofi’s brother", "Dean O'Brien-like")
    lead.send(f"{url}/members/{ids['Mother']}", symbol="female", born="1980")
    lead.send(f"{url}/members/{ids['Síle & Kofi’s brother']}", symbol="male", born="January 2010", in_focus="y")
    lead.send(f"{url}/homes/add", relative_id=ids["Mother"], household="Mother’s home")
    lead.send(
        f"{url}/homes/add",
        relative_id=ids["Dean O'Brien-like"],
        household="Mother’s home",
        begins="August 2009",
        ends="February 2010",
    )
    before = lead.get(f"{url}?on=3+March+2009")
    assert "The family on 3 March 2009" in before.words
    assert "Síle & Kofi’s brother" not in before.words
    assert "Home not written down Dean O'Brien-like" in before.words
    after = lead.get(f"{url}?on=1+February+2010")
    assert "Síle & Kofi’s brother; born January 2010; the review is about this child" in after.words
    assert "Home not written down Síle" in after.words
    assert [text.get_text() for text in after.soup.select("svg text")].count("Mother’s home") == 2


def test_a_day_that_cannot_be_read_says_so_and_shows_everything(cast: Cast, database: Database) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    relatives(cast, database, lead, "Mother")
    page = lead.get(f"/reviews/{cast.review_id}/family?on=the+third")
    assert "The family, as far as it is known" in page.words
    assert "Write a" in page.soup.select_one(".govuk-error-message").get_text()


def test_words_typed_into_a_name_stay_words_in_the_genogram(cast: Cast, database: Database) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    relatives(cast, database, lead, "<script>alert(1)</script> & “Nan”")
    page = lead.get(f"/reviews/{cast.review_id}/family")
    assert page.soup.select_one("svg script") is None
    assert page.soup.select_one("svg text").get_text() == "<script>alert(1)</script> & “Nan”"


def test_nobody_is_a_couple_with_themselves_and_nobody_their_own_ancestor(cast: Cast, database: Database) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/family"
    ids = relatives(cast, database, lead, "Nan", "Mother", "Rosie")
    page = lead.send(
        f"{url}/couples/add", 422, one_id=ids["Nan"], other_id=ids["Nan"], kind="married", begins="about 1999"
    )
    assert page.errors == ["Choose two different people."]
    assert page.value("begins") == "about 1999"
    lead.send(f"{url}/parents/add", child_id=ids["Mother"], parent_id=ids["Nan"])
    lead.send(f"{url}/parents/add", child_id=ids["Rosie"], parent_id=ids["Mother"])
    page = lead.send(f"{url}/parents/add", 422, child_id=ids["Nan"], parent_id=ids["Rosie"])
    assert page.errors == ["This would make somebody their own ancestor. Look at who is whose parent."]
    page = lead.send(f"{url}/parents/add", 422, child_id=ids["Rosie"], parent_id=ids["Mother"])
    assert page.errors == ["This is written down already."]


def test_a_couple_can_be_deleted_with_a_reason_and_brought_back(cast: Cast, database: Database) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/family"
    ids = relatives(cast, database, lead, "Mother", "Kwame")
    lead.send(f"{url}/couples/add", one_id=ids["Mother"], other_id=ids["Kwame"], kind="living_together")
    with database.reading() as session:
        couple = couples_of_review(session, cast.review_id)[0]
    lead.send(f"/reviews/{cast.review_id}/records/couple/{couple.id}/delete", why="Written down twice")
    assert "Mother and Kwame" not in lead.get(url).words
    lead.post(f"/reviews/{cast.review_id}/records/couple/{couple.id}/bring-back")
    assert "Mother and Kwame: living together" in lead.get(url).words


def test_those_who_were_there_at_the_same_time_are_found_by_a_day(cast: Cast, database: Database) -> None:
    lead, review = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}"
    lead.send(f"{review}/people/agencies/add", name="Community health services")
    agency = lead.get(f"{review}/people/practitioners/add").soup.select("#agency_id option")[1]["value"]
    for label in ("Health visitor 1", "Health visitor 2"):
        lead.send(f"{review}/people/practitioners/add", agency_id=agency, label=label)
    page = lead.get(f"{review}/family/who-worked-with-them/add")
    people = {option.get_text(): option["value"] for option in page.soup.select("#participant_id option")}
    add = f"{review}/family/who-worked-with-them/add"
    first, second = (
        people[f"{label}, Community health services"] for label in ("Health visitor 1", "Health visitor 2")
    )
    lead.send(add, participant_id=first, what_for="universal visits", begins="January 2009", ends="September 2009")
    lead.send(add, participant_id=second, begins="late September 2009")
    asked = lead.get(f"{review}/family/who-worked-with-them?on=1+June+2009")
    assert "Health visitor 1" in asked.words
    assert "Health visitor 2" not in asked.words
    page = lead.send(add, 422, participant_id=first, begins="2010", ends="2009")
    assert page.errors == ["It ends before it begins."]


def test_a_family_member_who_declines_does_so_for_a_reason_that_is_written_down(cast: Cast, database: Database) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/family/contact-plan"
    dean = relatives(cast, database, lead, "Dean")["Dean"]
    assert "Nothing is decided yet." in lead.get(url).words
    page = lead.send(f"{url}/{dean}", 422, state="declined", decides="The review team")
    assert page.errors == ["Write why, in their own words where you can."]
    assert page.value("decides") == "The review team"
    lead.send(f"{url}/{dean}", state="declined", reason="“I’d rather not.”")
    lead.send(f"{url}/{dean}/contacts/add", held_on="12 May 2011", how="A letter", said="Line one\n\nLine two")
    assert "12 May 2011: A letter" in lead.get(url).words
    with database.reading() as session:
        assert plans_of_review(session, cast.review_id)[dean].state is PlanState.DECLINED


def test_the_second_of_two_who_write_one_plan_sees_both_texts(cast: Cast, database: Database) -> None:
    lead, team = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.TEAM_MEMBER)
    nan = relatives(cast, database, lead, "Nan")["Nan"]
    url = f"/reviews/{cast.review_id}/family/contact-plan/{nan}"
    unplanned = team.get(url).value("base_version")
    lead.send(url, decides="Mother decides with Nan")
    page = team.post(url, 409, base_version=unplanned, state="asked", decides="The team decides", police_view="to_ask")
    assert "Mother decides with Nan" in page.words
    assert "The team decides" in page.words


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.CHAIR, Role.SUPERVISOR])
def test_the_family_is_for_those_who_may_read_the_case(cast: Cast, role: Role) -> None:
    for page in ("", "/who-worked-with-them", "/contact-plan"):
        cast.browser(role).get(f"/reviews/{cast.review_id}/family{page}", 403)


def test_nothing_of_one_review_is_reached_under_anothers_address(cast: Cast, database: Database) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    mother = relatives(cast, database, lead, "Mother")["Mother"]
    lead.send(f"/reviews/{cast.review_id}/family/members/{mother}", symbol="female")
    with database.reading() as session:
        assert list(kin_of_review(session, cast.review_id)) == [mother]
        assert kin_of_review(session, UUID(int=7)) == {}
    lead.get(f"/reviews/{UUID(int=7)}/family/members/{mother}", 404)
