"""Papers: what they say and what they keep back, for whom they are made, and what is recorded of each copy."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from flask import Flask
from openxml_audit import OpenXmlValidator
from sqlalchemy import select

from review_app.access.roles import Role
from review_app.access.stages import Stage
from review_app.audit.events import Event
from review_app.audit.models import AuditEvent
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.reports.queries import copies_of_review
from review_app.reports.sections import all_kinds
from review_app.reviews.actions import change_review
from review_app.reviews.models import Size
from review_app.reviews.queries import review_by_id
from tests.exports.word_file import WordFile
from tests.factories.names import let_stay
from tests.factories.reports import KEPT_BACK, LOOKS_LIKE_NAMES, SAID, a_rich_review
from tests.support.browser import Browser
from tests.support.people import Cast

pytestmark = pytest.mark.database
PAPERS = ("working-draft", "episodes-table", "narrative")


@pytest.fixture
def rich(cast: Cast, database: Database, app: Flask) -> Cast:
    """The cast, with a review that has something in every field."""
    with unit_of_work(database) as session:
        a_rich_review(
            session, cast.review_id, app.extensions["casewindow.keys"].for_purpose("names"), by=cast.lead()
        )  # fmt: skip
    let_stay(cast, database, LOOKS_LIKE_NAMES)
    return cast


def downloaded(browser: Browser, cast: Cast, paper: str = "working-draft", reader: str = "Ruth Adébáyò") -> WordFile:
    """A copy of a paper as a person downloads it."""
    page = browser.post(f"/reviews/{cast.review_id}/report/{paper}", 200, reader_name=reader)
    return WordFile(page.response.data)


def everything_in(paper: WordFile) -> str:
    """The whole content of a file, every part of it."""
    return "".join(part.decode("utf-8", "replace") for part in paper.parts.values()) + paper.text()


def test_the_working_draft_says_what_was_written_and_keeps_back_who_said_what(rich: Cast) -> None:
    paper = downloaded(rich.browser(Role.LEAD_REVIEWER), rich)
    inside = everything_in(paper)
    assert [place for place, words in KEPT_BACK.items() if words in inside] == []
    assert [words for words in SAID if words not in paper.text()] == []
    written = [kind.key for kind in all_kinds() if kind.is_text and f"WRITTEN-{kind.key}," not in paper.text()]
    assert written == []


def test_a_finding_says_in_counts_alone_what_it_rests_on(rich: Cast) -> None:
    paper = downloaded(rich.browser(Role.LEAD_REVIEWER), rich)
    assert paper.in_style("RestsOn") == [
        (
            "In this case: 1 of 1 conversation with people from 1 agency, 1 key practice episode and 1 contributory "
            "factor. Beyond this case: an audit and other LSCBs."
        )
    ]


def test_the_size_of_the_review_limits_how_strong_its_findings_are(rich: Cast, database: Database) -> None:
    lead = rich.browser(Role.LEAD_REVIEWER)
    assert "Strength: finding" in downloaded(lead, rich).text()
    with unit_of_work(database) as session:
        change_review(session, review_by_id(session, rich.review_id), {"size": Size.MID_RANGE}, by=rich.lead())
    assert "Strength: indicative finding" in downloaded(lead, rich).text()


def test_the_working_papers_hold_views_and_entries_but_no_source(rich: Cast) -> None:
    lead = rich.browser(Role.LEAD_REVIEWER)
    episodes, narrative = (downloaded(lead, rich, paper) for paper in PAPERS[1:])
    for words in ("EPISODETITLE", "TUNNELVIEW", "DONEWELL", "FACTORTEXT", "Health visitor LABEL"):
        assert words in episodes.text()
    for words in ("PROSEWORDS", "ENTRYWORDS", "about 3 March 2009", "The child"):
        assert words in narrative.text()
    for paper in (episodes, narrative):
        for place in ("the title of a source", "a quote", "a real name", "who held a conversation", "a comment"):
            assert KEPT_BACK[place] not in everything_in(paper)


def test_every_paper_of_an_empty_review_is_made_and_says_what_is_missing(cast: Cast, tmp_path: Path) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    for paper in PAPERS:
        made = downloaded(lead, cast, paper)
        assert "Not written yet." in made.text()
        file = tmp_path / f"{paper}.docx"
        file.write_bytes(made.data)
        assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []


def test_every_paper_of_a_rich_review_passes_the_audit_of_its_format(rich: Cast, tmp_path: Path) -> None:
    lead = rich.browser(Role.LEAD_REVIEWER)
    for paper in PAPERS:
        file = tmp_path / f"{paper}.docx"
        file.write_bytes(downloaded(lead, rich, paper).data)
        assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []


def test_each_copy_has_its_number_and_its_reader_and_a_name_that_says_nothing_of_the_case(
    cast: Cast, database: Database
) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/report"
    for number, reader in ((1, "Ruth Adébáyò"), (2, "D'Souza & Daughters “QA”")):
        page = lead.post(f"{url}/working-draft", 200, reader_name=reader)
        disposition = page.response.headers["Content-Disposition"]
        assert disposition == f'attachment; filename="LT-01 working draft copy {number}.docx"'
        assert page.response.headers["Cache-Control"] == "no-store"
        assert f"Copy {number} · for {reader}" in WordFile(page.response.data).text()
        with database.reading() as session:
            newest = copies_of_review(session, cast.review_id)[0]
            assert (newest.number, newest.reader_name) == (number, reader)
            assert newest.sha256 == hashlib.sha256(page.response.data).hexdigest()
    lead.post(f"{url}/narrative", 200, reader_name="Ruth Adébáyò")
    words = lead.get(url).words
    assert "Working draft, copy 2" in words
    assert "D'Souza & Daughters “QA”" in words
    assert "Narrative, copy 1" in words


def test_that_a_copy_was_made_and_given_out_is_recorded(cast: Cast, database: Database) -> None:
    downloaded(cast.browser(Role.TEAM_MEMBER), cast)
    with database.reading() as session:
        kinds = [Event.COPY_MADE, Event.DOWNLOADED]
        rows = session.scalars(select(AuditEvent).where(AuditEvent.event.in_(kinds)).order_by(AuditEvent.seq)).all()
        assert [(row.event, row.by, row.review_id, row.facts) for row in rows] == [
            (kind, cast.users[Role.TEAM_MEMBER], cast.review_id, {"paper": "report", "number": 1}) for kind in kinds
        ]


def test_a_copy_without_a_reader_is_not_made(cast: Cast, database: Database) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/report"
    page = lead.post(f"{url}/working-draft", reader_name=" ", follow=True)
    assert "Enter the name of the person who will read this copy." in page.words
    with database.reading() as session:
        assert copies_of_review(session, cast.review_id) == []


def test_the_chair_downloads_a_copy_in_their_own_name_once_the_report_is_with_the_lscb(rich: Cast) -> None:
    chair, url = rich.browser(Role.CHAIR), f"/reviews/{rich.review_id}/report"
    chair.get(url, 403)
    chair.post(f"{url}/working-draft", 403)
    rich.move_to(Stage.WITH_BOARD)
    page = chair.get(url)
    assert "The form sorts calls by what the sender ticks" in page.words
    assert [button.get_text(strip=True) for button in page.soup.select("main button")] == ["Download (Word)"]
    assert page.soup.select("main a[href*='/report/']") == []
    made = downloaded(chair, rich, reader="Somebody Else")
    assert f"for {Role.CHAIR.words} Nguyễn" in made.text()
    assert "Somebody Else" not in everything_in(made)
    for paper in PAPERS[1:]:
        chair.post(f"{url}/{paper}", 403)


def test_strangers_find_nothing_and_the_coordinator_is_told_why_not(cast: Cast) -> None:
    url = f"/reviews/{cast.review_id}/report"
    stranger, coordinator = Browser(cast.app, cast.stranger), cast.browser(Role.COORDINATOR)
    for paper in PAPERS:
        stranger.post(f"{url}/{paper}", 404)
        coordinator.post(f"{url}/{paper}", 403)
    stranger.get(url, 404)
    assert "Your role here" in coordinator.get(url, 403).words


def test_copies_made_at_the_same_time_get_numbers_of_their_own(cast: Cast, database: Database) -> None:
    browsers = [cast.browser(Role.LEAD_REVIEWER) for _ in range(4)]
    tokens = [browser.token() for browser in browsers]

    def make(place: int) -> bytes:
        url = f"/reviews/{cast.review_id}/report/working-draft"
        fields = {"csrf_token": tokens[place], "reader_name": f"Reader {place}"}
        return browsers[place].client.post(url, data=fields).data

    with ThreadPoolExecutor(len(browsers)) as pool:
        made = list(pool.map(make, range(len(browsers))))
    with database.reading() as session:
        copies = copies_of_review(session, cast.review_id)
    assert sorted(copy.number for copy in copies) == [1, 2, 3, 4]
    assert {copy.sha256 for copy in copies} == {hashlib.sha256(data).hexdigest() for data in made}
