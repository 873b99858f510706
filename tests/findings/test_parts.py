"""The parts of a finding: outside evidence, what is to be found out, questions for the LSCB; and additional learning."""

from datetime import date
from uuid import UUID

import pytest

from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from review_app.core.dates import UNKNOWN
from review_app.core.db import Database
from review_app.core.here import house_here
from review_app.core.offers import Attachment, Target
from review_app.findings.actions import add_inquiry, add_question, support_finding
from review_app.findings.queries import (
    additional_learning_of_review,
    finding_in_review,
    inquiries_of_review,
    outside_evidence_of_review,
    questions_of_review,
)
from review_app.reviews.queries import review_by_id
from review_app.sources.actions import add_source
from review_app.sources.models import SourceKind
from tests.factories.episodes import an_episode
from tests.factories.findings import a_finding, an_agreed_finding
from tests.factories.sources import quote_words
from tests.support.browser import Browser
from tests.support.people import Cast

pytestmark = pytest.mark.database


@pytest.fixture
def lead(cast: Cast) -> Browser:
    return cast.browser(Role.LEAD_REVIEWER)


@pytest.fixture
def finding_id(cast: Cast, database: Database) -> UUID:
    with unit_of_work(database) as session:
        return a_finding(session, cast.review_id, by=cast.lead()).id


@pytest.fixture
def here(cast: Cast, finding_id: UUID) -> str:
    return f"/reviews/{cast.review_id}/findings/{finding_id}"


def test_outside_evidence_is_kept_with_its_part_known_date(
    cast: Cast, database: Database, lead: Browser, here: str
) -> None:
    page = lead.send(f"{here}/evidence/add", 422, what="Eleven of twelve", on="soon")
    assert page.errors[0] == "Choose from where it is known."
    assert page.errors[1].startswith("Write a date as")
    assert page.value("on") == "soon"
    lead.send(f"{here}/evidence/add", kind="case_group", what="Eleven of twelve wrote “usual”.", on="about july 2011")
    assert "Case group , about July 2011: Eleven of twelve wrote “usual”." in lead.get(here).words
    with database.reading() as session:
        evidence = outside_evidence_of_review(session, cast.review_id)[0]
    lead.send(f"{here}/evidence/{evidence.id}", on="", what="Ten of twelve.")
    assert "Case group : Ten of twelve." in lead.get(here).words


def test_what_is_to_be_found_out_waits_on_its_page_until_it_is_answered(
    cast: Cast, database: Database, lead: Browser, here: str
) -> None:
    asked = {"question": "How many are marked as information?", "asks": "the board manager", "whom": "the contact team"}
    lead.send(f"{here}/to-find-out/add", **asked, by_day="1 June 2011")
    everything = f"/reviews/{cast.review_id}/to-find-out"
    assert "the board manager asks the contact team, by 1 June 2011. No answer yet." in lead.get(everything).words
    with database.reading() as session:
        inquiry = inquiries_of_review(session, cast.review_id)[0]
    lead.send(f"{here}/to-find-out/{inquiry.id}/answer", answer="197 of 412.", answered_on="30 May 2011")
    assert "197 of 412. (30 May 2011)" in lead.get(here).words
    lead.send(f"{here}/to-find-out/{inquiry.id}/answer", answer="")
    with database.reading() as session:
        again = inquiries_of_review(session, cast.review_id)[0]
    assert (again.is_open, again.answered_on) == (True, None)


def test_the_page_to_find_out_begins_with_what_is_open_and_due(cast: Cast, database: Database, lead: Browser) -> None:
    with unit_of_work(database) as session:
        finding = a_finding(session, cast.review_id, by=cast.lead())
        for question, day in (("Late?", date(2011, 8, 1)), ("Some time?", None), ("Soon?", date(2011, 6, 1))):
            add_inquiry(session, finding, {"question": question, "by_day": day}, by=cast.lead())
    words = lead.get(f"/reviews/{cast.review_id}/to-find-out").words
    assert words.index("Soon?") < words.index("Late?") < words.index("Some time?")


def test_a_question_is_asked_under_a_heading_of_the_programme(
    cast: Cast, database: Database, lead: Browser, here: str
) -> None:
    page = lead.send(f"{here}/questions/add", 422, text="The LSCB should remind all staff.")
    assert page.errors == [
        "A question for the LSCB ends with a question mark: the LSCB knows best what can be done, and decides."
    ]
    lead.send(f"{here}/questions/add", text="What would it take?")
    issues = lead.get(f"{here}/questions/add").soup.find("option", string="Issues for the LSCB to consider")["value"]
    lead.send(f"{here}/questions/add", text="How would it know?", heading_term_id=issues)
    page = lead.get(here)
    assert "Questions for the LSCB to consider What would it take?" in page.words
    assert "Issues for the LSCB to consider How would it know?" in page.words


def test_a_question_that_reads_like_a_recommendation_is_kept(lead: Browser, here: str) -> None:
    text = "Should the LSCB not ensure that forms are read?"
    page = lead.post(f"{here}/questions/add", text=text, heading_term_id=first_heading(lead, here), follow=True)
    assert text in page.words


def first_heading(lead: Browser, here: str) -> str:
    """The programme's usual heading."""
    return str(lead.get(f"{here}/questions/add").soup.select_one("#heading_term_id option")["value"])


def test_a_seventh_question_is_refused_where_the_button_was(
    cast: Cast, database: Database, lead: Browser, here: str, finding_id: UUID
) -> None:
    with unit_of_work(database) as session:
        finding = finding_in_review(session, cast.review_id, finding_id)
        for number in range(6):
            add_question(session, finding, f"Question {number}?", by=cast.lead())
    page = lead.get(here)
    assert "A finding has six questions at most." in page.words
    assert "Add a question" not in page.words
    refused = lead.post(f"{here}/questions/add", 422, text="And?", heading_term_id=first_heading(lead, here))
    assert refused.errors[0].startswith("A finding has six questions at most.")
    with database.reading() as session:
        assert questions_of_review(session, cast.review_id)[0].text == "Question 0?"


def test_of_two_who_change_one_question_the_second_sees_both(
    cast: Cast, database: Database, lead: Browser, here: str
) -> None:
    lead.send(f"{here}/questions/add", text="What would it take?")
    with database.reading() as session:
        edit = f"{here}/questions/{questions_of_review(session, cast.review_id)[0].id}"
    member = cast.browser(Role.TEAM_MEMBER)
    stale = member.get(edit).value("base_version")
    lead.send(edit, text="What would it cost?")
    page = member.send(edit, 409, text="What would it need?", base_version=stale)
    assert "What would it cost?" in page.words
    assert "What would it need?" in page.words


def test_a_part_of_an_agreed_finding_is_neither_restored_nor_deleted(
    cast: Cast, database: Database, lead: Browser
) -> None:
    with unit_of_work(database) as session:
        an_agreed_finding(session, an_episode(session, cast.review_id, by=cast.lead()), by=cast.lead())
        question = questions_of_review(session, cast.review_id)[0]
    record = f"/reviews/{cast.review_id}/records/question/{question.id}"
    lead.post(f"{record}/versions/1/restore", 409)
    lead.post(f"{record}/delete", 409, why="No longer asked")
    with database.reading() as session:
        assert len(questions_of_review(session, cast.review_id)) == 1


def test_additional_learning_stands_apart_from_the_findings(cast: Cast, database: Database, lead: Browser) -> None:
    url = f"/reviews/{cast.review_id}/additional-learning"
    page = lead.send(f"{url}/add", 422, text=" ")
    assert page.errors == ["Write what was learnt."]
    lead.send(f"{url}/add", text="The library’s Saturday group saw both.\r\n\r\nNobody asked there.")
    with database.reading() as session:
        learning = additional_learning_of_review(session, cast.review_id)[0]
    lead.send(f"{url}/{learning.id}", text="The library’s group & the nursery saw both.")
    assert "The library’s group & the nursery saw both." in lead.get(f"/reviews/{cast.review_id}/findings").words


def test_a_quote_can_be_hung_on_an_open_finding_and_on_no_agreed_one(
    cast: Cast, database: Database, lead: Browser, here: str, finding_id: UUID
) -> None:
    with cast.app.test_request_context(), unit_of_work(database) as session:
        review = review_by_id(session, cast.review_id)
        values = {"kind": SourceKind.CONVERSATION, "title": "Conversation with O'Brien’s post", "dated": UNKNOWN}
        source = add_source(session, review, values, "A worry with a wrong hat on.", by=cast.lead())
        passage = quote_words(session, source, "a wrong hat", "", by=cast.lead())
        agreed = an_agreed_finding(session, an_episode(session, cast.review_id, by=cast.lead()), by=cast.lead())
        target = next(each for each in house_here().offered(Target) if each.kind == "finding")
        assert [choice[0] for choice in target.choices(session, cast.review_id)] == [finding_id]
        target.attach(session, Attachment(cast.review_id, finding_id, source.id, passage.id, cast.lead()))
        target.attach(session, Attachment(cast.review_id, finding_id, source.id, passage.id, cast.lead()))
        assert [each.url for each in target.hanging(session, cast.review_id, [passage.id])[passage.id]] == [here]
    page = lead.get(here)
    assert page.words.count("“a wrong hat”") == 1
    remove = next(form["action"] for form in page.soup.find_all("form") if "/supports/" in form["action"])
    lead.post(remove)
    assert "“a wrong hat”" not in lead.get(here).words
    with unit_of_work(database) as session, pytest.raises(Exception, match="agreed"):
        support_finding(session, finding_in_review(session, cast.review_id, agreed.id), source.id, None, by=cast.lead())
