"""The narrative's lanes and accounts, worked out from plain rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from review_app.core.dates import PartialDate
from review_app.narrative.models import Entry, LaneKind, Period

LANE_COLUMNS = {LaneKind.AGENCY: "agency_id", LaneKind.PARTICIPANT: "participant_id"}


def lane_values(code: str) -> dict[str, LaneKind | UUID | None]:
    """The columns that a lane's code word stands for; raises ValueError for none.

    >>> lane_values("child")["lane"].words
    'The child'
    """
    kind_word, _, whose = code.partition(":")
    kind = LaneKind(kind_word)
    values: dict[str, LaneKind | UUID | None] = dict.fromkeys(("agency_id", "participant_id", "relative_id"))
    if whose:
        values[LANE_COLUMNS.get(kind, "relative_id")] = UUID(whose)
    return values | {"lane": kind}


@dataclass(frozen=True)
class Happening:
    """One thing that happened: an entry, or several accounts of it side by side."""

    entries: tuple[Entry, ...]

    @property
    def is_told_twice(self) -> bool:
        """Whether there are several accounts, which are never made into one."""
        return len(self.entries) > 1


def happenings(entries: Iterable[Entry]) -> list[Happening]:
    """The entries by date, with the accounts of one event together at the earliest of their dates."""
    groups: dict[UUID, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.event_key or entry.id, []).append(entry)
    return [Happening(tuple(group)) for group in groups.values()]


def in_lane(told: Iterable[Happening], code: str) -> list[Happening]:
    """What happened in one lane; an event told twice stays whole, since its accounts are read together."""
    return [happening for happening in told if any(entry.lane_code == code for entry in happening.entries)]


def about_the_same_time(one: PartialDate, other: PartialDate) -> bool:
    """Whether two part-known dates can mean the same day."""
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return False
    return one.earliest <= other.latest and other.earliest <= one.latest


def likely_first(entry: Entry, others: Sequence[Entry]) -> list[Entry]:
    """The entries that could tell of the same event: those of about the same time first."""
    wanted = [other for other in others if other.id != entry.id]
    return sorted(wanted, key=lambda other: not about_the_same_time(entry.on, other.on))


def why_not_tie(entry: Entry, other: Entry) -> str | None:
    """Why two entries can't be tied as accounts of one event, or None."""
    if entry.id == other.id:
        return "Choose another entry: an account can’t be tied to itself."
    if entry.event_key is not None and entry.event_key == other.event_key:
        return "These two are tied already."
    return None


def why_not_span(begins: PartialDate, ends: PartialDate) -> str | None:
    """Why a period can't have these dates, or None."""
    if begins.earliest and ends.latest and ends.latest < begins.earliest:
        return "The period ends before it begins."
    return None


def span_of(period: Period) -> tuple[date, date] | None:
    """The first and last day of a period; None if it has no dates."""
    first, last = period.begins.earliest, period.ends.latest or period.begins.latest
    return None if first is None or last is None else (first, last)


def is_within(on: PartialDate, span: tuple[date, date]) -> bool:
    """Whether a part-known date can mean a day of this time."""
    return on.earliest is not None and on.latest is not None and on.earliest <= span[1] and on.latest >= span[0]


def entries_in(period: Period, entries: Iterable[Entry]) -> list[Entry]:
    """The entries that fall into a period by the first day that they can mean."""
    span = span_of(period)
    if span is None:
        return []
    first, last = span
    return [entry for entry in entries if entry.on.earliest and first <= entry.on.earliest <= last]
