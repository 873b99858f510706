"""A country that learns together, measured: `make bench-across` prints its table; on PostgreSQL if DATABASE_URL names an empty database."""

import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import numpy as np
from flask import Flask
from sqlalchemy import insert, select

from review_app import create_app
from review_app.access.roles import Role
from review_app.accounts.models import User
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.likeness.actions import text_hash
from review_app.likeness.engine import engine_here
from review_app.likeness.models import WORDING, TextVector
from review_app.likeness.queries import alike, pairs_alike
from review_app.likeness.vectors import packed, to_length_one
from review_app.memberships.models import Membership
from review_app.themes.actions import rebuild_themes
from review_app.wordings.models import SharedWording
from tools.bench.numbers import Times, table
from tools.country import Extent, make_country
from tools.installation import demonstration
from tools.visits import client_of, counted_statements

ROUNDS = 12
HEADINGS = ["what", "p50 ms", "p95 ms", "statements", "KB"]
PROGRAMME_PAGES = ("themes.", "comparisons.", "wordings.across", "library.list_", "messages.list_", "mornings.list_")


def read_at_random(database: Database, programme_id: UUID) -> None:
    """Numbers for every wording without reading it: how long they take to compare does not depend on what they say."""
    engine, chance = engine_here(), np.random.default_rng(1)
    with database.writing_engine.begin() as connection:
        ids = list(connection.scalars(select(SharedWording.id).where(SharedWording.programme_id == programme_id)))
        rows = to_length_one(chance.normal(size=(len(ids), engine.size)).astype(np.float32))
        values = [
            {
                "id": one,
                "programme_id": programme_id,
                "kind": WORDING,
                "thing_id": one,
                "engine": engine.name,
                "text_hash": text_hash(engine.name, str(one)),
                "mark": at + 1,
                "vector": packed(row),
            }
            for at, (one, row) in enumerate(zip(ids, rows, strict=True))
        ]
        connection.execute(insert(TextVector), values)


def times_of(work: Callable[[], object], rounds: int = ROUNDS) -> Times:
    """How long some work takes, once warm."""
    work()
    seconds = []
    for _round in range(rounds):
        begun = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begun)
    return Times.of(seconds)


def pages(app: Flask, programme_id: UUID, user_id: UUID, who: str) -> list[list[str]]:
    """Every page of the programme that needs no more than its number, as somebody sees it."""
    client, database, rows = client_of(app, user_id), app.extensions["casewindow.database"], []
    for rule in app.url_map.iter_rules():
        if (
            rule.arguments != {"programme_id"}
            or "GET" not in (rule.methods or ())
            or not rule.endpoint.startswith(PROGRAMME_PAGES)
        ):
            continue
        url = rule.rule.replace("<uuid:programme_id>", str(programme_id))
        answer = client.get(url)
        if answer.status_code != 200 or answer.mimetype != "text/html":
            continue
        with counted_statements(database) as statements:
            size = len(client.get(url).data)
        found = times_of(lambda url=url: client.get(url))  # type: ignore[misc] # bound to this round's address
        rows.append(
            [
                f"{rule.endpoint}, {who}",
                f"{found.p50:.0f}",
                f"{found.p95:.0f}",
                str(len(statements)),
                f"{size / 1000:.0f}",
            ]
        )
    return rows


def joined(database: Database, email: str, role: Role, programme_id: UUID) -> UUID:
    """Somebody of the demonstration, who now has this role in the country as well."""
    with database.writing_engine.begin() as connection:
        user_id: UUID = connection.scalars(select(User.id).where(User.email == email)).one()
        values = {
            "id": uuid4(),
            "user_id": user_id,
            "role": role,
            "programme_id": programme_id,
            "starts_on": date(2011, 1, 1),
        }
        connection.execute(insert(Membership), [values])
    return user_id


def measure(folder: Path, extent: Extent) -> list[list[str]]:
    """Everything at one extent."""
    settings = demonstration(folder, os.environ.get("DATABASE_URL")).settings
    app = create_app(settings)
    database: Database = app.extensions["casewindow.database"]
    with database.reading() as session:
        people = list(session.scalars(select(User.id).order_by(User.email)))
    programme_id = make_country(database, extent, by=people)
    adviser = joined(database, "folasade.adebayo@example.org", Role.ADVISER, programme_id)
    begun = time.perf_counter()
    with unit_of_work(database) as session:
        changes = rebuild_themes(session, programme_id)
    rows = [[f"themes made from nothing ({changes:,} changes), s", f"{time.perf_counter() - begun:.1f}", "", "", ""]]
    begun = time.perf_counter()
    with unit_of_work(database) as session:
        rebuild_themes(session, programme_id)
    rows.append(["and again, nothing to change, s", f"{time.perf_counter() - begun:.1f}", "", "", ""])
    read_at_random(database, programme_id)
    words = "The form sorts worry by what the sender ticks, so that a worry is kept and not acted on"
    with database.reading() as session:
        found = times_of(lambda: alike(session, programme_id, words))
        rows.append(["nearest to one new finding", f"{found.p50:.0f}", f"{found.p95:.0f}", "", ""])
        begun = time.perf_counter()
        pairs_alike(session, programme_id)
        rows.append(["nearest of every wording, s", f"{time.perf_counter() - begun:.1f}", "", "", ""])
    rows += pages(app, programme_id, adviser, "adviser")
    rows.append(
        ["most memory so far, MB", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}", "", "", ""]
    )
    return rows


def main() -> int:
    """Measure the country of 150 LSCBs, or one with fewer findings if their number is given."""
    findings = int(sys.argv[1]) if len(sys.argv) > 1 else Extent().findings
    extent = Extent(reviews=findings // 6, findings=findings, decisions=findings * 20 // 9)
    with tempfile.TemporaryDirectory() as folder:
        rows = measure(Path(folder), extent)
    print(
        f"{extent.boards} LSCBs, {extent.findings:,} findings, {extent.decisions:,} decisions, engine {engine_here().name}\n"
    )
    print(table(HEADINGS, rows))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
