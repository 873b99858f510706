"""Across the pilots stands what was agreed to share, and no trace of anything else."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit
from uuid import UUID, uuid4

import pytest
from sqlalchemy import event, inspect, select, text
from sqlalchemy.orm import Session

from review_app.access.may import Scope
from review_app.access.roles import Role
from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.core.rows import CaseRow
from review_app.memberships.actions import give_role
from review_app.migrations.fourth.wordings import AS_CHAIR, CROSSED
from review_app.wordings.actions import Words, refuse_wording, withdraw_wording
from review_app.wordings.crossed import A_PAGE
from review_app.wordings.models import WORDS as WORDING_PARTS
from review_app.wordings.models import SharedWording, Wording
from review_app.wordings.queries import wording_in_review, wordings_shared
from tests.factories.accounts import a_user
from tests.factories.graph import a_chain
from tests.factories.wordings import WORDS, a_finding_to_share, a_shared_wording, a_wording
from tests.support.browser import Browser, Page
from tests.support.people import Cast

pytestmark = pytest.mark.database

OUTSIDE = (Role.PROGRAMME_MANAGER, Role.SUPERVISOR, Role.ADVISER)
CANARY = "zinnober"
MOST_PAGES = 400


@pytest.fixture
def other_chair(cast: Cast, database: Database) -> UUID:
    """The chair of the other LSCB."""
    with unit_of_work(database) as session:
        user = a_user(session, "Chair of the other LSCB")
        give_role(session, user, Role.CHAIR, Scope(board_id=cast.other_board_id), by=cast.lead())
        return user.id


@pytest.fixture
def shared(cast: Cast, other_chair: UUID, database: Database) -> None:
    """Two wordings of the first LSCB and one of the other, in two categories."""
    with unit_of_work(database) as session:
        for title, category in (
            ("Zebra crossings of forms", "tools"),
            ("Families are seen once", "family_professional"),
        ):
            finding = a_finding_to_share(session, cast.review_id, by=cast.lead(), category=category)
            words = replace(WORDS, title=title)
            a_shared_wording(session, finding, words, by=cast.lead(), chair=cast.users[Role.CHAIR])
        finding = a_finding_to_share(session, cast.other_review_id, by=cast.stranger)
        a_shared_wording(session, finding, by=cast.stranger, chair=other_chair)


def across(cast: Cast, user_id: UUID, query: str = "", status: int = 200) -> Page:
    """The page as somebody sees it."""
    return Browser(cast.app, user_id).get(f"/programmes/{cast.programme_id}/across{query}", status)


def plant(session: Session, *rows: CaseRow) -> None:
    """Put the planted word into every text of these rows that nothing refuses."""
    for row in rows:
        for column in inspect(type(row)).columns:
            if column.info.get("sensitivity") == "case" and column.type.python_type is str and column.name != "words":
                setattr(row, column.key, f"{CANARY} {column.name}")


def crawled(browser: Browser) -> Iterator[tuple[str, str]]:
    """Every page that links lead to from the start page, with its address."""
    waiting, seen = ["/"], set()
    while waiting and len(seen) < MOST_PAGES:
        url = waiting.pop()
        seen.add(url)
        response = browser.client.get(url)
        yield url, response.text
        for anchor in Page(response).soup.find_all("a", href=True):
            parts = urlsplit(anchor["href"])
            found = parts.path + (f"?{parts.query}" if parts.query else "")
            if found.startswith("/") and not found.startswith("/static") and found not in seen and found not in waiting:
                waiting.append(found)


def test_by_category_with_k_of_n_lscbs_and_no_names_for_members_of_an_lscb(cast: Cast, shared: None) -> None:
    members = [cast.stranger, *(cast.users[role] for role in (Role.CHAIR, Role.BOARD_MANAGER, Role.TEAM_MEMBER))]
    for user_id in members:
        page = across(cast, user_id)
        sections = [section.get_text(" ", strip=True) for section in page.soup.select("main section")]
        assert len(sections) == 2
        assert "One of two LSCBs" in sections[0]
        assert "Two of two LSCBs" in sections[1]
        assert sections[1].index(WORDS.title) < sections[1].index("Zebra crossings")
        for name in ("Ashmere", "Brindle", "LT-0", str(cast.review_id), str(cast.board_id)):
            assert name not in str(page.soup.main)
        page = across(cast, user_id, "?heading=Workload")  # one heading and one category together are two filters
        assert "All of these together: two of two LSCBs." in page.words
        assert "of two LSCBs" not in " ".join(section.get_text(" ") for section in page.soup.select("main section"))


def test_lscbs_are_named_to_advisers_supervisors_and_the_programme_manager(cast: Cast, shared: None) -> None:
    for role in OUTSIDE:
        main = across(cast, cast.users[role]).soup.main.get_text(" ")
        assert (main.count("Ashmere LSCB"), main.count("Brindle Vale LSCB")) == (2, 1)
        assert "LT-0" not in main


def test_who_has_no_business_in_the_programme_finds_nothing(cast: Cast, shared: None) -> None:
    for role in (Role.ADMINISTRATOR, Role.AUDITOR):
        across(cast, cast.users[role], status=404)
    across(cast, cast.nobody, status=404)
    for role in (Role.COORDINATOR, Role.CASE_GROUP_MEMBER):
        across(cast, cast.users[role], status=403)


def test_filters_by_category_and_factor_heading(cast: Cast, shared: None) -> None:
    adviser = cast.users[Role.ADVISER]
    page = across(cast, adviser, "?category=tools&heading=Workload")
    assert "Zebra crossings of forms" in page.words
    assert "Families are seen once" not in page.words
    for nothing in ("?category=tools&heading=Culture", "?category=%00&heading='--", "?category=x&category=y"):
        assert "Nothing that was agreed to share fits what you chose." in across(cast, adviser, nothing).words


def test_an_empty_programme_says_what_will_stand_here(cast: Cast) -> None:
    assert "Nothing is shared yet." in across(cast, cast.stranger).words


@pytest.mark.slow
def test_no_planted_word_of_anything_unshared_is_found_by_anybody_outside(
    cast: Cast, shared: None, database: Database
) -> None:
    lead, chair = cast.lead(), cast.users[Role.CHAIR]
    with unit_of_work(database) as session:
        chain = a_chain(session, cast.review_id, by=lead)
        rows = [session.merge(one) for one in (chain.finding, chain.factor, chain.episode, chain.referral)]
        plant(session, *rows)
        planted = Words(f"{CANARY} title", f"{CANARY} summary", (f"{CANARY} heading",), ("x",), f"{CANARY} reason")
        finding = a_finding_to_share(session, cast.review_id, by=lead, in_brief=f"{CANARY} in brief")
        refuse_wording(session, a_wording(session, finding, planted, by=lead), f"{CANARY} refused", by=chair)
        planted = replace(planted, factor_headings=WORDS.factor_headings)  # only the finding's own can be consented to
        withdraw_wording(session, a_shared_wording(session, finding, planted, by=lead, chair=chair), CANARY, by=chair)
        shown = a_shared_wording(
            session, finding, replace(WORDS, names=("x",), names_reason=CANARY), by=lead, chair=chair
        )
        a_wording(session, finding, planted, by=lead)
        assert shown.names_reason == CANARY
    for user_id in (cast.stranger, *(cast.users[role] for role in OUTSIDE)):
        pages = dict(crawled(Browser(cast.app, user_id)))
        assert f"/programmes/{cast.programme_id}/across" in pages
        assert len(pages) < MOST_PAGES
        assert [url for url, text in pages.items() if CANARY in text.lower()] == []
    assert any(CANARY in text for _url, text in crawled(cast.browser(Role.LEAD_REVIEWER)))  # the word can be found


def test_nothing_that_is_not_shared_changes_what_is_read_across(cast: Cast, shared: None, database: Database) -> None:
    readers = (cast.stranger, *(cast.users[role] for role in OUTSIDE))
    urls = (f"/programmes/{cast.programme_id}/across", f"/programmes/{cast.programme_id}", "/")

    def seen() -> list[str]:
        return [Browser(cast.app, user_id).get(url).words for user_id in readers for url in urls]

    before = seen()
    with unit_of_work(database) as session:
        finding = a_finding_to_share(session, cast.review_id, by=cast.lead(), category="management")
    assert seen() == before
    with unit_of_work(database) as session:
        a_wording(session, session.merge(finding), by=cast.lead())
    assert seen() == before
    with unit_of_work(database) as session:
        shared = wordings_shared(session, cast.programme_id)[0]
        wording = wording_in_review(session, shared.review_ref, shared.id)
        withdraw_wording(session, wording, "A pause.", by=cast.users[Role.CHAIR])
    assert seen() != before


def test_across_is_read_from_wordings_alone(cast: Cast, shared: None, database: Database) -> None:
    said: list[str] = []
    note = lambda *call: said.append(call[2])  # noqa: E731 -- a listener that is taken away again
    with database.reading() as session:
        event.listen(database.reading_engine, "before_cursor_execute", note)
        wordings_shared(session, cast.programme_id)
        event.remove(database.reading_engine, "before_cursor_execute", note)
    selects = [statement for statement in said if "SELECT" in statement]
    assert len(selects) == 1
    assert "JOIN" not in selects[0]
    assert "FROM shared_wording" in selects[0]


def test_another_programme_shows_nothing_of_this_one(cast: Cast, shared: None, database: Database) -> None:
    with unit_of_work(database) as session:
        assert wordings_shared(session, cast.board_id) == []
    Browser(cast.app, cast.users[Role.ADVISER]).get(f"/programmes/{cast.board_id}/across", 404)


def test_what_was_agreed_before_this_version_goes_on_being_read_and_what_was_taken_back_does_not(
    cast: Cast, database: Database
) -> None:
    lead, chair = cast.lead(), cast.users[Role.CHAIR]
    with unit_of_work(database) as session:
        one = a_finding_to_share(session, cast.review_id, by=lead)
        old = a_shared_wording(session, one, by=lead, chair=chair)
        refuse_wording(session, a_wording(session, one, by=lead), "Not these words.", by=chair)
        new = a_shared_wording(session, one, replace(WORDS, title="Newer words"), by=lead, chair=chair)
        other = a_finding_to_share(session, cast.review_id, by=lead)
        gone = a_shared_wording(session, other, by=lead, chair=chair)
        withdraw_wording(session, gone, "A pause.", by=chair)
        expected = {(old.id, 1, False, True), (new.id, 2, True, False)}
    with database.writing_engine.begin() as connection:  # as the migration finds it
        connection.execute(text("DELETE FROM shared_wording"))
        connection.execute(text("UPDATE wording SET consented_as = NULL"))
        for statement in (AS_CHAIR, CROSSED):
            connection.execute(text(statement))
    with database.reading() as session:
        rows = session.scalars(select(SharedWording)).all()
        assert {(row.id, row.number, row.is_current, row.ended_by_newer) for row in rows} == expected
        assert session.get_one(Wording, new.id).consented_as is Role.CHAIR
        assert [row.title for row in wordings_shared(session, cast.programme_id)] == ["Newer words"]


def test_a_programme_with_thousands_of_wordings_is_read_a_page_at_a_time(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        finding = a_finding_to_share(session, cast.review_id, by=cast.lead())
        first = a_shared_wording(session, finding, by=cast.lead(), chair=cast.users[Role.CHAIR])
        like = {name: getattr(first, name) for name in (*WORDING_PARTS, "programme_id")}
        for number in range(3 * A_PAGE):
            board_id = (cast.board_id, cast.other_board_id)[number % 2]
            values = like | {"title": f"Pattern {number:03}", "board_id": board_id, "number": 1}
            session.add(SharedWording(review_ref=uuid4(), finding_ref=uuid4(), shared_on=date(2011, 7, 1), **values))
        stage(session, Event.WORDING_CONSENTED, first, by=cast.lead())
    page, titles = across(cast, cast.stranger), list[str]()
    for number in (1, 2, 3, 4):
        assert f"Page {number} of 4" in page.words
        assert "Two of two LSCBs" in page.words
        shown = [one.get_text().strip() for one in page.soup.select("main article h3")]
        assert len(shown) <= A_PAGE
        titles += shown
        page = Browser(cast.app, cast.stranger).get(page.link("Next")) if number < 4 else page
    assert titles == sorted(titles)
    assert len(set(titles)) == 3 * A_PAGE + 1
    for odd in ("0", "99999999999999999999", "-1", "x", "²"):
        across(cast, cast.stranger, f"?page={odd}")
