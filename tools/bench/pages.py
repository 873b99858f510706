"""The server time of every page, in process and one after the other, and the statements that each asks for."""

import time
from dataclasses import dataclass
from uuid import UUID

from flask import Flask

from review_app.cli.server import leave_out_of_clean_ups
from review_app.core.db import Database
from tools.bench.numbers import Times, table
from tools.pages import Page, People, pages_of, people_of
from tools.visits import client_of, counted_statements

ROUNDS = 15
SLOWEST = 8


@dataclass(frozen=True)
class Measured:
    """One page: its time, its statements, its size."""

    page: Page
    times: Times
    statements: int
    bytes: int


def addresses(app: Flask, review_id: UUID) -> tuple[list[Page], People]:
    """Every page that can be opened, and who there is to open it."""
    database: Database = app.extensions["casewindow.database"]
    with database.reading() as session:
        pages, unfilled = pages_of(app, session, review_id)
        for sentence in unfilled:
            print(f"  not measured: {sentence}")
        return pages, people_of(session, review_id)


def measure(app: Flask, pages: list[Page], people: People) -> list[Measured]:
    """Fetch every page several times, as the person who sees the most of it."""
    database: Database = app.extensions["casewindow.database"]
    clients = {role: client_of(app, user.id) for role, user in people.users.items()} | {None: client_of(app, None)}
    leave_out_of_clean_ups()  # as the server does
    found = []
    for page in pages:
        client = clients[next(iter(people.who_may(page)), None)]
        client.get(page.url)
        with counted_statements(database) as statements:
            answer = client.get(page.url)
        seconds = []
        for _round in range(ROUNDS):
            begun = time.perf_counter()
            client.get(page.url)
            seconds.append(time.perf_counter() - begun)
        found.append(Measured(page, Times.of(seconds), len(statements), len(answer.data)))
    return found


def summary(found: list[Measured]) -> list[str]:
    """One line of the table of all volumes."""
    middles = Times.of([one.times.p50 / 1000 for one in found])
    slow = Times.of([one.times.p95 / 1000 for one in found])
    return [
        str(len(found)),
        f"{middles.p50:.0f}",
        f"{slow.p95:.0f}",
        f"{slow.longest:.0f}",
        str(max(one.statements for one in found)),
    ]


def slowest(found: list[Measured]) -> str:
    """The slowest pages."""
    ordered = sorted(found, key=lambda one: one.times.p50, reverse=True)[:SLOWEST]
    rows = [
        [one.page.name, f"{one.times.p50:.0f}", f"{one.times.p95:.0f}", str(one.statements), f"{one.bytes // 1024}"]
        for one in ordered
    ]
    return table(["page", "p50 ms", "p95 ms", "statements", "KB"], rows)


def everything(found: list[Measured]) -> str:
    """Every page, for the file."""
    rows = [
        [one.page.name, f"{one.times.p50:.1f}", f"{one.times.p95:.1f}", str(one.statements), f"{one.bytes // 1024}"]
        for one in sorted(found, key=lambda one: one.page.name)
    ]
    return table(["page", "p50 ms", "p95 ms", "statements", "KB"], rows)
