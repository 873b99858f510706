"""A long source with hundreds of quotes opens as readily as a short one."""

import pytest
from sqlalchemy import event

from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.sources.actions import quote
from review_app.sources.models import Source
from review_app.sources.queries import text_to_quote
from review_app.sources.rules import Span
from tests.factories.sources import a_quote, a_source
from tests.sources.targets import put_up
from tests.sources.test_sources import made, url_of
from tests.support.people import Cast

pytestmark = pytest.mark.database


def statements(cast: Cast, database: Database, url: str) -> int:
    """How many statements a lead reviewer's page takes."""
    lead, counted = cast.browser(Role.LEAD_REVIEWER), []
    lead.get(url)

    def count(*anything: object) -> None:
        counted.append(anything)

    for engine in (database.reading_engine, database.writing_engine):
        event.listen(engine, "before_cursor_execute", count)
    lead.get(url)
    for engine in (database.reading_engine, database.writing_engine):
        event.remove(engine, "before_cursor_execute", count)
    return len(counted)


def a_long_source(cast: Cast, database: Database, words: int, quotes: int) -> Source:
    """A source of so many words with so many quotes, evenly spread."""
    text = "\n\n".join(" ".join(f"word{number * 100 + each}" for each in range(100)) for number in range(words // 100))
    with unit_of_work(database) as session:
        source = a_source(session, cast.review_id, cast.lead(), text=text)
        step, kept = len(text) // (quotes + 1), text_to_quote(session, cast.review_id, source.id)
        for each in range(quotes):
            start = step * each
            quote(session, kept, Span(start, start + 60, kept.text[start : start + 60]), "", by=cast.lead())
    return source


def test_pages_take_no_more_statements_for_more_rows(cast: Cast, database: Database) -> None:
    put_up(cast.app)
    review = f"/reviews/{cast.review_id}"
    small = made(cast, database)
    with unit_of_work(database) as session:
        a_quote(session, small, cast.lead())
    lists = [f"{review}/sources", f"{review}/quotes"]
    before = [statements(cast, database, url) for url in (url_of(small), *lists)]
    large = a_long_source(cast, database, 2000, 50)
    after = [statements(cast, database, url) for url in (url_of(large), *lists)]
    assert after == before
    assert max(after) <= 20


def test_a_source_of_twenty_thousand_words_shows_every_one_of_its_quotes(cast: Cast, database: Database) -> None:
    put_up(cast.app)
    source = a_long_source(cast, database, 20_000, 500)
    response = cast.browser(Role.LEAD_REVIEWER).client.get(url_of(source))
    assert response.text.count('class="app-quote-card"') == 500
