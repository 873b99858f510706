"""Every file that comparisons make: opened, and searched for LSCBs, codes and ids; names stand in one only where all agreed."""

import re
from io import BytesIO
from itertools import product
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx_integrity import check
from openpyxl import load_workbook
from openxml_audit import OpenXmlValidator
from sqlalchemy import select

from exports.content.cover import Cover
from exports.content.themes import ThemeInPaper, ThemesPaper
from exports.word.themes import themes_docx
from review_app.access.roles import Role
from review_app.audit.events import Event
from review_app.audit.models import AuditEvent
from review_app.boards.queries import board_by_id
from review_app.comparisons.actions import agree_to_be_named
from review_app.core.clock import today
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.themes.actions import Answer, Naming, decide, name_theme
from review_app.themes.models import Verdict
from review_app.wordings.singling import NOT_AS_A_FILE
from tests.exports.word_file import WordFile
from tests.factories.comparisons import NAME, STATEMENT, Compared, a_comparison, answered_by, asked_about, the_theme
from tests.factories.themes import DIFFERENT, Place, a_shared_finding, answered
from tests.factories.wordings import WORDS
from tests.support.people import Cast

pytestmark = pytest.mark.database
FORMS = ("docx", "xlsx", "csv", "svg")
PLACES = ("Ashmere", "Brindle", "Copperfield", "Dunmarsh")
CODE_OR_ID = re.compile(r"LT-\d|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}|[0-9a-f]{32}")


@pytest.fixture
def there(cast: Cast, database: Database) -> Compared:
    with unit_of_work(database) as session:
        there = a_comparison(session, cast)
        asking = asked_about(session, cast, there, "Who decides which box is ticked?")
        answered_by(session, there.third_review_id, asking, by=there.third_lead)
        return there


def taken(cast: Cast, form: str, **fields: str) -> bytes:
    """A file as the adviser downloads it."""
    browser = cast.browser(Role.ADVISER)
    url = f"/programmes/{cast.programme_id}/comparisons/take"
    return browser.post(url, 200, form=form, **fields).response.data


def text_of(data: bytes) -> str:
    """Everything in a file as text: every part of a zip, its names, or the bytes themselves."""
    if not data.startswith(b"PK"):
        return data.decode("utf-8-sig")
    with ZipFile(BytesIO(data)) as parts:
        texts = [parts.read(name).decode("utf-8", "replace") for name in parts.namelist() if not name.endswith(".png")]
        return "\n".join([*parts.namelist(), *texts])


def agree(cast: Cast, database: Database, *board_ids: object) -> None:
    """These LSCBs agree to be named."""
    with unit_of_work(database) as session:
        for board_id in board_ids:
            agree_to_be_named(session, board_by_id(session, board_id), by=cast.users[Role.CHAIR])  # type: ignore[arg-type] # a board's id


def test_no_lscb_code_or_id_stands_in_any_file(cast: Cast, there: Compared, database: Database) -> None:
    agree(cast, database, cast.board_id)  # one of two is not enough
    for form, named in product(FORMS, ({}, {"named": "y"})):
        text = text_of(taken(cast, form, **named))
        assert NAME in text
        assert "2 of 4" in text or form in {"xlsx", "csv"}
        assert [place for place in PLACES if place in text] == []
        assert CODE_OR_ID.findall(text) == []
    with database.reading() as session:
        taken_ones = session.scalars(select(AuditEvent).where(AuditEvent.event == Event.DOWNLOADED)).all()
    assert [event.facts["form"] for event in taken_ones] == [form for form in FORMS for _time in range(2)]


def test_lscbs_are_named_where_each_of_a_theme_has_agreed_and_somebody_asks_for_it(
    cast: Cast, there: Compared, database: Database
) -> None:
    agree(cast, database, cast.board_id, cast.other_board_id)
    for form in ("docx", "xlsx"):
        assert "Ashmere" not in text_of(taken(cast, form))
        text = text_of(taken(cast, form, named="y"))
        assert "Ashmere LSCB; Brindle Vale LSCB" in text
        assert "Copperfield" not in text  # it recognises it, and has not agreed


def test_a_text_that_names_an_lscb_or_a_review_keeps_the_file_back(
    cast: Cast, there: Compared, database: Database
) -> None:
    with unit_of_work(database) as session:
        naming = Naming("What Dunmarsh ticks", STATEMENT, ("Dunmarsh",), "For once.")
        name_theme(session, the_theme(session, there), naming, by=cast.users[Role.ADVISER])
    browser = cast.browser(Role.ADVISER)
    for form in FORMS:
        page = browser.post(f"/programmes/{cast.programme_id}/comparisons/take", 422, form=form)
        assert "A text of this file names “Dunmarsh”." in page.errors[0]
    with unit_of_work(database) as session:
        name_theme(session, the_theme(session, there), Naming("As in lt-47", STATEMENT), by=cast.users[Role.ADVISER])
    page = browser.post(f"/programmes/{cast.programme_id}/comparisons/take", 422, form="svg")
    assert "A text of this file names “LT-47”." in page.errors[0]


def test_a_filter_that_leaves_one_lscb_goes_into_no_file(cast: Cast, there: Compared, database: Database) -> None:
    with unit_of_work(database) as session:
        place = Place(cast.programme_id, there.third_board_id, there.third_review_id)
        a_shared_finding(session, place, "Nobody asks", by=there.third_lead, category_key="management")
    url = f"/programmes/{cast.programme_id}/comparisons/take"
    adviser = cast.browser(Role.ADVISER)
    assert adviser.post(url, 422, form="csv", category="management").errors == [NOT_AS_A_FILE]
    assert NAME in text_of(adviser.post(url, 200, form="csv", category="tools").response.data)
    adviser.post(url, 422, form="pdf")
    cast.browser(Role.LEAD_REVIEWER).post(url, 403, form="csv")


def test_the_paper_says_what_the_themes_are_what_was_asked_and_how_it_was_counted(
    cast: Cast, there: Compared, database: Database, tmp_path: Path
) -> None:
    with unit_of_work(database) as session:
        place = Place(cast.programme_id, there.third_board_id, there.third_review_id)
        more = a_shared_finding(
            session, place, "=Ticks & “O'Brien’s” <b>boxes</b>", by=there.third_lead, is_good_practice=True
        )
        other = session.scalars(select(type(more)).where(type(more).finding_ref == there.other_ref)).one()
        people = (cast.users[Role.ADVISER], cast.users[Role.SUPERVISOR])
        answered(session, other, more, *people, verdict=Verdict.DIFFERS)
        own = session.scalars(select(type(more)).where(type(more).finding_ref == there.finding_id)).one()
        answered(session, own, more, *people, verdict=Verdict.ALIKE)
        refs, lead = (other.finding_ref, more.finding_ref), cast.lead()
        decide(session, cast.programme_id, Answer(*refs, Verdict.DIFFERS, "Said too soon."), by=lead)
        decide(session, cast.programme_id, Answer(*refs, Verdict.SAME), by=lead)
    data = taken(cast, "docx")
    path = tmp_path / "paper.docx"
    path.write_bytes(data)
    result = OpenXmlValidator().validate(path)
    assert [str(error) for error in result.errors] == []
    assert [str(finding) for finding in check(path)] == []
    text = WordFile(data).text()
    assert "Said too soon." not in text  # whoever said so has changed their mind
    for words in (
        f"{NAME} — 3 of 4 LSCBs.", STATEMENT, WORDS.title, "=Ticks & “O'Brien’s” <b>boxes</b> (good practice)", DIFFERENT,
        "Who decides which box is ticked?", "Which of them holds?", "four LSCBs; no reviews complete, three under way.",
        "never how often something was mentioned",
    ):  # fmt: skip
        assert words in text, words
    sheet = load_workbook(BytesIO(taken(cast, "xlsx"))).active
    row = [cell.value for cell in sheet[4]]
    assert row[:7] == [NAME, STATEMENT, 3, 4, 0, 0, 0]


def test_a_paper_without_any_theme_and_one_with_hundreds_are_built_too() -> None:
    cover = Cover(code="", title="", board_name="", programme_name="P", paper="Themes paper", edition=today())
    theme = ThemeInPaper(title="T " * 60, statement=(), found=2, recognised=0, not_recognised=0, cant_say=0, of=150)
    for themes in ((), (theme,) * 300):
        paper = ThemesPaper(
            cover=cover,
            counted_on=today(),
            themes=themes,
            in_full=3,
            boards=150,
            reviews="two reviews complete",
            apart=3,
        )
        text = WordFile(themes_docx(paper)).text()
        assert ("290 more stand in the file for spreadsheet programs." in text) is bool(themes)
