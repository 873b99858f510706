"""A review's home, its set-up and its stages: who sees and does what."""

import re

import pytest

from review_app.access.roles import Role
from review_app.access.stages import Stage
from review_app.core.db import Database
from review_app.reviews.models import LearningQuestion, Size
from review_app.reviews.queries import learning_questions_of_review, moves_of_review, review_by_id
from tests.support.browser import Browser
from tests.support.people import Cast

pytestmark = pytest.mark.database


def questions_of(database: Database, cast: Cast) -> list[LearningQuestion]:
    with database.reading() as session:
        return learning_questions_of_review(session, cast.review_id)


def test_everyone_in_the_review_finds_its_home_and_strangers_find_nothing(cast: Cast) -> None:
    url = f"/reviews/{cast.review_id}"
    for role in (
        Role.LEAD_REVIEWER, Role.TEAM_MEMBER, Role.COORDINATOR, Role.CHAIR, Role.BOARD_MANAGER, Role.SUPERVISOR,
        Role.PROGRAMME_MANAGER,
    ):  # fmt: skip
        page = cast.browser(role).get(url)
        assert page.heading == "LT-01"
        assert "Preparation" in page.words
        assert "SCR criteria considered" in page.words
    page = cast.browser(Role.CASE_GROUP_MEMBER).get(url, 403)
    assert "does not let you see the review’s stage" in page.words.replace("'", "’")
    for user_id in (cast.stranger, cast.nobody, cast.users[Role.ADMINISTRATOR]):
        Browser(cast.app, user_id).get(url, 404)


def test_a_task_is_shown_to_those_alone_who_may_do_it(cast: Cast) -> None:
    url = f"/reviews/{cast.review_id}"
    lead, chair = cast.browser(Role.LEAD_REVIEWER).get(url), cast.browser(Role.CHAIR).get(url)
    assert "no question from the LSCB yet" in lead.words
    assert lead.link("People")
    assert "no question from the LSCB yet" not in chair.words
    assert "nobody listed yet" not in chair.words
    assert "one lead reviewer, one team member" in chair.words
    for role in (Role.COORDINATOR, Role.CHAIR, Role.SUPERVISOR):
        assert "What does not wait" not in cast.browser(role).get(url).words


def test_the_set_up_keeps_part_known_dates_and_questions_one_a_line(cast: Cast, database: Database) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/set-up"
    lead.send(
        url,
        title="A family & its “quiet” year",
        learning="- How do plans survive a move?\n\n  Who asks Nguyễn’s GP?  \n",
        size="focused",
        size_reason="Six weeks only.",
        period_from="about march 2009",
        period_to="before May 2010",
        started_on="7/2/2011",
    )
    page = lead.get(url)
    assert page.value("learning") == "How do plans survive a move?\nWho asks Nguyễn’s GP?"
    assert (page.value("period_from"), page.value("period_to")) == ("about March 2009", "before May 2010")
    assert page.value("started_on") == "7 February 2011"
    assert "How do plans survive a move?" in cast.browser(Role.CHAIR).get(f"/reviews/{cast.review_id}").words
    with database.reading() as session:
        assert review_by_id(session, cast.review_id).size is Size.FOCUSED
    page = lead.send(url, 422, period_from="when he was small")
    assert "Write a date as" in page.errors[0]
    assert page.value("period_from") == "when he was small"
    cast.browser(Role.TEAM_MEMBER).get(url, 403)


def test_a_question_that_stays_keeps_its_row_whatever_is_asked_before_it(cast: Cast, database: Database) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/set-up"
    lead.send(url, learning="One?\nTwo?\nThree?")
    before = {question.text: question.id for question in questions_of(database, cast)}
    lead.send(url, learning="Nought?\nTwo?\nThree?\nFour?")
    after = questions_of(database, cast)
    assert [question.text for question in after] == ["Nought?", "Two?", "Three?", "Four?"]
    assert (after[1].id, after[2].id) == (before["Two?"], before["Three?"])
    lead.send(url, learning="Three?")
    assert [question.id for question in questions_of(database, cast)] == [before["Three?"]]
    assert "No longer asked." in lead.get(f"/reviews/{cast.review_id}/deleted").words


def test_of_two_who_change_the_set_up_the_second_sees_both_even_where_only_the_questions_differ(
    cast: Cast, database: Database
) -> None:
    lead, manager = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.BOARD_MANAGER)
    url = f"/reviews/{cast.review_id}/set-up"
    stale = {"base_version": manager.get(url).value("base_version"), "title": "A family known to many services",
             "learning": "The manager’s question?", "size": "full"}  # fmt: skip
    lead.send(url, learning="The pair’s question?")
    page = manager.post(url, 409, **stale)
    assert "The pair’s question?" in page.words
    assert "The manager’s question?" in page.words
    assert [question.text for question in questions_of(database, cast)] == ["The pair’s question?"]
    manager.post(url, **(stale | {"base_version": page.value("base_version"), "learning": "Both?"}))
    assert [question.text for question in questions_of(database, cast)] == ["Both?"]


def test_an_earlier_version_of_the_set_up_can_be_read_and_restored(cast: Cast, database: Database) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}"
    lead.send(f"{url}/set-up", title="Second title")
    page = lead.get(lead.get(url).link("Earlier versions of the set-up"))
    assert page.soup.ins.get_text() == "Second"
    assert "Restore version 1" in page.words
    lead.post(f"{url}/records/review/{cast.review_id}/versions/1/restore")
    with database.reading() as session:
        assert review_by_id(session, cast.review_id).title == "A family known to many services"
    cast.browser(Role.CHAIR).post(f"{url}/records/review/{cast.review_id}/versions/2/restore", 403)


def test_a_review_goes_on_one_stage_at_a_time_and_back_only_with_a_reason(cast: Cast, database: Database) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/stage"
    values = [box["value"] for box in lead.get(url).soup.select("input[name=to]")]
    assert values == ["data_collection", "paused"]
    lead.send(url, 422, to="reporting")
    lead.send(url, to="data_collection")
    page = lead.send(url, 422, to="preparation", reason=" ")
    assert page.errors == ["Say why: a move back, a pause and the end of a pause need their reason."]
    assert page.soup.find("input", attrs={"value": "preparation"}).has_attr("checked")
    lead.send(url, to="preparation", reason="The police’s answer came late.")
    with database.reading() as session:
        moves = moves_of_review(session, cast.review_id)
        assert [(move.from_stage, move.to_stage) for move in moves] == [
            (Stage.PREPARATION, Stage.DATA_COLLECTION),
            (Stage.DATA_COLLECTION, Stage.PREPARATION),
        ]
    assert "The police’s answer came late." in lead.get(url).words
    for role in (Role.TEAM_MEMBER, Role.CHAIR, Role.BOARD_MANAGER):
        cast.browser(role).get(url, 403)


def test_a_paused_review_is_read_but_not_written_and_goes_back_to_where_it_was(cast: Cast) -> None:
    cast.move_to(Stage.ANALYSING)
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}"
    lead.send(f"{url}/stage", to="paused", reason="An inspection.")
    assert "Paused: An inspection." in cast.browser(Role.CHAIR).get(url).words
    assert "An inspection." in cast.browser(Role.SUPERVISOR).get(f"/programmes/{cast.programme_id}").words
    page = lead.get(f"{url}/people/agencies/add", 403)
    assert "at the stage “Paused”" in page.words
    assert [box["value"] for box in lead.get(f"{url}/stage").soup.select("input[name=to]")] == ["analysing"]
    lead.send(f"{url}/stage", 422, to="analysing", reason="")
    lead.send(f"{url}/stage", to="analysing", reason="It is over.")
    assert "Organising and analysing" in lead.get(url).words


def test_no_page_of_one_review_answers_for_another(cast: Cast) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    for page in ("", "/set-up", "/stage", "/plan", "/plan/add", "/concerns", "/new-information/add", "/passed-on/add"):
        lead.get(f"/reviews/{cast.other_review_id}{page}", 404)


def test_the_title_of_a_page_holds_no_case_text(cast: Cast) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    for page in ("", "/set-up", "/stage", "/plan", "/concerns", "/team"):
        title = lead.get(f"/reviews/{cast.review_id}{page}").soup.title.get_text()
        assert not re.search("family|Ashmere", title)
