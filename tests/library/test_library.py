"""The library: found, read, kept by those who look after it, brought in from files and taken along without loss."""

import io
import json
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy.orm import Session

from review_app.access.roles import Role
from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.demonstration.files import read_library
from review_app.library.models import LibraryEntry
from review_app.library.queries import Wanted, all_entries, size_of_library
from review_app.library.rules import Told
from tests.factories.boards import a_programme
from tests.factories.library import TOLD, an_entry
from tests.support.browser import Browser
from tests.support.people import Cast

pytestmark = pytest.mark.database

TYPED = {name: str(value) for name, value in TOLD.items() if name != "status"} | {"whose": "summary"}
HARD = (
    "=cmd|' /C calc'!A0", "'=already armed", "-no\n\n@O’Brien’s “Nguyễn” & <b>“x”</b>", "a,b;c\td", "_x0041_ +1", "’tis",
)  # fmt: skip


@pytest.fixture
def url(cast: Cast) -> str:
    """Where the programme's library stands."""
    return f"/programmes/{cast.programme_id}/library"


def entries(database: Database, cast: Cast) -> list[LibraryEntry]:
    """What the library holds."""
    with database.reading() as session:
        return all_entries(session, cast.programme_id)


def bring(browser: Browser, url: str, content: bytes, name: str = "Ellie’s & O'Brien's.jsonl") -> Any:
    """Send a file, and look at its rows."""
    browser.post(f"{url}/import", file=(io.BytesIO(content), name))
    return browser.get(f"{url}/import/rows")


def test_advisers_and_the_programme_manager_write_and_members_of_an_lscb_read(cast: Cast, url: str) -> None:
    adviser = cast.browser(Role.ADVISER)
    assert "The library is empty." in adviser.get(url).words
    page = adviser.post(f"{url}/add", follow=True, **TYPED)
    assert TYPED["title"] in page.words
    assert page.soup.find("a", href=TYPED["source_url"])["rel"] == ["noreferrer", "noopener", "external"]
    for role in (Role.CHAIR, Role.BOARD_MANAGER, Role.LEAD_REVIEWER, Role.TEAM_MEMBER, Role.SUPERVISOR):
        read = cast.browser(role).get(url)
        assert "One finding of one review" in read.words
        assert "Add a published finding" not in read.words
        cast.browser(role).get(f"{url}/add", 403)
    cast.browser(Role.COORDINATOR).get(url, 403)
    Browser(cast.app, cast.nobody).get(url, 404)


def test_what_is_wrong_stands_beside_its_box_and_everything_typed_is_still_there(cast: Cast, url: str) -> None:
    adviser = cast.browser(Role.ADVISER)
    page = adviser.post(
        f"{url}/add", 422, **(TYPED | {"source_url": "example.org", "year": "3009", "note": "Nguyễn’s"})
    )
    assert page.errors == ["Write a year between 1945 and 2100 in four figures, or leave it empty.",
                           "Give the whole address, beginning with https:// or http://, as the browser shows it."]  # fmt: skip
    assert (page.value("note"), page.value("source_url")) == ("Nguyễn’s", "example.org")
    adviser.post(f"{url}/add", **TYPED)
    again = adviser.post(f"{url}/add", 422, **(TYPED | {"title": TYPED["title"].upper() + "."}))
    assert again.errors == ["The library has this finding of this review already."]


def test_of_two_who_change_an_entry_the_second_sees_both_and_it_is_withdrawn_with_a_reason_and_put_back(
    cast: Cast, url: str, database: Database
) -> None:
    with unit_of_work(database) as session:
        one = f"{url}/{an_entry(session, cast.programme_id, by=cast.users[Role.ADVISER]).id}"
    adviser, manager = cast.browser(Role.ADVISER), cast.browser(Role.PROGRAMME_MANAGER)
    begun = manager.get(f"{one}/edit").value("base_version")
    adviser.send(f"{one}/edit", note="The link was mended.")
    behind = manager.post(f"{one}/edit", 409, **(TYPED | {"note": "Read it twice.", "base_version": begun}))
    assert "The link was mended." in behind.words
    assert "Read it twice." in behind.words
    assert "The link was mended." in adviser.get(f"{one}/versions").words
    adviser.post(f"{one}/withdraw", 422, reason=" ")
    adviser.post(f"{one}/withdraw", reason="The board took the report down.")
    assert "The board took the report down." in cast.browser(Role.CHAIR).get(one).words
    assert "The library is empty." in adviser.get(url).words
    assert "One finding of one review, withdrawn" in adviser.get(f"{url}?withdrawn=y").words
    adviser.post(f"{one}/edit", 422, **TYPED)
    adviser.post(f"{one}/put-back")
    assert "One finding of one review" in adviser.get(url).words


def test_search_and_filters_and_pages(cast: Cast, url: str, database: Database) -> None:
    with unit_of_work(database) as session:
        for number in range(60):
            an_entry(session, cast.programme_id, by=cast.users[Role.ADVISER], title=f"Finding number {number} of 100% O’Brien",
                     review=f"R{number // 2}", year=2000 + number % 3, area="Dunmarsh" if number < 5 else "Eastwold",
                     is_good_practice=number == 7)  # fmt: skip
    reader = cast.browser(Role.TEAM_MEMBER)
    assert "60 findings of 60 reviews" in reader.get(url).words  # a review of another year is another review
    assert len(reader.get(f"{url}?page=3").soup.select(".app-library__entry")) == 10
    assert "Page 3 of 3" in reader.get(f"{url}?page=99999").words
    assert "Five findings" in reader.get(f"{url}?area=Dunmarsh").words
    assert "One finding of" in reader.get(f"{url}?words=7+100%25&practice=good&year=2001").words
    assert "Nothing in the library is like that." in reader.get(f"{url}?words=100_").words
    for nonsense in ("?year=%00&status=x&method='--&page=-1", "?area=nowhere&practice=5"):
        assert "60 findings" in reader.get(url + nonsense).words


def test_a_file_waits_until_its_ticked_rows_are_brought_in(cast: Cast, url: str, database: Database) -> None:
    with unit_of_work(database) as session:
        an_entry(session, cast.programme_id, by=cast.users[Role.ADVISER])
    row = {
        "lscb": TOLD["area"],
        "review": TOLD["review"],
        "year": 2009,
        "source_url": TOLD["source_url"],
        "wording": "abstract",
    }
    said = [
        TOLD["title"],
        "Concern is filed as information if the form says so",
        "O’Brien & Nguyễn: “seen once”",
        "Third",
        "",
    ]
    content = "".join(json.dumps(row | {"finding_title": title}) + "\n" for title in said).encode()
    adviser = cast.browser(Role.ADVISER)
    page = bring(adviser, url, content)
    fates = [tag.get_text() for tag in page.soup.select(".app-import__fate .govuk-tag")]
    assert fates == ["There, but says something else", "New, but much like another", "New", "New", "Can’t be taken"]
    assert [box["value"] for box in page.soup.select("input[name=take][checked]")] == ["3", "4"]
    assert len(entries(database, cast)) == 1
    assert (
        "No file waits" in cast.browser(Role.PROGRAMME_MANAGER).get(f"{url}/import/rows").heading
    )  # it is one person's
    step = page.value("step")
    adviser.post(f"{url}/import/rows", step=step, go="keep", shown=["1", "2", "3", "4"], take=["2", "3"])
    page = adviser.get(f"{url}/import/rows")
    assert [box["value"] for box in page.soup.select("input[name=take][checked]")] == ["2", "3"]
    behind = adviser.post(f"{url}/import/rows", follow=True, step=step, go="bring", shown=["4"], take=["4"])
    assert "changed in another window" in behind.words
    done = adviser.post(f"{url}/import/rows", follow=True, step=page.value("step"), go="bring")
    assert "Two findings added. Three rows left out." in done.words
    assert [entry.title for entry in entries(database, cast)] == said[:3]
    assert adviser.get(f"{url}/import/rows").heading == "No file waits"


def test_whose_words_is_chosen_once_for_all_rows_that_say_it(cast: Cast, url: str, database: Database) -> None:
    row = {"lscb": "A", "review": "B", "source_url": "https://a.example", "wording": "as it came"}
    content = "".join(json.dumps(row | {"finding_title": f"{number}."}) + "\n" for number in "123").encode()
    adviser = cast.browser(Role.ADVISER)
    page = bring(adviser, url, content)
    assert page.words.count("It doesn’t say whose words it is in.") == 3
    page = adviser.post(f"{url}/import/rows", follow=True, step=page.value("step"), go="words", way_0="press")
    adviser.post(f"{url}/import/rows", step=page.value("step"), go="bring")
    assert {(entry.status.value, entry.how) for entry in entries(database, cast)} == {("press", "as it came")}


@pytest.mark.parametrize("kind", ["xlsx", "csv", "jsonl"])
def test_what_is_taken_along_comes_in_again_without_loss_and_no_cell_is_a_formula(
    cast: Cast, url: str, database: Database, kind: str
) -> None:
    adviser = cast.users[Role.ADVISER]
    with unit_of_work(database) as session:
        for number, hard in enumerate(HARD):
            an_entry(session, cast.programme_id, by=adviser, title=hard, review=f"R{number}", note=f"{hard}!", area=f"@{number}",
                     how=hard, year=None if number else 2009, is_good_practice=number == 1)  # fmt: skip
        other = a_programme(session, "Another")
    browser = cast.browser(Role.ADVISER)
    content = browser.post(f"{url}/take", 200, form=kind).response.data
    if kind == "xlsx":
        assert all(
            cell.data_type != "f" for row in load_workbook(io.BytesIO(content)).active.iter_rows() for cell in row
        )
    if kind == "csv":
        assert b'"=' not in content
        assert b'"@' not in content
    page = bring(browser, url, content, f"library.{kind}")
    assert page.words.count("The library has it already.") == len(HARD)
    before = told(entries(database, cast))
    with unit_of_work(database) as session:
        for entry in all_entries(session, cast.programme_id):
            entry.programme_id = session.merge(other).id
            audited(session, entry)
    page = bring(browser, url, content, f"library.{kind}")
    browser.post(f"{url}/import/rows", step=page.value("step"), go="bring")
    assert told(entries(database, cast)) == before


def audited(session: Session, entry: LibraryEntry) -> None:
    """Say who moved an entry, as every write must."""
    stage(session, Event.LIBRARY_CHANGED, entry, by=None)


def told(found: list[LibraryEntry]) -> set[Told]:
    """What entries say, whatever their numbers are."""
    return {Told(**{name: getattr(entry, name) for name in Told.__dataclass_fields__}) for entry in found}


def test_another_programmes_library_is_another(cast: Cast, url: str, database: Database) -> None:
    with unit_of_work(database) as session:
        other = a_programme(session, "Another")
        entry = an_entry(session, other.id, by=cast.users[Role.ADVISER])
        assert size_of_library(session, cast.programme_id, Wanted()).findings == 0
    adviser = cast.browser(Role.ADVISER)
    for path in ("", "/edit", "/versions", "/withdraw"):
        adviser.get(f"{url}/{entry.id}{path}", 404)
    adviser.get(f"/programmes/{other.id}/library", 404)


def test_the_demonstrations_library_is_whole_and_says_nothing_twice() -> None:
    reviews = read_library()["reviews"]
    said = [finding["said"] for review in reviews for finding in review["findings"]]
    assert len(set(said)) == len(said) == 99
    assert len({(review["area"], review["review"], review.get("year")) for review in reviews}) == 30
    assert all(review["source_url"].startswith("http") for review in reviews)
