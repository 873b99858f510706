"""Asking the other LSCBs: one short form, answers without names, and evidence for the finding that asked."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from review_app.access.roles import Role
from review_app.audit.events import Event
from review_app.audit.models import AuditEvent
from review_app.boards.queries import board_by_id
from review_app.comparisons.actions import (
    Question,
    Said,
    answer,
    ask_about_finding,
    end_asking,
    keep_as_evidence,
    said_so_far,
)
from review_app.comparisons.models import Answer, Asking, Reply
from review_app.comparisons.queries import asking_held, open_asking_of_finding, reply_of_review
from review_app.comparisons.rules import NAMES_STAY
from review_app.core.clock import today
from review_app.core.commit import unit_of_work
from review_app.core.dates import day_in_words
from review_app.core.db import Database
from review_app.core.errors import NotFound, NotNow
from review_app.findings.models import EvidenceKind, OutsideEvidence
from review_app.findings.queries import finding_in_review, outside_evidence_of_finding
from review_app.reviews.queries import review_by_id
from review_app.wordings.actions import withdraw_wording
from review_app.wordings.queries import wordings_of_finding
from tests.factories.accounts import a_user
from tests.factories.comparisons import SENTENCE, Compared, a_comparison, answered_by, asked_about
from tests.factories.reviews import a_review
from tests.factories.wordings import WORDS, a_finding_to_share
from tests.support.browser import Browser
from tests.support.people import Cast

pytestmark = pytest.mark.database
CANARY = "zinnober"


@pytest.fixture
def there(cast: Cast, database: Database) -> Compared:
    with unit_of_work(database) as session:
        return a_comparison(session, cast)


@pytest.fixture
def asking_id(cast: Cast, there: Compared, database: Database) -> UUID:
    with unit_of_work(database) as session:
        return asked_about(session, cast, there, "Who decides which box is ticked?").id


@pytest.fixture
def third(cast: Cast, there: Compared) -> Browser:
    """The lead reviewer of an LSCB that is asked."""
    return Browser(cast.app, there.third_lead)


@pytest.fixture
def evidence(cast: Cast, there: Compared, database: Database) -> Callable[[], list[OutsideEvidence]]:
    """The outside evidence of the finding that says what other LSCBs answered."""

    def found() -> list[OutsideEvidence]:
        with database.reading() as session:
            rows = outside_evidence_of_finding(session, cast.review_id, there.finding_id)
            return [row for row in rows if row.kind is EvidenceKind.OTHER_BOARDS]

    return found


def test_a_shared_finding_is_asked_about_in_the_words_that_were_agreed_and_no_others(
    cast: Cast, there: Compared, third: Browser, database: Database
) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    url = f"/reviews/{cast.review_id}/findings/{there.finding_id}/ask-others"
    page = lead.send(url, 422, question="Is it so in Brindle Vale & with O'Brien?")
    assert page.errors == [NAMES_STAY]
    assert page.value("question") == "Is it so in Brindle Vale & with O'Brien?"
    yesterday = day_in_words(today() - timedelta(days=1))
    assert lead.send(url, 422, by_day=yesterday).errors == ["That day is over. Choose a later one, or leave it empty."]
    lead.send(url, question="Who decides?", by_day=day_in_words(today() + timedelta(days=30)))
    assert "being asked already" in lead.get(url).words
    assert "one question from others waits: is this so with you?" in third.get("/").words
    page = third.get(third.get(f"/reviews/{there.third_review_id}/asked").link(WORDS.title))
    with database.reading() as session:
        finding = finding_in_review(session, cast.review_id, there.finding_id)
    assert "A review of the programme asks." in page.words
    assert "Who decides?" in page.words
    for private in (
        "Ashmere",
        "LT-0",
        finding.why_it_matters,
        finding.in_this_case,
        str(cast.review_id),
        str(cast.board_id),
    ):
        assert private not in str(page.soup.main)


def test_the_answers_are_evidence_for_the_finding_that_asked_one_entry_kept_up_and_nobody_named(
    cast: Cast, there: Compared, asking_id: UUID, third: Browser, evidence: Callable[[], list[OutsideEvidence]]
) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    finding_url = f"/reviews/{cast.review_id}/findings/{there.finding_id}"
    assert lead.post(f"{finding_url}/ask-others/keep", 409).words
    url = f"/reviews/{there.third_review_id}/asked/{asking_id}"
    third.send(url, answer="recognised", basis="audit", sentence=SENTENCE)
    assert "other LSCBs have answered what you asked" in lead.get("/").words
    page = lead.get(f"{finding_url}/where-else")
    assert "One of three LSCBs asked recognises it; one found it in its own review; one has not answered." in page.words
    assert SENTENCE in page.words
    assert "Copperfield" not in str(page.soup.main)
    lead.post(f"{finding_url}/ask-others/keep")
    third.send(url, answer="not_recognised", basis="review_team", sentence="We asked again: our form has no boxes.")
    lead.post(f"{finding_url}/ask-others/keep")
    (entry,) = evidence()
    assert (
        "None of three LSCBs asked recognise it; one found it in its own review; one does not; one has not answered."
        in entry.what
    )
    assert "other LSCBs have answered" not in lead.get("/").words


def test_what_was_asked_and_answered_says_nothing_to_the_wrong_people(
    cast: Cast, there: Compared, asking_id: UUID, database: Database
) -> None:
    with unit_of_work(database) as session:
        answered_by(session, there.third_review_id, asking_held(session, asking_id), by=there.third_lead)
    lead = cast.browser(Role.LEAD_REVIEWER)
    lead.get(f"/reviews/{cast.review_id}/asked/{asking_id}", 404)  # who asks isn't asked
    lead.get(f"/reviews/{there.third_review_id}/asked/{asking_id}", 404)
    for role in (Role.TEAM_MEMBER, Role.CHAIR, Role.COORDINATOR):
        cast.browser(role).get(f"/reviews/{cast.review_id}/asked", 403)
    with database.reading() as session:
        events = session.scalars(select(AuditEvent).where(AuditEvent.event == Event.OTHERS_ANSWERED)).all()
    assert {event.review_id for event in events} == {there.third_review_id}  # not among the asking review's own


def test_neither_why_a_word_may_stay_nor_who_has_a_review_can_be_told_from_outside(
    cast: Cast, there: Compared, database: Database
) -> None:
    with unit_of_work(database) as session:
        finding, review = finding_in_review(session, cast.review_id, there.finding_id), cast.review_id
        question = Question("Who decides at Orford House?", None, ("Orford House",), CANARY)
        asking = ask_about_finding(session, review_by_id(session, review), finding, question, by=cast.lead())
        said = Said(Answer.RECOGNISED, EvidenceKind.AUDIT, "As at Orford House.", ("Orford House",), CANARY)
        answer(session, review_by_id(session, there.third_review_id), asking, said, by=there.third_lead)
    lead, theme = (
        cast.browser(Role.LEAD_REVIEWER),
        f"/programmes/{cast.programme_id}/comparisons/themes/{there.theme_id}",
    )
    where = f"/reviews/{cast.review_id}/findings/{there.finding_id}/where-else"
    before = lead.get(where).words
    with unit_of_work(database) as session:
        a_review(session, board_by_id(session, there.fourth_board_id), a_user(session, "Fourth"), "A fourth family")
    assert lead.get(where).words == before
    pages = [
        lead.get(where),
        Browser(cast.app, cast.stranger).get(f"/reviews/{cast.other_review_id}/asked/{asking.id}"),
        cast.browser(Role.ADVISER).get(theme),
        cast.browser(Role.ADVISER).get(f"{theme}/lscbs/{there.third_board_id}"),
    ]
    assert [page.heading for page in pages if CANARY in page.html] == []
    assert all("Orford House" in page.html for page in pages)


def test_an_answer_needs_a_choice_a_basis_and_a_sentence_without_places(
    there: Compared, asking_id: UUID, third: Browser
) -> None:
    url = f"/reviews/{there.third_review_id}/asked/{asking_id}"
    assert len(third.send(url, 422).errors) == 3
    page = third.send(url, 422, answer="cant_say", basis="case_group", sentence="In Copperfield Reach nobody knows.")
    assert page.errors == [NAMES_STAY]
    assert "“Copperfield Reach”" in page.words
    third.send(
        url,
        answer="cant_say",
        basis="case_group",
        sentence="Nguyễn & Sons make the form.",
        names_reason="A maker of forms.",
    )
    assert "We can’t say" in third.get(f"/reviews/{there.third_review_id}/asked").words


def test_of_two_who_answer_at_once_the_second_sees_both_and_nothing_is_lost(
    there: Compared, asking_id: UUID, third: Browser, database: Database
) -> None:
    url = f"/reviews/{there.third_review_id}/asked/{asking_id}"
    stale = third.get(url).value("base_version")
    third.send(url, answer="recognised", basis="audit", sentence=SENTENCE)
    page = third.send(url, 409, answer="not_recognised", basis="audit", sentence="Not with us.", base_version=stale)
    assert SENTENCE in page.words
    assert "Not with us." in page.words
    third.send(url, answer="not_recognised", sentence="Not with us.")
    with database.reading() as session:
        now = reply_of_review(session, asking_id, there.third_review_id)
        assert now is not None
        assert (now.number, now.answer) == (2, Answer.NOT_RECOGNISED)
        assert len(session.scalars(select(Reply)).all()) == 2


def test_a_wording_that_is_taken_back_is_read_by_nobody_who_was_asked(
    cast: Cast, there: Compared, asking_id: UUID, third: Browser, database: Database
) -> None:
    with unit_of_work(database) as session:
        wording = wordings_of_finding(session, cast.review_id, there.finding_id)[0]
        withdraw_wording(session, wording, "A pause.", by=cast.users[Role.CHAIR])
    third.get(f"/reviews/{there.third_review_id}/asked/{asking_id}", 404)
    assert str(asking_id) not in third.get(f"/reviews/{there.third_review_id}/asked").html
    assert "from others" not in third.get("/").words
    with unit_of_work(database) as session, pytest.raises(NotFound):
        answered_by(session, there.third_review_id, asking_held(session, asking_id), by=there.third_lead)


def test_nobody_answers_what_is_asked_no_more_and_the_answers_stay(
    cast: Cast, there: Compared, asking_id: UUID, third: Browser, database: Database
) -> None:
    with unit_of_work(database) as session:
        asking = asking_held(session, asking_id)
        answered_by(session, there.third_review_id, asking, by=there.third_lead)
        end_asking(session, asking, by=cast.lead())
        end_asking(session, asking, by=cast.lead())
        assert open_asking_of_finding(session, there.finding_id) is None
        finding = finding_in_review(session, cast.review_id, there.finding_id)
        assert said_so_far(session, finding, asking).recognised == 1
    page = third.get(f"/reviews/{there.third_review_id}/asked/{asking_id}")
    assert "Nothing is asked here any more." in page.words
    assert SENTENCE in page.words
    assert asked_again(cast, there, database)


def asked_again(cast: Cast, there: Compared, database: Database) -> Asking:
    with unit_of_work(database) as session:
        return asked_about(session, cast, there)


def test_an_unshared_finding_is_not_asked_about(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        finding_id = a_finding_to_share(session, cast.review_id, by=cast.lead()).id
    lead = cast.browser(Role.LEAD_REVIEWER)
    url = f"/reviews/{cast.review_id}/findings/{finding_id}/ask-others"
    assert "once a wording of this finding is agreed to share" in lead.get(url).words
    assert lead.post(url, 422).errors


def test_evidence_that_somebody_deleted_is_written_anew(
    cast: Cast, there: Compared, asking_id: UUID, database: Database, evidence: Callable[[], list[OutsideEvidence]]
) -> None:
    with unit_of_work(database) as session:
        asking = asking_held(session, asking_id)
        finding = finding_in_review(session, cast.review_id, there.finding_id)
        with pytest.raises(NotNow, match="Nobody has answered yet"):
            keep_as_evidence(session, finding, asking, by=cast.lead())
        answered_by(session, there.third_review_id, asking, by=there.third_lead)
        asking.evidence_id = cast.board_id  # of something that is there no more
        keep_as_evidence(session, finding, asking, by=cast.lead())
        keep_as_evidence(session, finding, asking, by=cast.lead())
    assert len(evidence()) == 1


def test_an_adviser_asks_every_lscb_about_a_theme_by_its_name(cast: Cast, there: Compared, third: Browser) -> None:
    adviser = cast.browser(Role.ADVISER)
    base = f"/programmes/{cast.programme_id}/comparisons/themes/{there.theme_id}"
    adviser.send(f"{base}/ask", question="Since when?")
    page = third.get(third.get(f"/reviews/{there.third_review_id}/asked").link("What is ticked decides"))
    assert "An adviser of the programme asks." in page.words
    assert "Since when?" in page.words
    finder = Browser(cast.app, cast.stranger)  # whose LSCB shares a finding of it: nobody waits for the answer
    assert "from others" not in finder.get("/").words
    assert "You share a finding of this theme" in finder.get(f"/reviews/{cast.other_review_id}/asked").words
    cast.browser(Role.LEAD_REVIEWER).get(f"{base}/ask", 403)
    adviser.post(f"{base}/ask/end")
    assert "from others" not in third.get("/").words
