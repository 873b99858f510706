"""A possible case becomes a review, or is declined with its reason."""

import re
from uuid import UUID

import pytest
from sqlalchemy import select

from review_app.access.roles import Role
from review_app.audit.events import Event
from review_app.audit.models import AuditEvent
from review_app.core.db import Database
from review_app.reviews.models import Candidate, CandidateState, Review
from review_app.reviews.queries import candidates_of_board, learning_questions_of_review, reviews_of_board
from tests.support.browser import Browser
from tests.support.people import Cast

pytestmark = pytest.mark.database

CONSIDERED = {
    "criteria_considered_by": "the SCR sub-group",
    "criteria_considered_on": "3 February 2011",
    "criteria_reason": "No child was seriously harmed.",
}


def put_down(cast: Cast, database: Database, **values: str) -> tuple[Browser, str]:
    """The chair's browser, and the page of a possible case just put down."""
    chair, url = cast.browser(Role.CHAIR), f"/lscbs/{cast.board_id}/possible-cases"
    chair.send(f"{url}/add", **({"sentence": "Six agencies & one “quiet” family."} | values))
    return chair, f"{url}/{newest(database, cast).id}"


def newest(database: Database, cast: Cast) -> Candidate:
    with database.reading() as session:
        return candidates_of_board(session, cast.board_id)[0]


def test_a_possible_case_becomes_a_review_once_the_scr_criteria_have_been_considered(
    cast: Cast, database: Database
) -> None:
    chair, url = put_down(cast, database, hoped_to_learn="How do plans survive a move?\nWho asks the GP?")
    page = chair.get(url)
    assert "First write down that the SCR criteria were considered" in page.words
    page = chair.send(f"{url}/open", 422, review_title="A quiet family")
    assert page.errors
    assert page.value("review_title") == "A quiet family"
    chair.send(f"{url}/edit", **CONSIDERED, meeting_with_scie_on="10 February 2011")
    home = chair.send(f"{url}/open", review_title="A quiet family")
    with database.reading() as session:
        (review,) = [one for one in reviews_of_board(session, cast.board_id) if one.title == "A quiet family"]
        assert re.fullmatch(r"LT-[1-9]\d", review.code)  # drawn by lot: it doesn’t tell how many others there are
        assert review.criteria_considered == "the SCR sub-group, 3 February 2011: No child was seriously harmed."
        questions = learning_questions_of_review(session, review.id)
        assert [question.text for question in questions] == ["How do plans survive a move?", "Who asks the GP?"]
    assert home.response.headers["Location"] == f"/reviews/{review.id}"
    assert review.code in chair.get(url).soup.main.a["href"] or "This became a review" in chair.get(url).words
    chair.send(f"{url}/edit", 409, sentence="Too late")


def test_a_title_that_says_where_is_refused_beside_the_box(cast: Cast, database: Database) -> None:
    chair, url = put_down(cast, database, **CONSIDERED)
    page = chair.send(f"{url}/open", 422, review_title="The family in brindle vale, and its school", learning="Why?")
    assert page.errors == ["“Brindle Vale” says where this is. Give the review a title that could stand for any place."]
    assert page.value("learning") == "Why?"
    with database.reading() as session:
        assert session.scalars(select(Review).where(Review.board_id == cast.board_id)).one().code == "LT-01"


def test_a_possible_case_is_declined_only_with_a_reason_and_only_once(cast: Cast, database: Database) -> None:
    chair, url = put_down(cast, database)
    page = chair.send(f"{url}/decline", 422, reason="   ")
    assert page.errors == ["Say why it is declined."]
    chair.send(f"{url}/decline", reason="O'Hara’s own review covers it.")
    assert newest(database, cast).state is CandidateState.DECLINED
    assert "Declined: O'Hara’s own review covers it." in chair.get(f"/lscbs/{cast.board_id}").words
    assert "decided already" in chair.send(f"{url}/decline", 409, reason="Again").words


def test_the_second_of_two_who_change_a_possible_case_sees_both_texts(cast: Cast, database: Database) -> None:
    chair, url = put_down(cast, database)
    manager = cast.browser(Role.BOARD_MANAGER)
    begun_on = manager.get(f"{url}/edit").value("base_version")
    chair.send(f"{url}/edit", sentence="The chair’s words.", criteria_considered_on="3 February 2011")
    page = manager.post(f"{url}/edit", 409, base_version=begun_on, sentence="The manager’s words.")
    assert "The chair’s words." in page.words
    assert "The manager’s words." in page.words
    assert "3 February 2011" in page.words
    assert newest(database, cast).sentence == "The chair’s words."
    manager.post(f"{url}/edit", base_version=page.value("base_version"), sentence="The words of both.")
    assert newest(database, cast).sentence == "The words of both."


def test_the_versions_of_a_possible_case_are_compared_and_restored_by_chair_and_manager_alone(
    cast: Cast, database: Database
) -> None:
    chair, url = put_down(cast, database)
    chair.send(f"{url}/edit", sentence="Seven agencies & one “loud” family.")
    manager = cast.browser(Role.BOARD_MANAGER)
    page = manager.get(manager.get(url).link("compare with earlier versions"))
    assert page.heading == "Versions of this possible case"
    assert page.soup.select("del")[0].get_text() == "Six"
    assert page.soup.select("ins")[0].get_text() == "Seven"
    manager.post(f"{url}/versions/1/restore")
    assert newest(database, cast).sentence == "Six agencies & one “quiet” family."
    manager.post(f"{url}/versions/9/restore", 404)
    for role in (Role.PROGRAMME_MANAGER, Role.LEAD_REVIEWER, Role.COORDINATOR):
        cast.browser(role).get(f"{url}/versions", 403)
        cast.browser(role).post(f"{url}/versions/1/restore", 403)
    Browser(cast.app, cast.stranger).get(f"{url}/versions", 404)
    elsewhere = url.replace(str(cast.board_id), str(cast.other_board_id))
    chair.get(f"{elsewhere}/versions", 404)
    chair.send(f"{url}/decline", reason="Another review covers it.")
    assert "Restore version" not in chair.get(f"{url}/versions").words
    chair.post(f"{url}/versions/1/restore", 409)


def test_possible_cases_are_no_business_of_the_programme_of_reviewers_or_of_other_lscbs(
    cast: Cast, database: Database
) -> None:
    _chair, url = put_down(cast, database)
    for role in (Role.PROGRAMME_MANAGER, Role.LEAD_REVIEWER, Role.SUPERVISOR, Role.COORDINATOR):
        cast.browser(role).get(url, 403)
    for user_id in (cast.stranger, cast.nobody):
        Browser(cast.app, user_id).get(url, 404)
    elsewhere = url.replace(str(cast.board_id), str(cast.other_board_id))
    cast.browser(Role.CHAIR).get(elsewhere, 404)


def test_the_audit_says_that_a_case_was_put_down_and_not_what_it_says(cast: Cast, database: Database) -> None:
    put_down(cast, database)
    with database.reading() as session:
        found = session.scalars(select(AuditEvent).where(AuditEvent.event == Event.CANDIDATE_ADDED)).all()[-1]
        assert (found.by, found.board_id) == (cast.users[Role.CHAIR], cast.board_id)
        assert isinstance(found.object_id, UUID)
        assert "quiet" not in str(found.facts)
