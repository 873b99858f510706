"""Searching a review that holds two hundred sources of five thousand words, in process, page by page."""

import random
import time
from uuid import UUID

from werkzeug.test import Client

from review_app import create_app
from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.reviews.queries import review_by_id
from review_app.search.actions import keep_search
from review_app.sources.actions import add_source
from review_app.sources.models import SourceKind, SourceText
from tools.bench.numbers import Times
from tools.installation import Installation
from tools.pages import fullest_review, people_of
from tools.visits import client_of

SOURCES, WORDS, ROUNDS = 200, 5000, 15
ASKED = ("visit", "health visitor", "“eleven open cases”", "child-care", "zephyrs", "wor")


def rows(installation: Installation) -> list[list[str]]:
    """A row for each thing looked for: where all kinds are shown, and where twenty sources are."""
    app = create_app(installation.settings)
    database: Database = app.extensions["casewindow.database"]
    with database.reading() as session:
        review_id = fullest_review(session)
        user_id = people_of(session, review_id).users[Role.LEAD_REVIEWER].id
    saving = _make_sources(database, review_id, user_id)
    client, found = client_of(app, user_id), []
    for words in ASKED:
        with unit_of_work(database) as session:
            search = keep_search(session, review_id, words, by=user_id)
        url = f"/reviews/{review_id}/search?of={search.id}"
        all_kinds, one_kind = (_times(client, address) for address in (url, f"{url}&kind={SourceText.__tablename__}"))
        ends = [f"{times.p50:.0f}" for times in (all_kinds, one_kind)] + [f"{one_kind.p95:.0f}"]
        found.append([words, *ends, f"{saving:.0f}"])
    database.dispose()
    return found


def _times(client: Client, url: str) -> Times:
    seconds = []
    client.get(url)
    for _round in range(ROUNDS):
        begun = time.perf_counter()
        client.get(url)
        seconds.append(time.perf_counter() - begun)
    return Times.of(seconds)


def _make_sources(database: Database, review_id: UUID, by: UUID) -> float:
    """Add the sources through their action; how long one took to save, in milliseconds."""
    chance, begun = random.Random(2011), time.perf_counter()  # noqa: S311 -- chooses words, keeps no secret
    common = ["the", "visit", "health", "visitor", "child-care", "Nguyễn’s", "case", "open", "she", "said"]
    for number in range(SOURCES):
        words = [
            chance.choice(common) if chance.random() < 0.4 else f"word{int(chance.paretovariate(0.6)) % 30_000}"
            for _word in range(WORDS)
        ]
        words[chance.randrange(WORDS)] = "eleven open cases"
        if number == SOURCES // 2:
            words[-1] = "zephyrs"
        with unit_of_work(database) as session:
            values = {"kind": SourceKind.DOCUMENT, "title": f"Document {number}"}
            add_source(session, review_by_id(session, review_id), values, " ".join(words), by=by)
    return 1000 * (time.perf_counter() - begun) / SOURCES
