"""What is worth another look in the findings: one closed list, three things at a time, and going on with a reason."""

from uuid import uuid4

import pytest

from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.findings.actions import add_outside_evidence, add_question, change_finding, link_finding
from review_app.findings.models import EvidenceKind, Finding, OutsideEvidence, Question
from review_app.findings.queries import finding_in_review
from review_app.hints.models import HintKind
from review_app.hints.rules import Looked, hints_on, recommends
from tests.factories.episodes import an_episode
from tests.factories.findings import a_finding, a_whole_finding
from tests.support.browser import Browser
from tests.support.people import Cast

NONE_YET = "Nothing is worth another look now."


def a_draft(**values: object) -> Finding:
    """A finding as the rules see it."""
    given = {"in_brief": "Three lines.", "widespread_value": "", "widespread_basis": "", "common_value": ""}
    given |= {"common_basis": "", "in_this_case": "c", "title": "The form sorts."}
    return Finding(id=uuid4(), number=2, **(given | values))


def said_of(looked: Looked, *, claims_findings: bool = True) -> list[tuple[HintKind, str]]:
    """The hints on one finding."""
    return [(hint.kind, hint.said) for hint in hints_on(looked, claims_findings=claims_findings, size="focused")]


def solid(finding: Finding, **values: object) -> Looked:
    """A finding with enough round it."""
    whole = {"episodes": 2, "factors": 3, "evidence": [OutsideEvidence(kind=EvidenceKind.AUDIT, what="40 of 120")]}
    whole["questions"] = [Question(id=uuid4(), text="What is known?")]
    return Looked(finding, **(whole | values))


def test_a_solid_finding_of_a_full_review_gets_no_hint() -> None:
    assert said_of(solid(a_draft())) == []


def test_each_weakness_is_said_under_its_kind_and_nothing_else_is() -> None:
    kinds = {
        HintKind.NO_EPISODE: solid(a_draft(), episodes=0),
        HintKind.NOTHING_OUTSIDE: solid(a_draft(), evidence=[]),
        HintKind.ONE_SOURCE: solid(
            a_draft(), one_source="Only one conversation supports this. Is there another source?"
        ),
        HintKind.CLAIM: solid(a_draft(widespread_value="Everywhere")),
        HintKind.RECOMMENDS: solid(
            a_draft(), questions=[Question(id=uuid4(), text="Should the LSCB ensure that it is so?")]
        ),
        HintKind.THIN: solid(a_draft(in_brief="")),
    }
    for kind, looked in kinds.items():
        assert [found for found, _said in said_of(looked)] == [kind]


def test_a_claim_is_measured_by_the_size_of_the_review() -> None:
    finding = a_draft(widespread_value="In every team", widespread_basis="We asked two.", title="All LSCBs do so.")
    assert said_of(solid(finding)) == []
    said = " ".join(words for _kind, words in said_of(solid(finding), claims_findings=False))
    assert "A review of this size (focused) gives indicative findings" in said
    assert "The title says “All LSCBs”" in said


def test_what_only_the_review_team_says_is_asked_of_the_case_group() -> None:
    evidence = [OutsideEvidence(kind=EvidenceKind.REVIEW_TEAM, what="We know it.")]
    assert "What does the case group say?" in said_of(solid(a_draft(), evidence=evidence))[0][1]


@pytest.mark.parametrize(
    "text", ["Should the LSCB not ensure that all staff are reminded?", "Is it clear that the Board must act?"]
)
def test_a_recommendation_with_a_question_mark_reads_like_one(text: str) -> None:
    assert recommends(text)


def test_an_open_question_gets_no_hint() -> None:
    assert not recommends("What does the LSCB know, and how would it know that it is different?")


@pytest.fixture
def url(cast: Cast) -> str:
    return f"/reviews/{cast.review_id}/worth-another-look"


@pytest.fixture
def lead(cast: Cast) -> Browser:
    return cast.browser(Role.LEAD_REVIEWER)


def codes(lead: Browser, url: str) -> list[str]:
    """What names the hints that the page shows, in order."""
    forms = lead.get(url).soup.select("main form[action$='/go-on']")
    return [str(form["action"]).split("/")[-2] for form in forms]


def boxed(code: str, reason: str) -> dict[str, str]:
    return {f"reason_{code}": reason}


@pytest.mark.database
def test_the_list_shows_three_things_the_weightiest_first_and_says_how_many_come_after(
    cast: Cast, database: Database, lead: Browser, url: str
) -> None:
    assert NONE_YET in lead.get(url).words
    with unit_of_work(database) as session:
        a_finding(session, cast.review_id, "O'Brien & Nguyễn’s “form” sorts <i>calls</i>.", by=cast.lead())
        a_finding(session, cast.review_id, "A second pattern is so.", by=cast.lead())
    page = lead.get(url)
    headings = [" ".join(each.get_text(" ").split()) for each in page.soup.select("main h2.govuk-heading-s")]
    assert headings == ["Finding 1: no episode", "Finding 2: no episode", "Finding 1: little from outside the case"]
    assert "more things come after these." in page.words


@pytest.mark.database
def test_the_team_goes_on_with_a_reason_and_the_hint_comes_back_only_when_its_matter_changed(
    cast: Cast, database: Database, lead: Browser, url: str
) -> None:
    with unit_of_work(database) as session:
        finding_id = a_finding(session, cast.review_id, in_brief="One.", by=cast.lead()).id
    first = codes(lead, url)[0]
    page = lead.post(f"{url}/{first}/go-on", 422, **boxed(first, "  "))
    assert page.errors == ["Say why you go on. The reason stands with your name and the day."]
    lead.post(f"{url}/{first}/go-on", **boxed(first, "It shows in a stretch of time that is no episode."))
    page = lead.get(url)
    assert "Gone on with because: It shows in a stretch of time that is no episode." in page.words
    assert "Lead reviewer Nguyễn" in page.words
    assert first not in codes(lead, url)
    with unit_of_work(database) as session:
        finding = finding_in_review(session, cast.review_id, finding_id)
        change_finding(session, finding, {"why_it_matters": "It adds up."}, by=cast.lead())
    assert first not in codes(lead, url)
    with unit_of_work(database) as session:
        finding = finding_in_review(session, cast.review_id, finding_id)
        change_finding(session, finding, {"in_this_case": "In the week of the move."}, by=cast.lead())
    assert "Finding 1: no episode" in lead.get(url).words


@pytest.mark.database
def test_of_two_who_look_at_once_the_second_is_told_that_it_has_changed(
    cast: Cast, database: Database, lead: Browser, url: str
) -> None:
    with unit_of_work(database) as session:
        finding_id = a_finding(session, cast.review_id, by=cast.lead()).id
        episode_id = an_episode(session, cast.review_id, by=cast.lead()).id
    code = codes(lead, url)[0]
    with unit_of_work(database) as session:
        link_finding(session, finding_in_review(session, cast.review_id, finding_id), [episode_id], [], by=cast.lead())
    page = cast.browser(Role.TEAM_MEMBER).post(f"{url}/{code}/go-on", follow=True, **boxed(code, "We know."))
    assert "That has changed in the meantime." in page.words
    assert "We know." not in page.words


@pytest.mark.database
def test_what_was_gone_on_with_can_be_raised_again(cast: Cast, database: Database, lead: Browser, url: str) -> None:
    with unit_of_work(database) as session:
        a_finding(session, cast.review_id, by=cast.lead())
    code = codes(lead, url)[0]
    lead.post(f"{url}/{code}/go-on", **boxed(code, "Because & <b>why</b>."))
    again = str(lead.get(url).soup.select_one("main form[action$='/raise-again']")["action"])
    lead.post(again)
    assert code in codes(lead, url)
    assert "Because & <b>why</b>." not in lead.get(url).words


@pytest.mark.database
def test_a_hint_stops_no_agreement_and_a_finding_with_all_it_needs_leaves_the_list(
    cast: Cast, database: Database, lead: Browser, url: str
) -> None:
    with unit_of_work(database) as session:
        episode = an_episode(session, cast.review_id, by=cast.lead())
        finding = a_whole_finding(session, episode, in_brief="Three lines.", by=cast.lead())
        add_outside_evidence(session, finding, {"kind": EvidenceKind.AUDIT, "what": "31 of 120"}, by=cast.lead())
        add_question(session, finding, "Should the LSCB ensure that it stops?", by=cast.lead())
        finding_id = finding.id
    words = lead.get(url).words
    assert "Finding 1, a question: a recommendation" in words
    assert "no episode" not in words
    lead.post(f"/reviews/{cast.review_id}/findings/{finding_id}/agree", agreed_on="20 July 2011")


@pytest.mark.database
def test_wording_counts_as_one_thing_for_a_finding_and_leads_to_its_phrases(
    cast: Cast, database: Database, lead: Browser, url: str
) -> None:
    with unit_of_work(database) as session:
        episode = an_episode(session, cast.review_id, by=cast.lead())
        blaming = {"description": "Staff failed to ring. It was a missed opportunity.", "in_brief": "Three lines."}
        finding = a_whole_finding(session, episode, by=cast.lead(), **blaming)
        link_finding(
            session, finding, [episode.id, an_episode(session, cast.review_id, by=cast.lead()).id], [], by=cast.lead()
        )
    page = lead.get(url)
    assert "Two phrases may blame or look back: “failed to”, “missed opportunity”." in page.words
    assert "Two phrases" in lead.get(page.link("Look at the phrases")).words


@pytest.mark.database
@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.CHAIR, Role.CASE_GROUP_MEMBER, Role.ADVISER])
def test_nobody_outside_the_team_sees_the_list(cast: Cast, url: str, role: Role) -> None:
    cast.browser(role).get(url, 403)
