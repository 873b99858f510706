"""What the columns of a table are: which row heads them, what each holds, and how its rows are to be read."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any

from review_app.narrative.door.reading import Row, Table
from review_app.narrative.rules.written_dates import Asked, Questions, questions_of

LOOKED_AT = 20  # rows in which the heads of the columns are looked for
LONGEST_HEAD = 60  # letters
MOST_NAMES = 60  # different names in a column of lanes; more than that is no column of lanes


class Holds(StrEnum):
    """What a column holds."""

    NOTHING = ""
    DATE = "date"
    END = "end"
    TIME = "time"
    WHAT = "what"
    MORE = "more"
    LANE = "lane"

    @property
    def words(self) -> str:
        """What the column holds, as the screen says it."""
        return {
            "": "Leave out",
            "date": "Date",
            "end": "End date",
            "time": "Time",
            "what": "What happened",
            "more": "More about it, added under its heading",
            "lane": "Whose lane",
        }[self.value]


# Words at the head of a column that say what it holds; what somebody chose for the agency before goes first.
_HEADS: tuple[tuple[Holds, str], ...] = (
    (Holds.END, r"\b(end|to|until|finish(ed)?) ?(date)?$|^date to\b|^end\b"),
    (Holds.TIME, r"^time\b(?!.*date)"),
    (Holds.DATE, r"\bdate\b(?! of birth)|\bwhen\b|^dated?$|^day$|^from$"),
    (
        Holds.LANE,
        r"\b(whose?|professional|agency|staff|lane|by whom|practitioner|worker|role|position|clinician|officer|teacher)\b",
    ),
    (
        Holds.WHAT,
        (
            r"\b(what|events?|details?|summary|contact|description|incident|entry|notes?|content|narrative|activity|account"
            r"|text|consultation|issue|concerns?)\b(?! (type|by|no|number|id)\b)"
        ),
    ),
    (Holds.MORE, r"\b(outcome|actions?|comments?|response|child|result|voice)\b"),
)
_SAYS = tuple((held, re.compile(words, re.IGNORECASE)) for held, words in _HEADS)
ASKED = ("order", "pairs", "undated")  # what is remembered of the answers; a year belongs to one file
ONCE = frozenset({Holds.DATE, Holds.END, Holds.TIME, Holds.WHAT, Holds.LANE})


@dataclass(frozen=True)
class Plan:
    """How a table is to be read, as somebody chose it."""

    table: int = 0
    head: int = 0  # the number, in the file, of the row that heads the columns
    holds: tuple[Holds, ...] = ()
    lane: str = ""  # in whose lane a row stands that names nobody
    source_id: str = ""
    order: str = ""
    pairs: str = ""
    year: str = ""
    undated: str = ""  # what rows without a date are
    names: Mapping[str, str] = field(default_factory=dict)  # a name in the column of lanes → the lane that is meant

    def columns(self, kind: Holds) -> list[int]:
        """The places of the columns that hold something."""
        return [place for place, held in enumerate(self.holds) if held is kind]

    def asked(self, table: Table, latest_year: int) -> Asked:
        """What was said about the dates."""
        year = int(self.year) if self.year.isdigit() else None
        return Asked(self.order, self.pairs, year, latest_year, table.days_from)

    def said(self) -> dict[str, Any]:
        """The plan as it is kept."""
        return asdict(self) | {"holds": [held.value for held in self.holds], "names": dict(self.names)}


def plan_of(said: Mapping[str, Any]) -> Plan:
    """The plan that was kept."""
    return Plan(**{**said, "holds": tuple(Holds(word) for word in said["holds"])})


def heads_of(table: Table, head: int) -> list[str]:
    """What stands at the head of each column, with a name for those without one."""
    row = next((row for row in table.rows if row.number == head), None)
    width = max((len(row.cells) for row in table.rows), default=0)
    said = [" ".join(row.at(place).split()) if row else "" for place in range(width)]
    return [words or f"Column {letter(place)}" for place, words in enumerate(said)]


def letter(place: int) -> str:
    """The letters of a column, counted from 0.

    >>> letter(0), letter(27)
    ('A', 'AB')
    """
    return (letter(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)


def likely_head(table: Table) -> int:
    """The number of the row that most likely heads the columns; the person sees it and can choose another."""
    looked_at = table.rows[:LOOKED_AT]
    scores = [len(_heads_in(row)) for row in looked_at]
    best = max(scores, default=0)
    if best > 1:
        return looked_at[scores.index(best)].number
    return next(
        (row.number for row in looked_at if sum(map(bool, row.cells)) > 1), looked_at[0].number if looked_at else 0
    )


def heads_itself(row: Row) -> bool:
    """Whether a row looks as if it headed columns: it names a date, and something else besides.

    >>> heads_itself(Row(1, ("Date", "What happened"))), heads_itself(Row(2, ("2009", "What happened next")))
    (True, False)
    """
    found = _heads_in(row)
    return Holds.DATE in found and sum(map(bool, row.cells)) > 1


def likely_plan(
    table: Table, number: int, remembered: Mapping[str, Any], lane: str, *, head: int | None = None
) -> Plan:
    """What the columns likely hold, by their heads: as they were chosen for the agency before, else by the words."""
    head = likely_head(table) if head is None else head
    chosen: Mapping[str, str] = remembered.get("heads", {})
    holds: list[Holds] = []
    for words in heads_of(table, head):
        held = Holds(chosen[folded(words)]) if folded(words) in chosen else _said(words)
        holds.append(Holds.NOTHING if held in ONCE and held in holds else held)
    asked: dict[str, Any] = {name: str(remembered.get(name, "")) for name in ASKED}
    return Plan(number, head, tuple(holds), str(remembered.get("lane", "")) or lane, **asked)


def remembered_from(table: Table, plan: Plan) -> dict[str, Any]:
    """What is remembered for the agency: its columns by their heads, and what was said of dates; no name of anybody."""
    heads = {folded(words): held.value for words, held in zip(heads_of(table, plan.head), plan.holds, strict=False)}
    return {"heads": heads, "lane": plan.lane, **{name: getattr(plan, name) for name in ASKED}}


def questions_about(table: Table, plan: Plan) -> Questions:
    """What has to be asked about the dates of a table."""
    columns = plan.columns(Holds.DATE) + plan.columns(Holds.END)
    return questions_of(row.at(place) for row in body_of(table, plan) for place in columns)


def body_of(table: Table, plan: Plan) -> list[Any]:
    """The rows below the heads of the columns."""
    return [row for row in table.rows if row.number > plan.head]


def names_in(table: Table, plan: Plan, lanes: Mapping[str, str]) -> list[str]:
    """The names in the column of lanes that are no lane's own words; `lanes` gives the lanes by folded words."""
    columns = plan.columns(Holds.LANE)
    if not columns:
        return []
    names = {folded(row.at(columns[0])): " ".join(row.at(columns[0]).split()) for row in body_of(table, plan)}
    return sorted(name for mark, name in names.items() if name and mark not in lanes)[:MOST_NAMES]


def with_names(plan: Plan, chosen: Mapping[str, str]) -> Plan:
    """The plan with a lane for each of these names."""
    return replace(plan, names={**plan.names, **{folded(name): lane for name, lane in chosen.items() if lane}})


def why_not_plan(plan: Plan) -> dict[str, str]:
    """What is missing or chosen twice, by the box that it concerns."""
    problems = {}
    if not plan.columns(Holds.DATE):
        problems["columns"] = "Choose the column in which the date stands."
    elif not plan.columns(Holds.WHAT):
        problems["columns"] = "Choose the column that says what happened."
    elif any(len(plan.columns(held)) > 1 for held in ONCE):
        problems["columns"] = "Only one column can hold the date, the end date, the time, what happened, or the lane."
    if not plan.lane and not plan.columns(Holds.LANE):
        problems["lane"] = "Choose in whose lane the rows stand, or the column that says so."
    return problems


def folded(words: str) -> str:
    """Words as they are compared: on one line, without capitals."""
    return " ".join(words.casefold().split())


def _heads_in(row: Row) -> list[Holds]:
    """What the cells of a row would say if it headed the columns; nobody heads a column with a sentence."""
    return [held for cell in row.cells if len(cell) < LONGEST_HEAD and (held := _said(cell)) is not Holds.NOTHING]


def _said(words: str) -> Holds:
    return next((held for held, pattern in _SAYS if pattern.search(" ".join(words.split()))), Holds.NOTHING)


def lanes_by_words(lanes: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The lanes of a review by their words, those that two share left out; what a file usually calls the child beside them."""
    found: dict[str, str] = {"child": "child", "family": "family"}
    words = [folded(label) for _code, label in lanes]
    return found | {folded(label): code for code, label in lanes if words.count(folded(label)) == 1}
