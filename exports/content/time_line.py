"""What a time line shows: lanes with what happened in them, and episodes above them as bands. Labels are positions only."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """How well it is known when something happened."""

    DAY = "day"  # on this day
    SPAN = "span"  # from this day to that
    UNSURE = "unsure"  # on some day or days within this time


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One entry: the first and last day that it can mean, its date in words, and the beginning of what it says."""

    first: date
    last: date
    kind: Kind
    when: str
    what: str = ""
    event: str = ""  # the same for each account of one event; empty where there is one account only


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """The lane of the child, the family, an agency or a position."""

    label: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A stretch of time that stands above the lanes, such as a key practice episode."""

    label: str
    said: str  # what it says when somebody points at it
    first: date
    last: date
    sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLine:
    """The whole picture: from which day to which, what stands in it, and what it says to those who don't see it."""

    title: str
    words: str
    first: date
    last: date
    lanes: tuple[Lane, ...] = ()
    bands: tuple[Band, ...] = ()
