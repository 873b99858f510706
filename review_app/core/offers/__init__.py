"""What a higher room offers to a lower page. Each room lists its offers; review_app/rooms.py lists the rooms.

A lower room never imports a higher one: it draws what it is offered. `permission` is a Permission of
review_app.access by its code word, since this room stands below that one.
"""

from dataclasses import dataclass
from typing import TypeVar

from flask import Blueprint

from review_app.core.offers.pages import (
    BandLine,
    Bands,
    Diary,
    DiaryLine,
    Link,
    MeetingLine,
    Need,
    NeedLine,
    NextMeeting,
    Panel,
    ProgrammeNeed,
    Task,
    TaskLine,
)
from review_app.core.offers.records import (
    Beside,
    Comparable,
    Erasable,
    Handed,
    Holdable,
    Keeper,
    Prose,
    ProseLine,
    Record,
    Searchable,
)
from review_app.core.offers.targets import (
    Attachment,
    Hanging,
    Target,
)
from review_app.core.offers.work import Door, Work
from review_app.core.passing import Passing

__all__ = [
    "Attachment",
    "BandLine",
    "Bands",
    "Beside",
    "Comparable",
    "Diary",
    "DiaryLine",
    "Door",
    "Erasable",
    "Handed",
    "Hanging",
    "Holdable",
    "House",
    "Keeper",
    "Kind",
    "Link",
    "MeetingLine",
    "Need",
    "NeedLine",
    "NextMeeting",
    "Offer",
    "Panel",
    "Passing",
    "ProgrammeNeed",
    "Prose",
    "ProseLine",
    "Record",
    "Room",
    "Searchable",
    "Target",
    "Task",
    "TaskLine",
    "Work",
]

Offer = (
    Panel
    | Task
    | Need
    | ProgrammeNeed
    | NextMeeting
    | Diary
    | Link
    | Target
    | Record
    | Beside
    | Prose
    | Searchable
    | Comparable
    | Work
    | Keeper
    | Holdable
    | Erasable
    | Bands
    | Door
    | Passing
)
Kind = TypeVar("Kind", bound=Offer)


@dataclass(frozen=True)
class Room:
    """One room of the house: its pages and what it offers."""

    name: str
    blueprint: Blueprint | None = None
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True)
class House:
    """Every room in order, and their offers by kind."""

    rooms: tuple[Room, ...]

    def offered(self, kind: type[Kind]) -> list[Kind]:
        """Every offer of one kind, in the order of the rooms."""
        return [offer for room in self.rooms for offer in room.offers if isinstance(offer, kind)]
