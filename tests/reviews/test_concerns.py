"""New information and what was passed on: recorded at once, kept outside the analysis, seen by few."""

from datetime import timedelta

import pytest

from review_app.access.roles import Role
from review_app.access.stages import Stage
from review_app.core.clock import today
from review_app.core.db import Database
from review_app.reviews.queries import concerns_of_review
from tests.support.people import Cast

pytestmark = pytest.mark.database


def test_new_information_reaches_the_chair_as_a_word_that_there_is_some_until_its_outcome_is_known(
    cast: Cast, database: Database
) -> None:
    team, chair, url = cast.browser(Role.TEAM_MEMBER), cast.browser(Role.CHAIR), f"/reviews/{cast.review_id}"
    assert "Nothing waits for you." in chair.get("/").words
    team.send(f"{url}/new-information/add", noted_on="3 March 2011", what="An injury of 2009 & its “cause”.")
    start = chair.get("/")
    assert start.heading == "One thing needs you"
    assert "LT-01: new information has been referred back to you." in start.words
    assert "injury" not in start.words
    assert "injury" not in chair.get(start.link("Go there")).words
    with database.reading() as session:
        concern = concerns_of_review(session, cast.review_id)[0]
    cast.browser(Role.LEAD_REVIEWER).send(f"{url}/concerns/{concern.id}", outcome="The chair: criteria still not met.")
    assert "Nothing waits for you." in chair.get("/").words


def test_what_was_passed_on_says_to_whom_and_when_and_is_refused_without(cast: Cast) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}"
    page = lead.send(f"{url}/passed-on/add", 422, what="A child seen alone.")
    assert set(page.errors) == {
        "Choose the kind.",
        "Write the day on which it was passed on.",
        "Say to whom it was passed on.",
    }
    assert page.value("what") == "A child seen alone."
    tomorrow = today() + timedelta(days=1)
    values = {"kind": "child_at_risk", "to_whom": "duty manager, O’Hara’s team", "what": "A child seen alone."}
    page = lead.send(f"{url}/passed-on/add", 422, noted_on=f"{tomorrow:%d/%m/%Y}", **values)
    assert page.errors == ["This day is still to come. Write the day on which it happened."]
    lead.send(f"{url}/passed-on/add", noted_on="3 March 2011", **values)
    page = lead.get(f"{url}/concerns")
    assert "3 March 2011: a child at risk now, to duty manager, O’Hara’s team" in page.words
    assert "What was recorded (1)" in lead.get(url).words


def test_concerns_can_still_be_recorded_while_the_review_is_paused(cast: Cast) -> None:
    cast.move_to(Stage.PAUSED)
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}"
    lead.send(f"{url}/new-information/add", noted_on="3 March 2011", what="It can’t wait.")
    assert "It can’t wait." in lead.get(f"{url}/concerns").words


def test_concerns_are_closed_to_everyone_but_the_pair_and_their_team(cast: Cast, database: Database) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}"
    lead.send(f"{url}/new-information/add", noted_on="3 March 2011", what="Something.")
    with database.reading() as session:
        concern = concerns_of_review(session, cast.review_id)[0]
    for role in (Role.COORDINATOR, Role.CHAIR, Role.BOARD_MANAGER, Role.SUPERVISOR, Role.PROGRAMME_MANAGER):
        cast.browser(role).get(f"{url}/concerns", 403)
        cast.browser(role).get(f"{url}/concerns/{concern.id}", 403)
        cast.browser(role).get(f"{url}/records/concern/{concern.id}/versions", 403)
    cast.browser(Role.TEAM_MEMBER).get(f"{url}/records/concern/{concern.id}/delete", 403)
    lead.send(f"{url}/records/concern/{concern.id}/delete", why="Noted in the wrong review.")
    assert "Something." not in lead.get(f"{url}/concerns").words


def test_two_who_write_an_outcome_at_once_see_both(cast: Cast, database: Database) -> None:
    lead, team, url = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.TEAM_MEMBER), f"/reviews/{cast.review_id}"
    lead.send(f"{url}/passed-on/add", kind="conduct", noted_on="3 March 2011", to_whom="the named nurse", what="Said.")
    with database.reading() as session:
        concern = concerns_of_review(session, cast.review_id)[0]
    page = f"{url}/concerns/{concern.id}"
    begun_on = team.get(page).value("base_version")
    lead.send(page, outcome="Looked into.")
    stale = {"base_version": begun_on, "kind": "conduct", "noted_on": "3 March 2011", "to_whom": "the named nurse"}
    merged = team.post(page, 409, **stale, what="Said.", outcome="Nothing came of it.")
    assert "Looked into." in merged.words
    assert "Nothing came of it." in merged.words
