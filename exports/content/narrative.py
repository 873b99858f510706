"""The narrative of a review: a working paper of periods in prose and of entries beside them."""

from dataclasses import dataclass

from exports.content.cover import Cover
from exports.content.pictures import Picture
from exports.content.texts import Paragraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class Perspective:
    """How one position, agency or family member saw a period differently."""

    whose: str
    paragraphs: Paragraphs = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NarrativePeriod:
    """One period of the case in prose, with the differing perspectives on it."""

    title: str
    dates: str = ""
    paragraphs: Paragraphs = ()
    perspectives: tuple[Perspective, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One account of an event: its part-known date in words, its lane, and what happened."""

    when: str
    lane: str
    what: Paragraphs = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event of the narrative; where accounts of it differ, each stands as an entry of its own, side by side."""

    accounts: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NarrativePaper:
    """The narrative of one review: periods first, then the table of its events in order."""

    cover: Cover
    periods: tuple[NarrativePeriod, ...] = ()
    events: tuple[Event, ...] = ()
    picture: Picture | None = None
