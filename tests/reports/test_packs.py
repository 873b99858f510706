"""The packs for the case group: numbered copies with counts and words that nobody said, given out and collected back."""

import io
import zipfile
from pathlib import Path

import pytest
from flask import Flask
from openxml_audit import OpenXmlValidator
from sqlalchemy import select

from review_app.access.roles import Role
from review_app.audit.events import Event
from review_app.audit.models import AuditEvent
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.reports.models import PaperKind
from review_app.reports.queries import packs_given_out
from review_app.sources.promise import LIMITS
from tests.exports.word_file import WordFile
from tests.factories.episodes import a_participant
from tests.factories.names import let_stay
from tests.factories.reports import KEPT_BACK, LOOKS_LIKE_NAMES, a_rich_review
from tests.support.browser import Browser, Page
from tests.support.people import Cast

pytestmark = pytest.mark.database
READER = "Manager of health visitor 1"
# What the case group reads at the first follow-on meeting; everything else in KEPT_BACK it never reads.
DISCUSSED = {
    "the label of a position",
    "a view from the tunnel",
    "what happened in an episode",
    "the title of an episode",
    "the appraisal of an episode",
    "the prose of the narrative",
}
PACKS = [kind for kind in PaperKind if kind.is_pack]


@pytest.fixture
def rich(cast: Cast, database: Database, app: Flask) -> Cast:
    """The cast, with a review that has something in every field."""
    with unit_of_work(database) as session:
        a_rich_review(session, cast.review_id, app.extensions["casewindow.keys"].for_purpose("names"), by=cast.lead())
    let_stay(cast, database, LOOKS_LIKE_NAMES)
    return cast


def make(browser: Browser, cast: Cast, paper: PaperKind, status: int = 200, **fields: object) -> Page:
    """What a lead reviewer gets who makes copies of a pack for one reader."""
    given = {"paper": paper.value, "others": READER} | fields
    return browser.post(f"/reviews/{cast.review_id}/report/packs/make", status, **given)


def kept_back(paper: WordFile, *allowed: str) -> list[str]:
    """What stands in a file that may not."""
    inside = "".join(part.decode("utf-8", "replace") for part in paper.parts.values()) + paper.text()
    return [place for place, words in KEPT_BACK.items() if words in inside and place not in allowed]


def test_the_introductory_pack_says_what_is_promised_and_where_that_ends_and_nothing_of_the_case(rich: Cast) -> None:
    paper = WordFile(make(rich.browser(Role.LEAD_REVIEWER), rich, PaperKind.INTRODUCTORY).response.data)
    assert kept_back(paper) == []
    assert [limit for limit in LIMITS if limit not in paper.text()] == []


def test_the_first_follow_on_pack_tells_what_happened_and_keeps_back_who_said_so(rich: Cast) -> None:
    paper = WordFile(make(rich.browser(Role.LEAD_REVIEWER), rich, PaperKind.FOLLOW_ON_1).response.data)
    assert kept_back(paper, *DISCUSSED) == []
    assert [KEPT_BACK[place] for place in DISCUSSED if KEPT_BACK[place] not in paper.text()] == []
    assert "Is this how it was?" in paper.text()


def test_the_second_follow_on_pack_asks_of_each_draft_finding_whether_it_is_usual_elsewhere_and_still_so(
    rich: Cast,
) -> None:
    paper = WordFile(make(rich.browser(Role.LEAD_REVIEWER), rich, PaperKind.FOLLOW_ON_2).response.data)
    assert kept_back(paper) == []
    for words in ("INBRIEF", "DESCRIBED", "INTHISCASE", "In this case: 1 of", "Is it usual?", "elsewhere", "still so?"):
        assert words in paper.text()


def test_words_that_were_said_stand_in_a_pack_only_when_asked_for_and_then_without_who_said_them(rich: Cast) -> None:
    lead = rich.browser(Role.LEAD_REVIEWER)
    said = []
    for kind, allowed in ((PaperKind.FOLLOW_ON_1, DISCUSSED), (PaperKind.FOLLOW_ON_2, set[str]())):
        paper = WordFile(make(lead, rich, kind, with_quotes="y").response.data)
        assert kept_back(paper, "a quote", *allowed) == []
        said.append(KEPT_BACK["a quote"] in paper.text())
    assert any(said), "the quotes of the review hang somewhere"


def test_each_reader_gets_a_numbered_copy_of_their_own_and_several_come_in_one_zip(
    cast: Cast, database: Database
) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    with unit_of_work(database) as session:
        a_participant(session, cast.review_id, label="GP 1 & partner", by=cast.lead())
    page = make(lead, cast, PaperKind.FOLLOW_ON_1, readers="GP 1 & partner", others=f"{READER}\n\n")
    with zipfile.ZipFile(io.BytesIO(page.response.data)) as archive:
        files = {name: WordFile(archive.read(name)) for name in archive.namelist()}
    assert len(files) == 2
    for number, reader in enumerate(("GP 1 & partner", READER), start=1):
        (name,) = (name for name in files if f"copy {number}.docx" in name)
        assert reader in files[name].text()
        assert f"Copy {number}" in files[name].text()
    assert READER not in next(iter(files.values())).text()


def test_copies_are_collected_back_by_the_coordinator_who_reads_nothing_of_the_case(
    rich: Cast, database: Database
) -> None:
    make(rich.browser(Role.LEAD_REVIEWER), rich, PaperKind.FOLLOW_ON_2)
    office, url = rich.browser(Role.COORDINATOR), f"/reviews/{rich.review_id}/report/packs"
    page = office.get(url)
    assert f"Second follow-on pack, copy 1 {READER}" in page.words
    assert [place for place, words in KEPT_BACK.items() if words in page.words] == []
    with database.reading() as session:
        copy = packs_given_out(session, rich.review_id)[0]
    missing = office.post(f"{url}/collect", 422, collected_on="3 March 2011")
    assert missing.errors == ["Tick the copies that came back."]
    future = office.post(f"{url}/collect", 422, copies=copy.id, collected_on="3 March 2099")
    assert future.errors == ["Write a day that has come already."]
    office.post(f"{url}/collect", copies=copy.id, collected_on="3 March 2011")
    assert "3 March 2011" in office.get(url).words
    with database.reading() as session:
        events = session.scalars(select(AuditEvent.event).order_by(AuditEvent.seq)).all()
    assert events.count(Event.COPY_COLLECTED) == 1


def test_a_pack_for_nobody_is_not_made(cast: Cast, database: Database) -> None:
    page = make(cast.browser(Role.LEAD_REVIEWER), cast, PaperKind.INTRODUCTORY, 422, others=" \n ")
    assert page.errors == ["Choose for whom the pack is, at least one person."]
    with database.reading() as session:
        assert packs_given_out(session, cast.review_id) == []


def test_only_lead_reviewers_make_packs(cast: Cast) -> None:
    for role in (Role.COORDINATOR, Role.TEAM_MEMBER, Role.CHAIR):
        make(cast.browser(role), cast, PaperKind.INTRODUCTORY, 403)


def test_every_pack_of_an_empty_and_of_a_rich_review_passes_the_audit_of_its_format(
    cast: Cast, database: Database, app: Flask, tmp_path: Path
) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    empty = [make(lead, cast, kind).response.data for kind in PACKS]
    with unit_of_work(database) as session:
        a_rich_review(session, cast.review_id, app.extensions["casewindow.keys"].for_purpose("names"), by=cast.lead())
    let_stay(cast, database, LOOKS_LIKE_NAMES)
    full = [make(lead, cast, kind, with_quotes="y").response.data for kind in PACKS]
    for number, data in enumerate((*empty, *full)):
        file = tmp_path / f"{number}.docx"
        file.write_bytes(data)
        assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []
