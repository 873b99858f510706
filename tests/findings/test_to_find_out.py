"""To find out: what is overdue, answers that become evidence in one step, and what the LSCB wanted to learn."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from review_app.access.roles import Role
from review_app.core.clock import today
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.findings.actions import add_inquiry, answer_inquiry
from review_app.findings.models import EvidenceKind
from review_app.findings.queries import became_evidence, inquiries_of_review, outside_evidence_of_review
from review_app.reviews.actions import set_learning_questions
from review_app.reviews.queries import learning_questions_of_review, review_by_id
from tests.exports.word_file import WordFile
from tests.factories.episodes import an_episode
from tests.factories.findings import a_finding, an_agreed_finding
from tests.support.browser import Browser
from tests.support.people import Cast

pytestmark = pytest.mark.database


@pytest.fixture
def lead(cast: Cast) -> Browser:
    return cast.browser(Role.LEAD_REVIEWER)


@pytest.fixture
def finding_id(cast: Cast, database: Database) -> UUID:
    with unit_of_work(database) as session:
        finding = a_finding(session, cast.review_id, by=cast.lead())
        add_inquiry(session, finding, {"question": "How many are marked as “information”?"}, by=cast.lead())
        return finding.id


@pytest.fixture
def here(cast: Cast, finding_id: UUID) -> str:
    return f"/reviews/{cast.review_id}/findings/{finding_id}"


def the_inquiry(cast: Cast, database: Database) -> UUID:
    """The only thing to find out."""
    with database.reading() as session:
        return inquiries_of_review(session, cast.review_id)[0].id


def test_an_answer_becomes_evidence_in_one_step_and_each_says_where_the_other_is(
    cast: Cast, database: Database, lead: Browser, here: str
) -> None:
    inquiry = the_inquiry(cast, database)
    said = {"answer": "197 of 412, says O'Brien’s team.", "answered_on": "1 June 2011"}
    page = lead.send(f"{here}/to-find-out/{inquiry}/answer", 422, answer="", evidence_kind="audit")
    assert page.errors == ["There is no answer yet."]
    lead.send(f"{here}/to-find-out/{inquiry}/answer", **said, evidence_kind="performance_data")
    with database.reading() as session:
        evidence = outside_evidence_of_review(session, cast.review_id)[0]
        assert (evidence.kind, evidence.what, evidence.on.earliest) == (
            EvidenceKind.PERFORMANCE_DATA, said["answer"], date(2011, 6, 1),
        )  # fmt: skip
        assert became_evidence(session, cast.review_id).inquiries[evidence.id].id == inquiry
    page = lead.get(here)
    assert "It became evidence from outside the case : performance data." in page.words
    assert "An answer to what was to be found out : How many are marked as “information”?" in page.words


def test_an_answer_is_evidence_once_and_again_when_that_evidence_is_deleted(
    cast: Cast, database: Database, lead: Browser, here: str
) -> None:
    answer = f"{here}/to-find-out/{the_inquiry(cast, database)}/answer"
    lead.send(answer, answer="197 of 412.", evidence_kind="audit")
    page = lead.get(answer)
    assert "This answer is evidence from outside the case already." in page.words
    assert not page.soup.select("[name=evidence_kind]")
    lead.post(answer, answer="198 of 412.", evidence_kind="audit", base_version=page.value("base_version"))
    with database.reading() as session:
        evidence = outside_evidence_of_review(session, cast.review_id)
        assert [each.what for each in evidence] == ["197 of 412."]
    lead.send(f"/reviews/{cast.review_id}/records/outside_evidence/{evidence[0].id}/delete", why="Counted wrongly")
    assert "It became evidence" not in lead.get(here).words
    lead.send(answer, evidence_kind="audit")
    with database.reading() as session:
        assert [each.what for each in outside_evidence_of_review(session, cast.review_id)] == ["198 of 412."]


def test_an_agreed_finding_takes_an_answer_and_no_evidence(cast: Cast, database: Database, lead: Browser) -> None:
    with unit_of_work(database) as session:
        finding = an_agreed_finding(session, an_episode(session, cast.review_id, by=cast.lead()), by=cast.lead())
        inquiry = add_inquiry(session, finding, {"question": "Did the trial help?"}, by=cast.lead())
    answer = f"/reviews/{cast.review_id}/findings/{finding.id}/to-find-out/{inquiry.id}/answer"
    page = lead.get(answer)
    assert not page.soup.select("[name=evidence_kind]")
    assert "This finding is agreed, so it stays as it is." in page.words
    lead.send(answer, answer="It did.")
    assert "It did." in lead.get(f"/reviews/{cast.review_id}/to-find-out").words


def test_the_list_begins_with_what_is_overdue_and_the_home_counts_it(
    cast: Cast, database: Database, lead: Browser, finding_id: UUID
) -> None:
    with unit_of_work(database) as session:
        finding = an_agreed_finding(session, an_episode(session, cast.review_id, by=cast.lead()), by=cast.lead())
        for question, days in (("Late?", -1), ("Today?", 0), ("Tomorrow?", 1)):
            by_day = today() + timedelta(days=days)
            inquiry = add_inquiry(session, finding, {"question": question, "by_day": by_day}, by=cast.lead())
        late = add_inquiry(
            session, finding, {"question": "Late, and answered?", "by_day": date(2011, 1, 1)}, by=cast.lead()
        )
        answer_inquiry(session, late, "Yes.", by=cast.lead(), on=date(2011, 2, 1))
        del inquiry
    words = lead.get(f"/reviews/{cast.review_id}/to-find-out").words
    assert "Overdue (1)" in words
    assert "Waiting for an answer (3)" in words
    places = [words.index(each) for each in ("Late?", "Today?", "Tomorrow?", "How many are marked", "Late, and")]
    assert places == sorted(places)
    assert "four things open, one of them overdue" in lead.get(f"/reviews/{cast.review_id}").words


def test_what_the_lscb_wanted_to_learn_shows_which_findings_answer_it(
    cast: Cast, database: Database, lead: Browser, here: str
) -> None:
    with unit_of_work(database) as session:
        review = review_by_id(session, cast.review_id)
        set_learning_questions(
            session, review, ["How do worries add up?", "Who sees Nguyễn’s & O'Brien’s?"], by=cast.lead()
        )
        first = learning_questions_of_review(session, cast.review_id)[0].id
    findings = f"/reviews/{cast.review_id}/findings"
    assert "How do worries add up? No finding answers this yet." in lead.get(findings).words
    member = cast.browser(Role.TEAM_MEMBER)
    were = member.get(f"{here}/answers").value("question_ids_were")
    lead.send(f"{here}/answers", question_ids=[str(first)])
    member.post(f"{here}/answers", question_ids=[], question_ids_were=were)
    assert "How do worries add up? Answered by finding 1 ." in lead.get(findings).words
    assert "This finding answers: How do worries add up?" in lead.get(here).words
    page = lead.post(
        f"/reviews/{cast.review_id}/report/working-draft", 200, reader_name=f"{Role.LEAD_REVIEWER.words} Nguyễn"
    )
    assert "How do worries add up? (see finding 1)" in WordFile(page.response.data).text()
    lead.send(f"{here}/answers", question_ids=[])
    assert "No finding answers this yet." in lead.get(findings).words


def test_a_review_of_which_nothing_was_asked_says_where_that_is_written(lead: Browser, here: str) -> None:
    assert "The LSCB has not said yet what it wants to learn." in lead.get(f"{here}/answers").words
