"""All quotes of a review as a table: filtered, sorted, paged, and taken along as a file by those who may read sources."""

import csv
import io

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from review_app.access.roles import Role
from review_app.audit.events import Event
from review_app.audit.models import AuditEvent
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.people.actions import add_agency
from review_app.sources.actions import change_source
from review_app.sources.listing import Line, Wanted, chosen, folded
from review_app.sources.models import Source, SourceKind
from tests.factories.sources import a_conversation_with, a_quote, a_source
from tests.sources.targets import EPISODE, SECOND, Pegs, put_up
from tests.sources.test_quoting import post
from tests.sources.test_sources import made
from tests.support.browser import Browser, Page
from tests.support.people import Cast

pytestmark = pytest.mark.database

DANGEROUS = '=HYPERLINK("http://example.org","x")\n@SUM(A1) and  -1'


@pytest.fixture
def pegs(cast: Cast) -> Pegs:
    """Episodes to hang quotes on."""
    return put_up(cast.app)


@pytest.fixture
def talk(cast: Cast, database: Database, pegs: Pegs) -> Source:
    """A conversation with three quotes, one of which hangs on two things."""
    with unit_of_work(database) as session:
        source = a_conversation_with(session, cast.review_id, cast.lead(), "Health visitor Nguyễn")
    post(cast, source, words="eleven open cases", target=f"peg:{EPISODE}", note="Workload")
    post(cast, source, words="eleven open cases", target=f"peg:{SECOND}")
    post(cast, source, words="Nguyễn’s sister rang")
    post(cast, source, words="pleased the child looked well", target=f"peg:{SECOND}")
    return source


@pytest.fixture
def log(cast: Cast, database: Database, pegs: Pegs) -> Source:
    """A document with one quote, and ticked as a whole."""
    with unit_of_work(database) as session:
        source = a_source(
            session,
            cast.review_id,
            cast.lead(),
            kind=SourceKind.DOCUMENT,
            title="The log",
            text=f"Form:\n\n{DANGEROUS}",
        )
        agency = add_agency(session, cast.review_id, "Housing & Repairs", by=cast.lead())
        change_source(session, source, {"agency_id": agency.id}, by=cast.lead())
    post(cast, source, words=DANGEROUS)
    cast.browser(Role.TEAM_MEMBER).post(f"/reviews/{cast.review_id}/sources/{source.id}/tick", target=f"peg:{EPISODE}")
    return source


def url(cast: Cast, more: str = "") -> str:
    return f"/reviews/{cast.review_id}/quotes{more}"


def words_of(page: Page) -> list[str]:
    """The first words of each line."""
    return [" ".join(cell.get_text().split())[:12].strip() for cell in page.soup.select("tbody td[data-label=Words]")]


def test_the_table_shows_every_quote_and_every_ticked_source_with_what_they_hang_on(
    cast: Cast, talk: Source, log: Source
) -> None:
    page = cast.browser(Role.TEAM_MEMBER).get(url(cast))
    assert words_of(page) == ["“Nguyễn’s si", "“eleven open", "“pleased the", "“=HYPERLINK(", "The source a"]
    hangs = [" ".join(cell.get_text().split()) for cell in page.soup.select("td[data-label='Hangs on']")]
    assert hangs == ["nothing yet", "Episode 1, Episode 3", "Episode 3", "nothing yet", "Episode 1"]
    assert "Five quotes and ticked sources, with what each hangs on." in page.words


def test_the_table_is_narrowed_by_every_column_and_by_several_at_once(cast: Cast, talk: Source, log: Source) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    page = lead.get(url(cast))
    agency = next(str(each["value"]) for each in page.soup.select("#agency option") if "Housing" in each.get_text())
    for asked, found in {
        f"source={talk.id}": 3,
        "kind=document": 2,
        f"agency={agency}": 2,
        "hangs=nothing": 2,
        "hangs=peg": 3,
        f"hangs=peg:{SECOND}": 2,
        f"hangs=peg:{SECOND}&kind=conversation&source={talk.id}": 2,
        "kind=conversation&hangs=nothing": 1,
        "look=yes": 0,
        "source=nonsense&page=nine&kind=gossip&sort=sideways": 5,
    }.items():
        assert len(words_of(lead.get(url(cast, f"?{asked}")))) == found, asked


def test_words_are_found_whatever_their_accents_and_never_stand_in_an_address(
    cast: Cast, talk: Source, log: Source
) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    assert words_of(lead.post(url(cast), 200, words="nguyen's SISTER")) == ["“Nguyễn’s si"]
    assert words_of(lead.post(url(cast), 200, words="workload")) == ["“eleven open"]
    page = lead.post(url(cast), 200, words="twelve", kind="conversation")
    assert "Nothing fits." in page.words
    assert page.value("words") == "twelve"
    sent = lead.post(url(cast), kind="conversation", hangs="peg", words="")
    assert sent.response.headers["Location"].endswith("quotes?kind=conversation&hangs=peg")


def test_the_table_is_sorted_as_asked(cast: Cast, talk: Source, log: Source) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    assert words_of(lead.get(url(cast, "?sort=newest")))[0] == "“=HYPERLINK("
    assert words_of(lead.get(url(cast, "?sort=hangs")))[-1] == "“=HYPERLINK("
    assert words_of(lead.get(url(cast, "?sort=agency")))[0] == "“Nguyễn’s si"  # “Agency of …” before “Housing …”
    assert words_of(lead.get(url(cast, "?sort=kind")))[-1] == "The source a"


def test_a_long_table_comes_in_pages_and_keeps_what_was_asked(cast: Cast, database: Database, pegs: Pegs) -> None:
    text = "\n\n".join(f"Sentence {number} of these notes." for number in range(105))
    source = made(cast, database, text=text)
    with unit_of_work(database) as session:
        for number in range(105):
            a_quote(session, source, cast.lead(), f"Sentence {number} of")
    lead = cast.browser(Role.LEAD_REVIEWER)
    page = lead.get(url(cast, "?hangs=nothing"))
    assert len(words_of(page)) == 100
    assert "105 of 105" in page.words
    assert len(words_of(lead.get(page.link("Next")))) == 5


def test_the_files_hold_what_was_asked_for_as_words_and_say_who_may_have_them(
    cast: Cast, database: Database, talk: Source, log: Source
) -> None:
    member = cast.browser(Role.TEAM_MEMBER)
    answer = member.client.post(
        url(cast, "/spreadsheet"), data={"csrf_token": member.token(), "asked": "kind=document"}
    )
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == 'attachment; filename="LT-01 quotes.xlsx"'
    page = load_workbook(io.BytesIO(answer.data)).active
    assert page is not None
    assert str(page["A1"].value).startswith("LT-01: for the lead reviewers and the review team only.")
    rows = list(page.iter_rows(min_row=3, values_only=True))
    assert rows[0][0] == "Words"
    assert [(row[0], row[4], row[6]) for row in rows[1:]] == [
        (DANGEROUS, "Housing & Repairs", None),
        ("(the source as a whole)", "Housing & Repairs", "Episode 1"),
    ]
    assert {cell.data_type for row in page.iter_rows(min_row=4) for cell in row if cell.value is not None} <= {"s", "inlineStr"}  # fmt: skip
    answer = member.client.post(url(cast, "/csv"), data={"csrf_token": member.token()})
    read = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))
    assert len(read) == 2 + 5
    assert "'=HYPERLINK" in read[5][0]
    assert "\n'@SUM" in read[5][0]
    with database.reading() as session:
        taken = session.scalars(select(AuditEvent).where(AuditEvent.event == Event.DOWNLOADED)).all()
        assert [each.review_id for each in taken] == [cast.review_id] * 2
        assert "eleven" not in str([each.facts for each in taken])


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.CHAIR, Role.BOARD_MANAGER, Role.SUPERVISOR, Role.ADVISER])
def test_nobody_else_takes_the_table(cast: Cast, talk: Source, role: Role) -> None:
    browser = cast.browser(role)
    for what in ("/spreadsheet", "/csv", ""):
        assert browser.client.post(url(cast, what), data={"csrf_token": browser.token()}).status_code in {403, 404}
    stranger = Browser(cast.app, cast.stranger)
    stranger.post(url(cast, "/csv"), 404)


def test_a_review_without_quotes_has_nothing_to_filter(cast: Cast) -> None:
    page = cast.browser(Role.TEAM_MEMBER).get(url(cast))
    assert "No words are quoted yet." in page.words
    assert not page.soup.select("main form")


def test_lines_without_an_agency_come_last_and_words_are_compared_without_accents() -> None:
    line = Line(Source(kind=SourceKind.DOCUMENT, title="x"), None, ())
    assert chosen([line], Wanted(words="anything")) == []
    assert chosen([line], Wanted()) == [line]
    assert folded("CAFÉ – “é”") == 'cafe - "e"'
