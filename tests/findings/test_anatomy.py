"""The anatomy as one page: each part changed where it stands, the method beside it, and the page as it is printed."""

from uuid import UUID

import pytest

from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.findings.actions import add_dispute, add_question, settle_dispute
from review_app.findings.anatomy import ANATOMY, Part
from review_app.findings.models import DisputeState
from review_app.findings.queries import finding_in_review
from review_app.reviews.actions import change_review
from review_app.reviews.models import Size
from review_app.reviews.queries import review_by_id
from tests.exports.word_file import WordFile
from tests.factories.disputes import DISPUTED
from tests.factories.episodes import an_episode
from tests.factories.findings import TITLE, a_finding, a_whole_finding, an_agreed_finding
from tests.support.browser import Browser
from tests.support.people import Cast

pytestmark = pytest.mark.database


@pytest.fixture
def lead(cast: Cast) -> Browser:
    return cast.browser(Role.LEAD_REVIEWER)


@pytest.fixture
def finding_id(cast: Cast, database: Database) -> UUID:
    with unit_of_work(database) as session:
        return a_whole_finding(session, an_episode(session, cast.review_id, by=cast.lead()), by=cast.lead()).id


@pytest.fixture
def here(cast: Cast, finding_id: UUID) -> str:
    return f"/reviews/{cast.review_id}/findings/{finding_id}"


@pytest.mark.parametrize("part", ANATOMY, ids=lambda part: part.key)
def test_each_part_opens_in_its_place_with_its_example_and_its_mistake(lead: Browser, here: str, part: Part) -> None:
    page = lead.get(here)
    assert part.sentence in page.words
    assert part.mistake in page.words
    page = lead.get(f"{here}/parts/{part.key}")
    boxes = [box["name"] for box in page.soup.select("main form.app-form [name]") if box["name"] in part.fields]
    assert boxes == list(part.fields)
    assert "Cancel" in page.words


def test_two_people_who_change_different_parts_at_once_lose_nothing(
    cast: Cast, database: Database, lead: Browser, here: str, finding_id: UUID
) -> None:
    member = cast.browser(Role.TEAM_MEMBER)
    mine = lead.get(f"{here}/parts/why_it_matters").value("base_version")
    theirs = member.get(f"{here}/parts/widespread").value("base_version")
    page = lead.post(f"{here}/parts/why_it_matters", why_it_matters="It adds up.", base_version=mine, follow=True)
    assert "Why does it matter? Change : Why does it matter? Saved at" in page.words
    member.post(
        f"{here}/parts/widespread",
        widespread_value="Four of six",
        widespread_basis="Asked in June",
        base_version=theirs,
    )
    with database.reading() as session:
        finding = finding_in_review(session, cast.review_id, finding_id)
        assert (finding.why_it_matters, finding.widespread_value) == ("It adds up.", "Four of six")
        assert finding.description == "A form can do its sender’s thinking."


def test_of_two_who_change_the_same_part_the_second_sees_both(cast: Cast, lead: Browser, here: str) -> None:
    member = cast.browser(Role.TEAM_MEMBER)
    stale = member.get(f"{here}/parts/underlying").value("base_version")
    lead.send(f"{here}/parts/underlying", underlying="The form is the same in every O'Brien & Nguyễn team.")
    page = member.send(f"{here}/parts/underlying", 409, underlying="Everybody says so.", base_version=stale)
    assert "The form is the same in every O'Brien & Nguyễn team." in page.words
    assert "Everybody says so." in page.words


def test_a_part_that_is_refused_keeps_what_was_typed(lead: Browser, here: str) -> None:
    page = lead.send(f"{here}/parts/title", 422, title="Does the form sort?")
    assert page.errors == ["A finding’s title says what is so. Put the question among the questions for the LSCB."]
    assert page.value("title") == "Does the form sort?"
    page = lead.send(f"{here}/parts/category", 422, category_term_id="")
    assert page.errors == ["Choose the category."]
    lead.get(f"{here}/parts/conclusion", 404)


def test_what_was_typed_in_one_part_is_not_offered_in_another(cast: Cast, lead: Browser, here: str) -> None:
    opened = lead.get(f"{here}/parts/description")
    draft = opened.soup.select_one("[data-draft-url]")["data-draft-url"]
    lead.post(draft, 204, description="Half a thought", base_version=opened.value("base_version"))
    assert "Half a thought" in lead.get(f"{here}/parts/description").words
    assert "Half a thought" not in lead.get(f"{here}/parts/underlying").words
    assert lead.get(f"{here}/parts/description?draft=use").value("description") == "Half a thought"
    lead.send(f"{here}/parts/description", description="A whole thought")
    assert "Half a thought" not in lead.get(f"{here}/parts/description").words


def test_an_agreed_finding_has_no_part_to_change(cast: Cast, database: Database, lead: Browser) -> None:
    with unit_of_work(database) as session:
        episode = an_episode(session, cast.review_id, by=cast.lead())
        finding = an_agreed_finding(session, episode, by=cast.lead())
    here = f"/reviews/{cast.review_id}/findings/{finding.id}"
    assert not lead.get(here).soup.select("a[href*='/parts/']")
    assert "so it stays as it is" in lead.get(f"{here}/parts/description", follow=True).words
    page = lead.post(f"{here}/parts/description", 422, description="Other", base_version=str(finding.version))
    assert page.errors[0].startswith("This finding is agreed")


def test_the_method_is_folded_away_for_good_for_one_person_and_comes_back(cast: Cast, lead: Browser, here: str) -> None:
    sentence, member = "Describe the pattern in general terms, without this family", cast.browser(Role.TEAM_MEMBER)
    fold = {"notes": "finding.description", "away": "yes", "back": f"{here}#part-description"}
    answer = lead.post("/account/method-notes", **fold)
    assert answer.response.headers["Location"] == f"{here}#part-description"
    assert sentence not in lead.get(here).words
    assert "Say what the pattern means for how reliably" in lead.get(here).words
    assert sentence not in lead.get(f"{here}/edit").words
    assert sentence in member.get(here).words
    lead.post("/account/method-notes", notes="finding.description finding.title", away="", back=here)
    assert sentence in lead.get(here).words


def test_folding_takes_only_what_names_a_note_and_leads_nowhere_else(lead: Browser, here: str) -> None:
    answer = lead.post("/account/method-notes", notes="<script> a b.c.d", away="yes", back="//elsewhere.example")
    assert answer.response.headers["Location"] == "/"
    assert "Show the method beside every part again" not in lead.get(here).words


def test_the_preview_says_what_the_word_file_says_line_by_line(
    cast: Cast, database: Database, lead: Browser, here: str, finding_id: UUID
) -> None:
    with unit_of_work(database) as session:
        finding = finding_in_review(session, cast.review_id, finding_id)
        add_question(session, finding, "Who reads “information” & when?", by=cast.lead())
        dispute = add_dispute(session, finding, DISPUTED, by=cast.lead())
        settle_dispute(
            session, dispute, DisputeState.STANDS, "Both keep to it.", by=cast.lead(), on=DISPUTED["raised_on"]
        )
    lead.send(f"{here}/parts/description", description="A form <b>sorts</b>.\n\n- first\n- second\n\n1. then")
    preview = lead.get(f"/reviews/{cast.review_id}/report/findings/{finding_id}")
    paper = WordFile(
        lead.post(
            f"/reviews/{cast.review_id}/report/working-draft", 200, reader_name=f"{Role.LEAD_REVIEWER.words} Nguyễn"
        ).response.data
    )
    lines = [line.strip() for line in paper.text().splitlines() if line.strip()]
    start = next(at for at, line in enumerate(lines) if line.startswith("Category: "))
    end = next(at for at, line in enumerate(lines) if at > start and "Both keep to it." in line)
    printed = " ".join(preview.words.split()).replace("• ", "")
    missing = [line for line in lines[start : end + 1] if " ".join(line.split()) not in printed]
    assert missing == []
    assert "Disputed by the LSCB" in printed
    assert "Raised by the chair of the LSCB, 15 September 2011" in printed


def test_a_smaller_review_has_indicative_findings_on_every_page_and_in_the_report(
    cast: Cast, database: Database, lead: Browser, here: str, finding_id: UUID
) -> None:
    assert lead.get(here).heading == "Finding 1"
    with unit_of_work(database) as session:
        change_review(session, review_by_id(session, cast.review_id), {"size": Size.FOCUSED}, by=cast.lead())
    page = lead.get(here)
    assert page.heading == "Indicative finding 1"
    assert "A review of this size (focused) gives indicative findings" in page.words
    assert f"Indicative finding 1: {TITLE}" in lead.get(f"/reviews/{cast.review_id}/findings").words
    assert "Indicative finding 1." in lead.get(f"/reviews/{cast.review_id}/report/findings/{finding_id}").words
    paper = WordFile(
        lead.post(
            f"/reviews/{cast.review_id}/report/working-draft", 200, reader_name=f"{Role.LEAD_REVIEWER.words} Nguyễn"
        ).response.data
    )
    assert f"Indicative finding 1. {TITLE}" in paper.text()
    assert paper.text().count("\nFinding 1") == 0


def test_a_finding_of_which_nothing_is_known_yet_says_so_on_the_page_and_in_the_preview(
    cast: Cast, database: Database, lead: Browser
) -> None:
    with unit_of_work(database) as session:
        finding = a_finding(session, cast.review_id, by=cast.lead())
    assert "How widespread is the pattern? Not known yet" in (
        lead.get(f"/reviews/{cast.review_id}/report/findings/{finding.id}").words
    )
    assert lead.get(f"/reviews/{cast.review_id}/findings/{finding.id}").words.count("Not known yet.") == 3
