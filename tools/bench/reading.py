"""How long the server takes to open a source of 20,000 words with 500 quotes, each of which hangs on something."""

import random
import time
from uuid import UUID

from flask import Flask

from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.episodes.actions import support_episode
from review_app.episodes.queries import episodes_of_review
from review_app.reviews.queries import review_by_id
from review_app.sources.actions import add_source, quote
from review_app.sources.models import SourceKind
from review_app.sources.queries import text_to_quote
from review_app.sources.rules import Span
from tools.bench.numbers import Times
from tools.pages import People
from tools.visits import client_of, counted_statements

WORDS, QUOTES, PARAGRAPH, ROUNDS = 20_000, 500, 80, 12
SOUNDS = ("the", "visit", "was", "said", "she", "family", "form", "rang", "worry", "week", "nobody", "thought")


def a_long_source(database: Database, review_id: UUID, by: UUID) -> UUID:
    """Put down the source and its quotes, through the actions."""
    chance = random.Random(3)  # noqa: S311 -- chooses words, keeps no secret
    words = [chance.choice(SOUNDS) for _word in range(WORDS)]
    parts = [" ".join(words[at : at + PARAGRAPH]) for at in range(0, WORDS, PARAGRAPH)]
    text = "\n\n".join(parts)
    with unit_of_work(database) as session:
        values = {"kind": SourceKind.DOCUMENT, "title": "A very long document"}
        source = add_source(session, review_by_id(session, review_id), values, text, by=by)
        kept = text_to_quote(session, review_id, source.id)
        episodes = episodes_of_review(session, review_id)
        for number in range(QUOTES):
            start = number * (len(text) // (QUOTES + 1))
            passage = quote(session, kept, Span(start, start + 90, text[start : start + 90]), "", by=by)
            if episodes:
                support_episode(session, episodes[number % len(episodes)], source.id, passage.id, by=by)
        return source.id


def measure(app: Flask, review_id: UUID, people: People) -> list[str]:
    """One line of the table: the times of the page, its statements and its size."""
    database: Database = app.extensions["casewindow.database"]
    user = people.users[Role.LEAD_REVIEWER].id
    url = f"/reviews/{review_id}/sources/{a_long_source(database, review_id, user)}"
    client = client_of(app, user)
    client.get(url)
    with counted_statements(database) as statements:
        answer = client.get(url)
    seconds = []
    for _round in range(ROUNDS):
        begun = time.perf_counter()
        client.get(url)
        seconds.append(time.perf_counter() - begun)
    times = Times.of(seconds)
    size = f"{len(answer.data) // 1024}"
    return [f"{WORDS:,}", f"{QUOTES}", f"{times.p50:.0f}", f"{times.p95:.0f}", f"{len(statements)}", size]
