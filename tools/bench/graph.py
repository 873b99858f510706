"""The evidence graph: how long building it with all measures takes, how long its pages take, and how long a layout takes."""

import time
from collections.abc import Callable
from uuid import UUID

from flask import Flask

from review_app.access.roles import Role
from review_app.core.db import Database
from review_app.graph.build import build
from review_app.graph.drawn import KINDS, Wanted, drawn
from review_app.graph.evidence import EvidenceRows, node_of
from review_app.graph.layout.placing import lay_out
from review_app.graph.measures import loose_ends, rests_on, way_to_words
from review_app.graph.papers import Asked, shape_of
from review_app.graph.through import running_through
from review_app.graph.withdrawn import if_withdrawn
from tools.bench.numbers import Times
from tools.evidence import much_evidence
from tools.pages import People
from tools.visits import client_of, counted_statements

ROUNDS = 7
PAGES = ("rests-on", "drawing")
LAYOUTS = (
    ("a review, without its quotes", 1, False),
    ("a review, with its quotes", 1, True),
    ("nine times a review", 9, False),
)


def volume(times: int) -> EvidenceRows:
    """The evidence of a review of the size that is asked for, several times over."""
    return much_evidence(
        episodes=12 * times, factors=80 * times, quotes=400 * times, sources=25 * times, findings=8 * times
    )


def everything(rows: EvidenceRows) -> None:
    """The graph, and all that its pages say of it."""
    graph = build(rows)
    for row in rows.findings:
        rests_on(graph, node_of(row))
        way_to_words(graph, node_of(row))
    loose_ends(graph)
    running_through(graph)
    if_withdrawn(graph, node_of(rows.sources[0]))


def best(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The shortest time in milliseconds: what the work itself needs, without the neighbours."""
    found = []
    for _round in range(rounds):
        begun = time.perf_counter()
        work()
        found.append(time.perf_counter() - begun)
    return 1000 * min(found)


def measure(app: Flask, review_id: UUID, people: People, times: int) -> list[str]:
    """One line of the table: the measures at this volume, and the pages of the review in the database."""
    rows = volume(times)
    graph = build(rows)
    line = [f"{len(graph):,}", f"{graph.number_of_edges():,}", f"{best(lambda: everything(rows)):.0f}"]
    client, database = client_of(app, people.users[Role.LEAD_REVIEWER].id), app.extensions["casewindow.database"]
    for page in PAGES:
        line += _page(client.get, database, f"/reviews/{review_id}/findings/{page}")
    return line


def _page(get: Callable[[str], object], database: Database, url: str) -> list[str]:
    get(url)  # the first look lays the drawing out
    with counted_statements(database) as statements:
        get(url)
    seconds = []
    for _round in range(ROUNDS):
        begun = time.perf_counter()
        get(url)
        seconds.append(time.perf_counter() - begun)
    times = Times.of(seconds)
    return [f"{times.p50:.0f}", f"{times.p95:.0f}", f"{len(statements)}"]


def layouts() -> list[list[str]]:
    """How long Graphviz takes in its own process, for drawings of several sizes."""
    found = []
    for name, times, quotes in LAYOUTS:
        graph = build(volume(times))
        shown = drawn(graph, Wanted(kinds=frozenset(KINDS)) if quotes else Wanted())
        shape = shape_of(Asked("LT-00", graph, shown))
        begun = time.perf_counter()
        placed = lay_out(shape)
        taken = time.perf_counter() - begun
        found.append([name, f"{len(shape.sizes):,}", f"{len(shape.joins):,}", placed.program, f"{taken:.1f}"])
    return found
