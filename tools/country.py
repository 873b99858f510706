"""A country that learns together: many LSCBs, reviews, shared findings and decisions, all invented, for measurements.

What comes out is never shown to anybody, so it goes round the actions and leaves no trace in the audit. The same seed makes
the same country.
"""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert

from review_app.access.stages import Stage
from review_app.boards.models import Board, Programme
from review_app.core.db import Database
from review_app.reviews.models import Review
from review_app.themes.models import Decision, Pair, Standing, Verdict, Way
from review_app.wordings.models import CameBy, SharedWording

SEED = 2011
ROWS_AT_ONCE = 5000
FIRST_DAY = date(2011, 3, 1)
CATEGORIES = (
    ("biases", "Innate human biases (cognitive and emotional)"), ("family", "Family–professional interaction"),
    ("incidents", "Responses to incidents"), ("longer", "Longer-term work"), ("tools", "Tools"),
    ("management", "Management systems"),
)  # fmt: skip
FACTORS = (
    "Workload",
    "Availability for meeting",
    "Attention",
    "Mindset",
    "Supervision",
    "Forms and records",
    "Thresholds",
)

PAIRED = ("programme_id", "first_ref", "second_ref", "first_wording_id", "second_wording_id")

WHO = ("The duty desk", "The form", "A conference", "The plan", "Supervision", "The school", "The night service", "A rota",
       "The panel", "The handover", "The record", "A discharge letter", "The threshold", "The court bundle", "The contract",
       "A strategy talk", "The core group", "The telephone line", "The audit", "The database")  # fmt: skip
DOES = ("sorts worry by", "counts", "asks nobody about", "waits for", "closes on", "is read by", "rewards", "keeps apart",
        "passes on", "repeats", "hides", "begins with", "ends before", "is timed by", "leaves to chance", "takes for granted",
        "measures", "depends on", "is written for", "loses")  # fmt: skip
WHAT = ("what the sender ticks", "the day of the week", "who happens to be in", "the last incident", "the adults’ account",
        "attendance", "the number of visits", "good will", "an earlier label", "what can be proved", "the date of the target",
        "a child’s own words", "fathers", "the family’s moves", "small signs", "one person’s memory", "agreement",
        "the shape of the team", "distance", "the agency’s own list")  # fmt: skip
SO_THAT = ("so that a worry is kept and not acted on", "so that nobody knows the whole", "so that children are seen and not heard",
           "so that help ends when it begins to work", "so that people learn to write less", "so that a difference goes unsaid",
           "so that the same question is asked each time as if for the first time")  # fmt: skip


@dataclass(frozen=True)
class Extent:
    """How large the country is."""

    boards: int = 150
    reviews: int = 3000
    findings: int = 18_000
    decisions: int = 40_000


@dataclass(frozen=True)
class Finding:
    """A shared finding while the country is made: its number, its wording's, its review's, and the pattern it shows."""

    ref: UUID
    wording_id: UUID
    review_ref: UUID
    pattern: int


def make_country(database: Database, extent: Extent, *, by: Sequence[UUID]) -> UUID:
    """Add a programme of this extent, decided on by these people in turn; returns its id."""
    random = Random(SEED)  # noqa: S311 -- measurements, nothing secret
    programme_id = _id(random)
    with database.writing_engine.begin() as connection:
        _add(connection, Programme, [{"id": programme_id, "name": "An invented country", "invented": True}])
        boards = [_id(random) for _board in range(extent.boards)]
        _add(connection, Board, [_board(programme_id, row, at) for at, row in enumerate(boards)])
        homes = [(_id(random), boards[at % len(boards)]) for at in range(extent.reviews)]
        _add(connection, Review, [_review(random, programme_id, at, *home) for at, home in enumerate(homes)])
        findings, rows = _findings(random, programme_id, homes, extent)
        _add(connection, SharedWording, rows)
        decisions = list(_decisions(random, programme_id, findings, extent, by))
        _add(connection, Decision, decisions)
        _add(connection, Pair, [_pair(decision) for decision in decisions[::2]])
    return programme_id


def _board(programme_id: UUID, board_id: UUID, at: int) -> dict[str, Any]:
    return {"id": board_id, "programme_id": programme_id, "name": f"Invented {at + 1}"}


def _review(random: Random, programme_id: UUID, at: int, review_id: UUID, board_id: UUID) -> dict[str, Any]:
    stage = random.choice([Stage.REPORTING, Stage.WITH_BOARD, Stage.RESPONDED, Stage.CLOSED])
    return {
        "id": review_id, "programme_id": programme_id, "board_id": board_id, "code": f"LT-{at + 1:04d}",
        "title": "An invented review", "stage": stage, "version": 1,
    }  # fmt: skip


def _findings(
    random: Random, programme_id: UUID, homes: Sequence[tuple[UUID, UUID]], extent: Extent
) -> tuple[list[Finding], list[dict[str, Any]]]:
    """The findings and their shared wordings: few patterns recur everywhere, most nowhere."""
    patterns = max(1, extent.findings // 10)
    findings, rows = [], []
    for at in range(extent.findings):
        review_ref, board_id = homes[at % len(homes)]
        pattern = min(int(random.paretovariate(0.7)) - 1, patterns - 1) if at % 3 else random.randrange(patterns)
        finding = Finding(_id(random), _id(random), review_ref, pattern)
        key, heading = CATEGORIES[pattern % len(CATEGORIES)]
        title, summary = _words(random, pattern)
        findings.append(finding)
        rows.append(
            {
                "id": finding.wording_id,
                "programme_id": programme_id,
                "board_id": board_id,
                "review_ref": review_ref,
                "finding_ref": finding.ref,
                "title": title,
                "summary": summary,
                "category_key": key,
                "category_heading": heading,
                "category_place": pattern % len(CATEGORIES),
                "number": 1,
                "factor_headings": "\n".join(random.sample(FACTORS, 2)),
                "is_good_practice": at % 9 == 0,
                "shared_on": FIRST_DAY + timedelta(days=at % 700),
                "came_by": CameBy.HERE,
                "ended_by_newer": False,
            }
        )
    return findings, rows


def _words(random: Random, pattern: int) -> tuple[str, str]:
    """A title and a text in brief that show a pattern in words of their own."""
    own = Random(pattern)  # noqa: S311 -- the same pattern, the same core
    who, does, what, then = own.choice(WHO), own.choice(DOES), own.choice(WHAT), own.choice(SO_THAT)
    title = f"{who} {does} {what}, {then}"
    parts = [f"{who} {does} {what}."]
    parts += [f"{random.choice(WHO)} {random.choice(DOES)} {random.choice(WHAT)}." for _other in range(6)]
    return title, "\n\n".join([*parts, f"It goes on, {then}."])


def _decisions(
    random: Random, programme_id: UUID, findings: Sequence[Finding], extent: Extent, by: Sequence[UUID]
) -> Iterator[dict[str, Any]]:
    """Two people's answers about each of many pairs: most of one pattern and the same, some alike and not."""
    groups: dict[int, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.pattern, []).append(finding)
    large = [group for group in groups.values() if len(group) > 1]
    seen: set[tuple[UUID, UUID]] = set()
    while len(seen) < extent.decisions // 2:
        group = random.choices(large, weights=[len(one) ** 0.5 for one in large])[0]
        within = random.random() < 0.9
        first = random.choice(group)
        second = random.choice(group if within else random.choice(large))
        if first.ref > second.ref:
            first, second = second, first
        if first.review_ref == second.review_ref or (first.ref, second.ref) in seen or first.ref == second.ref:
            continue
        seen.add((first.ref, second.ref))
        verdict = random.choices([Verdict.SAME, Verdict.DIFFERS], [7, 2])[0] if within else Verdict.ALIKE
        at = datetime(2011, 3, 1, 9, tzinfo=UTC) + timedelta(minutes=len(seen))
        for person in random.sample(list(by), 2):
            yield _decision(programme_id, first, second, verdict, person, at)


def _decision(
    programme_id: UUID, first: Finding, second: Finding, verdict: Verdict, person: UUID, at: datetime
) -> dict[str, Any]:
    return {
        "id": uuid.uuid4(), "programme_id": programme_id, "first_ref": first.ref, "second_ref": second.ref,
        "first_wording_id": first.wording_id, "second_wording_id": second.wording_id, "verdict": verdict,
        "reason": "" if verdict is Verdict.SAME else "One is about forms, the other about people.", "way": Way.BETWEEN,
        "decided_by": person, "decided_at": at,
    }  # fmt: skip


def _pair(decision: dict[str, Any]) -> dict[str, Any]:
    """How it stands with two findings about which two people agreed."""
    standing = Standing.JOINED if decision["verdict"].joins else Standing.APART
    kept = {name: decision[name] for name in PAIRED}
    return kept | {"id": uuid.uuid4(), "standing": standing, "changed_at": decision["decided_at"]}


def _id(random: Random) -> UUID:
    return UUID(int=random.getrandbits(128), version=4)


def _add(connection: Connection, model: type[Any], rows: Sequence[dict[str, Any]]) -> None:
    for start in range(0, len(rows), ROWS_AT_ONCE):
        connection.execute(insert(model.__table__), list(rows[start : start + ROWS_AT_ONCE]))
