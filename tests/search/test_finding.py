"""Finding: both databases find the same, nothing deleted or replaced, nothing of another review, nothing to strangers."""

import random
import time
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as trying
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from review_app import rooms
from review_app.access.roles import Role
from review_app.audit.models import AuditEvent
from review_app.core.clock import now
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.core.offers import House, Searchable
from review_app.history.actions import bring_back, delete_record
from review_app.history.queries import deleted_in_review
from review_app.meetings.actions import write_minutes
from review_app.search.asking import terms_of
from review_app.search.engine import forget_reviews, holds, misplaced, number_of, take_out, write
from review_app.search.folding import indexed
from review_app.search.index import disagreements, start_afresh, steps_of_rebuild
from review_app.search.models import Search, SearchText
from review_app.search.queries import PAGE
from review_app.sources.models import Source
from review_app.sources.queries import source_in_review
from tests.factories.meetings import a_meeting
from tests.factories.sources import NOTES, a_quote, a_source
from tests.search.test_words import is_found
from tests.sources.test_sources import url_of
from tests.support.browser import Browser, Page
from tests.support.people import Cast

pytestmark = pytest.mark.database

OFFERS = House(rooms.ROOMS).offered(Searchable)
SCRIPT = "He said <script>alert('x')</script> & Nguyễn’s sister left."
TO_THE_LETTER = st.text(st.sampled_from("ab'’- éđß中ह्1|\"“”*.(\n"), max_size=30)
WORDS = st.lists(
    st.sampled_from(["child", "care", "child-care", "Nguyễn’s", "visit", "visited", "a", "😀", "O'Brien", "NEAR("]),
    max_size=8,
)


def line(review_id: UUID, text: str) -> dict[str, object]:
    object_id = uuid4()
    values = {"id": number_of(object_id), "review_id": review_id, "kind": "source", "object_id": object_id}
    return values | {"saved_at": now(), "words": indexed([text])}


def rows_that_hold(session: Session, review_id: UUID, asked: str) -> set[UUID]:
    dialect = session.get_bind().dialect.name
    wanted = select(SearchText.object_id).where(SearchText.review_id == review_id)
    return set(session.scalars(wanted.where(holds(dialect, review_id, terms_of(asked)))))


def ask(browser: Browser, cast: Cast, words: str) -> Page:
    """Search, and be led to what is found."""
    sent = browser.post(f"/reviews/{cast.review_id}/search", looked_for=words)
    return browser.get(sent.response.headers["Location"])


def kinds(page: Page) -> list[str]:
    return [heading.get_text() for heading in page.soup.select("main h3")]


def test_both_databases_find_what_the_words_say(cast: Cast, database: Database) -> None:
    @trying(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        st.lists(st.one_of(TO_THE_LETTER, WORDS.map(" ".join)), max_size=6),
        st.one_of(TO_THE_LETTER, WORDS.map(" ".join)),
    )
    def same(texts: list[str], asked: str) -> None:
        with database.writing() as session:
            here = [(text, line(cast.review_id, text)) for text in texts]
            there = [line(cast.other_review_id, text) for text in texts]
            write(session.connection(), [each for _text, each in here] + there)
            if terms_of(asked):
                wanted = {each["object_id"] for text, each in here if is_found(text, asked)}
                assert rows_that_hold(session, cast.review_id, asked) == wanted
            session.rollback()

    same()


def test_a_corrected_text_is_found_by_its_new_words_only(cast: Cast, database: Database) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    with unit_of_work(database) as session:
        source = a_source(session, cast.review_id, cast.lead(), text="The visit was on Tuesday.")
    lead.send(f"{url_of(source)}/text", text="The visit was on Wednesday.")
    assert "Nothing found" in ask(lead, cast, "tuesday").words
    assert kinds(ask(lead, cast, "wednesday")) == ["Conversations and documents"]
    with unit_of_work(database) as session:
        a_quote(session, source_in_review(session, cast.review_id, source.id), cast.lead(), "Wednesday")
    lead.send(f"{url_of(source)}/text", text="The visit was on Friday.", why="The day")
    assert kinds(ask(lead, cast, "wednesday")) == ["Quotes"]
    assert kinds(ask(lead, cast, "friday")) == ["Conversations and documents"]


def test_what_is_deleted_is_not_found_until_it_is_brought_back(cast: Cast, database: Database) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    with unit_of_work(database) as session:
        source = a_source(session, cast.review_id, cast.lead(), title="Eleven & more")
        a_quote(session, source, cast.lead())
    every = ["Titles of conversations and documents", "Conversations and documents", "Quotes"]
    assert kinds(ask(lead, cast, "eleven")) == every
    with unit_of_work(database) as session:
        delete_record(
            session, source_in_review(session, cast.review_id, source.id), "A slip", by=cast.lead(), reason=None
        )
    assert "Nothing found" in ask(lead, cast, "eleven").words
    with unit_of_work(database) as session:
        bring_back(session, deleted_in_review(session, Source, cast.review_id, source.id), by=cast.lead())
    assert kinds(ask(lead, cast, "eleven")) == every


def test_words_are_shown_in_place_escaped_and_marked(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        a_source(
            session,
            cast.review_id,
            cast.lead(),
            title="A <b>bold</b> title",
            text="He said <script>alert('x')</script> & Nguyễn’s sister left.",
        )
    page = ask(cast.browser(Role.LEAD_REVIEWER), cast, "nguyen scr")
    assert [mark.get_text() for mark in page.soup.select("mark")] == ["script>alert('x')</script", "Nguyễn’s"]
    assert "A <b>bold</b> title" in page.words
    assert "<script>alert" not in page.html


def test_who_may_not_read_the_review_learns_nothing(cast: Cast, database: Database) -> None:
    url = f"/reviews/{cast.review_id}/search"
    with unit_of_work(database) as session:
        a_source(session, cast.review_id, cast.lead())
        a_source(session, cast.other_review_id, cast.stranger, text="A word of the other review: xylophone.")
    lead = cast.browser(Role.LEAD_REVIEWER)
    found = lead.post(url, looked_for="eleven").response.headers["Location"]
    for role in (Role.CHAIR, Role.COORDINATOR, Role.BOARD_MANAGER, Role.SUPERVISOR):
        browser = cast.browser(role)
        assert "eleven" not in browser.get(found, 403).words
        browser.post(url, 403, looked_for="eleven")
        assert 'role="search"' not in browser.get(f"/reviews/{cast.review_id}").html
    for user in (cast.stranger, cast.nobody, cast.users[Role.ADMINISTRATOR]):
        Browser(cast.app, user).get(found, 404)
    assert "Nothing found" in ask(lead, cast, "xylophone").words
    member = cast.browser(Role.TEAM_MEMBER).get(found)
    assert "no longer kept" in member.words
    assert "eleven" not in member.html


def test_notes_of_meetings_are_found_by_those_who_may_read_them(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        meeting = a_meeting(session, cast.review_id, cast.lead())
        write_minutes(session, meeting, "We spoke of the rota.", "", by=cast.lead())
    assert kinds(ask(cast.browser(Role.TEAM_MEMBER), cast, "rota")) == ["Notes and decisions of meetings"]


def test_a_page_of_one_kind_and_then_the_next(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        source = a_source(
            session, cast.review_id, cast.lead(), text=" ".join(f"late{number}" for number in range(PAGE + 4))
        )
        for number in range(PAGE + 4):
            a_quote(session, source, cast.lead(), f"late{number}")
    lead = cast.browser(Role.LEAD_REVIEWER)
    page = ask(lead, cast, "late")
    assert f"Quotes ({PAGE + 4})" in page.words
    assert len(page.soup.select(".app-search__found li")) == 4
    first = lead.get(page.link("Quotes"))
    assert len(first.soup.select(".app-search__found li")) == PAGE
    second = lead.get(first.link("Next"))
    assert len(second.soup.select(".app-search__found li")) == 4
    assert "Page 2 of 2" in second.words
    titles = {each.get_text() for seen in (first, second) for each in seen.soup.select(".app-search__found p")}
    assert len(titles) == PAGE + 4
    for odd in ("kind=nonsense", "page=0", "page=99999999999", "page=x", "of=x", "kind=passage&page=77"):
        lead.get(f"{first.response.request.path}?{odd}")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "Type what you are looking for"),
        ("a", "at least two letters"),
        ("😀", "at least two letters"),
        ("word " * 200, "Search takes up to 200 characters, and this has 999"),
    ],
)
def test_what_cannot_be_looked_for_is_said_beside_the_box(cast: Cast, words: str, said: str) -> None:
    page = cast.browser(Role.LEAD_REVIEWER).post(f"/reviews/{cast.review_id}/search", 422, looked_for=words)
    assert said in " ".join(page.errors)
    assert page.value("looked_for") == words.strip()


@pytest.mark.parametrize(
    "words", ['NEAR("a" b)', "health*", 'say "', "x AND y OR NOT z", "words:child", "'; DROP TABLE", "a & b | !c"]
)
def test_signs_of_query_languages_are_ordinary_words(cast: Cast, words: str) -> None:
    assert "Nothing found" in ask(cast.browser(Role.LEAD_REVIEWER), cast, words).words


def test_no_address_event_or_log_holds_what_was_looked_for(
    cast: Cast, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    sent = lead.post(f"/reviews/{cast.review_id}/search", looked_for="xylophone")
    lead.get(sent.response.headers["Location"])
    assert "xylophone" not in sent.response.headers["Location"]
    assert "xylophone" not in caplog.text
    with database.reading() as session:
        assert not [row for row in session.scalars(select(AuditEvent)) if "xylophone" in repr(row.facts)]
        assert [row.words for row in session.scalars(select(Search))] == ["xylophone"]


def test_only_the_last_searches_of_a_person_are_kept(cast: Cast, database: Database) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    for number in range(25):
        lead.post(f"/reviews/{cast.review_id}/search", looked_for=f"word{number}")
    with database.reading() as session:
        kept = {row.words for row in session.scalars(select(Search))}
    assert kept == {f"word{number}" for number in range(5, 25)}


def test_the_index_agrees_with_the_records_and_says_where_it_does_not(cast: Cast, database: Database) -> None:
    reviews = [cast.review_id, cast.other_review_id]
    with unit_of_work(database) as session:
        source = a_source(session, cast.review_id, cast.lead())
        a_quote(session, source, cast.lead())
    assert disagreements(database, OFFERS, reviews) == 0
    with unit_of_work(database) as session:
        write(session.connection(), [line(cast.review_id, "of nothing")])
    assert disagreements(database, OFFERS, reviews) == 1
    with unit_of_work(database) as session:
        take_out(session.connection(), [number_of(source.id)])
    assert disagreements(database, OFFERS, reviews) == 2
    if database.is_sqlite:
        with unit_of_work(database) as session:
            session.connection().exec_driver_sql("INSERT INTO search_words(search_words) VALUES ('delete-all')")
        assert disagreements(database, OFFERS, reviews) > 3
    start_afresh(database)
    assert [step.done == step.total for step in steps_of_rebuild(database, OFFERS, None)][-1]
    assert disagreements(database, OFFERS, reviews) == 0


def test_nothing_of_a_forgotten_review_is_left_in_the_word_index(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        a_source(session, cast.review_id, cast.lead(), text="A canaryword here.")
        a_source(session, cast.other_review_id, cast.stranger)
    with unit_of_work(database) as session:
        forget_reviews(session.connection(), [cast.review_id])
        assert rows_that_hold(session, cast.review_id, "canaryword") == set()
        assert len(rows_that_hold(session, cast.other_review_id, "eleven")) == 1
    if database.is_sqlite:
        raw = database.connect_raw()
        left = b"".join(row[0] or b"" for row in raw.execute("SELECT block FROM search_words_data"))
        raw.close()
        assert b"canaryword" not in left


def test_rows_written_again_and_again_in_one_transaction_keep_their_words(cast: Cast, database: Database) -> None:
    if not database.is_sqlite:
        return  # the words are a column of the row itself
    chance, kept = random.Random(2011), [line(cast.review_id, "the first") for _number in range(40)]
    pool = ["the", "and", "is", "of", *(f"word{number}" for number in range(60))]
    for _round in range(30):
        with unit_of_work(database) as session:
            for _change in range(20):
                words = " ".join(chance.choices(pool, k=chance.randrange(1, 20)))
                write(session.connection(), [chance.choice(kept) | {"words": indexed([words])}])
    raw = database.connect_raw()
    assert misplaced(raw) == 0
    raw.close()


def test_the_words_of_another_review_do_not_slow_a_search_down(cast: Cast, database: Database) -> None:
    text = " ".join([NOTES] * 20)
    with unit_of_work(database) as session:
        write(session.connection(), [line(cast.other_review_id, text) for _number in range(200)])
        write(session.connection(), [line(cast.review_id, text)])
    with database.reading() as session:
        assert len(rows_that_hold(session, cast.review_id, "eleven")) == 1
        begun = time.perf_counter()
        for _round in range(20):
            rows_that_hold(session, cast.review_id, "eleven cases")
        assert time.perf_counter() - begun < 1.0
