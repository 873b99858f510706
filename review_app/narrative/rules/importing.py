"""What each row of a table will become: an entry, or a reason why not. Nothing is guessed, and nothing brought in twice."""

import hashlib
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any
from uuid import UUID

from review_app.core.dates import NotADate, PartialDate, read_partial_date
from review_app.narrative.door.reading import Row, Table
from review_app.narrative.rules.columns import Holds, Plan, body_of, folded, heads_of
from review_app.narrative.rules.told import lane_values
from review_app.narrative.rules.undated import settled
from review_app.narrative.rules.written_dates import Asked, Written, read_written

_NUMBERED = re.compile(r"^⟦(\d+)⟧\n", re.MULTILINE)


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    HERE = "here"
    REFUSED = "refused"

    @property
    def words(self) -> str:
        """What becomes of the row, as the screen says it."""
        return {"new": "Will be added", "here": "Already here", "refused": "Can’t be read"}[self.value]


@dataclass(frozen=True)
class Outcome:
    """A row, and what becomes of it."""

    row: Row
    fate: Fate
    reason: str = ""
    values: Mapping[str, Any] | None = None  # the columns of an entry
    lane: str = ""  # its code
    fingerprint: str = ""


@dataclass(frozen=True)
class Known:
    """What a review knows before a table comes: its lanes by their words, and the fingerprints of what is here."""

    lanes: Mapping[str, str]
    codes: Collection[str]  # of lanes that there still are
    fingerprints: Collection[str]
    latest_year: int


class NotAnEntry(ValueError):
    """The row can't become an entry; the message says why."""


def outcomes(table: Table, plan: Plan, known: Known) -> list[Outcome]:
    """What becomes of each row below the heads of the columns."""
    heads, asked = heads_of(table, plan.head), plan.asked(table, known.latest_year)
    found: list[Outcome] = []
    seen: dict[str, int] = {}
    for row in settled([row for row in body_of(table, plan) if not _is_head_again(row, heads)], plan):
        if not _is_begun(row, plan):
            continue
        try:
            values, lane = _entry_of(row, plan, heads, (asked, known))
        except (NotAnEntry, NotADate) as problem:
            found.append(Outcome(row, Fate.REFUSED, str(problem)))
            continue
        mark = fingerprint_of(values["on"], lane, values["what"])
        fate, reason = _fate(mark, known, seen.get(mark))
        seen.setdefault(mark, row.number)
        found.append(Outcome(row, fate, reason, values, lane, mark))
    return found


def fingerprint_of(on: PartialDate, lane: str, what: str) -> str:
    """By what a row is known again: its date, its lane and its words, whatever their capitals and line ends."""
    said = "\n".join([str(on.earliest), str(on.latest), on.wording, lane, folded(what)])
    return hashlib.sha256(said.encode()).hexdigest()


def in_one_text(found: Sequence[Outcome]) -> str:
    """The words of every new row, each under its number, so that names are settled once for all of them."""
    new = [each for each in found if each.fate is Fate.NEW and each.values]
    return "\n\n".join(f"⟦{each.row.number}⟧\n{_unmarked(each.values['what'])}" for each in new if each.values)


def _unmarked(what: str) -> str:
    return what.replace("⟦", "[").replace("⟧", "]")


def with_text(found: Sequence[Outcome], text: str) -> list[Outcome]:
    """The rows with their words as they stand in the one text now; each is known again by what the file said."""
    parts = _NUMBERED.split(text)
    words = {int(number): said.strip() for number, said in zip(parts[1::2], parts[2::2], strict=True)}
    return [
        replace(each, values={**each.values, "what": words[each.row.number]})
        if each.values and each.row.number in words
        else each
        for each in found
    ]


def counts(found: Sequence[Outcome]) -> dict[Fate, int]:
    """How many rows become what."""
    return {fate: sum(outcome.fate is fate for outcome in found) for fate in Fate}


def _fate(mark: str, known: Known, same_as: int | None) -> tuple[Fate, str]:
    if mark in known.fingerprints:
        return Fate.HERE, "An entry with this date, lane and text is already here."
    if same_as is not None:
        return Fate.HERE, f"The same as row {same_as} of this table."
    return Fate.NEW, ""


def _is_begun(row: Row, plan: Plan) -> bool:
    """Whether anything stands in the columns that are read."""
    return any(row.at(place) for place, held in enumerate(plan.holds) if held not in {Holds.NOTHING, Holds.LANE})


def _is_head_again(row: Row, heads: Sequence[str]) -> bool:
    """Whether the heads of the columns stand there once more, as at the top of a new page."""
    said = [folded(cell) for cell in row.cells if cell]
    return len(said) > 1 and said == [folded(head) for head, cell in zip(heads, row.cells, strict=False) if cell]


def _entry_of(row: Row, plan: Plan, heads: Sequence[str], given: tuple[Asked, Known]) -> tuple[dict[str, Any], str]:
    asked, known = given
    written = _written(row, plan, asked)
    what = _what(row, plan, heads, written)
    lane = _lane(row, plan, known)
    if not written.on.wording:
        raise NotAnEntry("The row has no date. Write one in, as far as it is known, even if it is only a year.")
    source_id = UUID(plan.source_id) if plan.source_id else None
    return {"on": written.on, "what": what, **lane_values(lane), "source_id": source_id}, lane


def _written(row: Row, plan: Plan, asked: Asked) -> Written:
    said = row.at(plan.columns(Holds.DATE)[0])
    try:
        written = read_written(said, asked)
    except NotADate as problem:
        raise NotAnEntry(f"“{_short(said)}” can’t be read as a date. {problem}") from problem
    times = plan.columns(Holds.TIME)
    time = " ".join(row.at(times[0]).split()) if times else ""
    return Written(_until(written.on, row, plan, asked), time or written.time)


def _until(on: PartialDate, row: Row, plan: Plan, asked: Asked) -> PartialDate:
    """The date up to the end date, where the row has one."""
    columns = plan.columns(Holds.END)
    said = row.at(columns[0]) if columns else ""
    if not said or not on.wording:
        return on
    try:
        end = read_written(said, asked).on
        return on if not end.wording or end == on else read_partial_date(f"{on.wording} to {end.wording}")
    except NotADate as problem:
        raise NotAnEntry(f"“{_short(said)}” can’t be read as an end date. {problem}") from problem


def _what(row: Row, plan: Plan, heads: Sequence[str], written: Written) -> str:
    what = row.at(plan.columns(Holds.WHAT)[0]).strip()
    more = [f"{heads[place]}: {row.at(place).strip()}" for place in plan.columns(Holds.MORE) if row.at(place).strip()]
    if not what and not more:
        raise NotAnEntry("The row doesn’t say what happened.")
    told = "\n".join(part for part in (what, *more) if part)
    return f"{_time_said(written.time)}: {told}" if written.time else told


def _time_said(time: str) -> str:
    """A time of day as an entry begins with it: figures after “At”, words by themselves.

    >>> _time_said("0915"), _time_said("14:30"), _time_said("late evening")
    ('At 09:15', 'At 14:30', 'Late evening')
    """
    figures = re.fullmatch(r"([01]\d|2[0-4])([0-5]\d)(?: ?h(?:ou)?rs)?", time)
    if figures:
        return f"At {figures[1]}:{figures[2]}"
    return f"At {time}" if time[:1].isdigit() else f"{time[:1].upper()}{time[1:]}"


def _lane(row: Row, plan: Plan, known: Known) -> str:
    columns = plan.columns(Holds.LANE)
    name = " ".join(row.at(columns[0]).split()) if columns else ""
    code = known.lanes.get(folded(name)) or plan.names.get(folded(name), "") if name else plan.lane
    if name and not code:
        raise NotAnEntry(f"No lane is chosen for “{_short(name)}”. Choose one under “Columns and dates”.")
    if code not in known.codes:
        raise NotAnEntry("The row doesn’t say whose lane it stands in.")
    return code


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= 60 else f"{plain[:59]}…"
