"""A case group member reads what they told the review themselves, and nothing else of it."""

import pytest
from flask import Flask

from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.people.actions import seal_name
from review_app.people.sealing import RealName
from review_app.reviews.actions import switch_case_group_sign_in
from review_app.reviews.queries import review_by_id
from review_app.sources.actions import add_source
from review_app.sources.models import SourceKind
from tests.factories.episodes import a_participant
from tests.support.people import Cast

pytestmark = pytest.mark.database


@pytest.fixture
def told(cast: Cast, database: Database, app: Flask) -> Cast:
    """Two practitioners with a conversation each; the first has an account and may sign in."""
    key = app.extensions["casewindow.keys"].for_purpose("names")
    with unit_of_work(database) as session:
        review = review_by_id(session, cast.review_id)
        switch_case_group_sign_in(session, review, on=True, by=cast.lead())
        for label, account in (("GP 1 & partner", str(cast.users[Role.CASE_GROUP_MEMBER])), ("Midwife 1", "")):
            person = a_participant(session, cast.review_id, label, by=cast.lead())
            seal_name(session, key, person, RealName(f"Name of {label}", "", account), by=cast.lead())
            values = {"kind": SourceKind.CONVERSATION, "title": f"Talk {label}", "participant_id": person.id}
            add_source(session, review, values, f"WORDS OF {label}", by=cast.lead())
    return cast


def test_a_case_group_member_reads_their_own_conversation_and_nobody_elses(told: Cast) -> None:
    member, url = told.browser(Role.CASE_GROUP_MEMBER), f"/reviews/{told.review_id}/what-i-told-the-review"
    assert "read what you told the review" in member.get("/").words
    page = member.get(url)
    assert "WORDS OF GP 1 & partner" in page.words
    assert "You are known as GP 1 & partner" in page.words
    assert "Midwife" not in page.words
    assert "if a child is at risk now" in page.words
    for closed in ("", "/sources", "/people", "/names", "/narrative", "/family"):
        member.get(f"/reviews/{told.review_id}{closed}", 403)


def test_nothing_opens_once_sign_in_is_switched_off_again(told: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        switch_case_group_sign_in(session, review_by_id(session, told.review_id), on=False, by=told.lead())
    told.browser(Role.CASE_GROUP_MEMBER).get(f"/reviews/{told.review_id}/what-i-told-the-review", 404)


def test_somebody_whose_name_is_not_linked_yet_is_told_whom_to_ask(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        switch_case_group_sign_in(session, review_by_id(session, cast.review_id), on=True, by=cast.lead())
    page = cast.browser(Role.CASE_GROUP_MEMBER).get(f"/reviews/{cast.review_id}/what-i-told-the-review")
    assert "ask one of the lead reviewers" in page.words


def test_only_the_case_group_has_such_a_page(told: Cast) -> None:
    for role in (Role.LEAD_REVIEWER, Role.COORDINATOR, Role.CHAIR):
        told.browser(role).get(f"/reviews/{told.review_id}/what-i-told-the-review", 403)


def test_the_coordinator_links_an_account_with_a_name_and_keeps_both(told: Cast, database: Database) -> None:
    office, review = told.browser(Role.COORDINATOR), f"/reviews/{told.review_id}"
    page = office.get(f"{review}/names")
    url = page.link("the name of GP 1 & partner")
    office.send(url, real_name="Nguyễn O'Brien", account_id=str(told.users[Role.CASE_GROUP_MEMBER]))
    assert "Nguyễn O'Brien" in office.post(f"{review}/names", 200).words
    assert "WORDS OF GP 1" in told.browser(Role.CASE_GROUP_MEMBER).get(f"{review}/what-i-told-the-review").words
