"""What a higher room offers to a lower page. Each room lists its offers; review_app/rooms.py lists the rooms.

A lower room never imports a higher one: it draws what it is offered. `permission` is a Permission of
review_app.access by its code word, since this room stands below that one.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from flask import Blueprint
from sqlalchemy.orm import Session

from review_app.core.rows import Base, Recorded


@dataclass(frozen=True)
class Panel:
    """A box that a higher room draws on a lower room's page, such as the factors on an episode's page."""

    place: str  # the page: "episode", "episodes" (a column of their table), "finding", "source", "review", "board", …
    title: str
    template: str
    load: Callable[[Session, UUID, UUID], Mapping[str, Any]]  # session, review id, thing's id → what the template needs
    permission: str  # who sees it


@dataclass(frozen=True)
class TaskLine:
    """One line of a review's home: what there is so far, in a sentence, and where to go on."""

    said: str
    url: str
    done: bool = False


@dataclass(frozen=True)
class Task:
    """A step of the method on a review's home."""

    stage: str  # the Stage whose heading it stands under
    title: str
    load: Callable[[Session, UUID], TaskLine]
    permission: str


@dataclass(frozen=True)
class NeedLine:
    """One thing that waits for somebody, in a sentence, and where they see to it."""

    sentence: str
    url: str


@dataclass(frozen=True)
class Need:
    """What a room's records need from somebody, for their start page."""

    load: Callable[[Session, UUID, Sequence[UUID]], Sequence[NeedLine]]  # session, who, review ids
    permission: str  # the reviews given are those in which the person holds it


@dataclass(frozen=True)
class MeetingLine:
    """The next meeting of a review, as a page outside the meetings says it."""

    on: date
    said: str  # such as “Analysis meeting 2, 17 May 2011 at 10.00”
    url: str  # for those who may see the meetings; the others read the words


@dataclass(frozen=True)
class NextMeeting:
    """The next meeting of each of several reviews; reviews without one are left out."""

    load: Callable[[Session, Sequence[UUID]], Mapping[UUID, MeetingLine]]
    permission: str  # who may follow the link


@dataclass(frozen=True)
class Link:
    """A way to a page of a higher room, at the foot of a lower page."""

    place: str  # "start", "review" for a review’s home, "findings" for their list
    text: str
    url: Callable[[UUID | None], str]  # the review's id, None on the start page
    permission: str


@dataclass(frozen=True)
class Target:
    """Something that a quote, a source tick or a comment can hang on."""

    kind: str  # "episode", "view", "factor", "finding"
    noun: str  # as the screen says it
    choices: Callable[[Session, UUID], Sequence[tuple[UUID, str]]]
    attach: Callable[[Session, "Attachment"], None]
    hanging: Callable[[Session, UUID, Sequence[UUID]], Mapping[UUID, list["Hanging"]]]  # passage id → what it hangs on
    permission: str
    ticked: Callable[[Session, UUID, Sequence[UUID]], Mapping[UUID, list["Hanging"]]] = (
        lambda session, review_id, source_ids: {}
    )  # source id → what rests on the source as a whole


@dataclass(frozen=True)
class Attachment:
    """A quote, or a source as a whole, to be hung on a target by somebody."""

    review_id: UUID
    target_id: UUID
    source_id: UUID
    passage_id: UUID | None  # None: a source tick
    by: UUID


@dataclass(frozen=True)
class Hanging:
    """Where a quote hangs: the thing's name and its page."""

    kind: str
    title: str
    url: str


@dataclass(frozen=True)
class Record:
    """A kind of row whose versions can be compared and restored, and which can be deleted and brought back."""

    model: type[Recorded]
    noun: str
    title: Callable[[Any], str]  # for headings inside the review only
    url: Callable[[Any], str]
    read: str
    write: str
    delete: str | None = None  # None: never deleted
    why_not_delete: Callable[[Session, Any], str | None] = lambda session, thing: None
    why_not_change: Callable[[Session, Any], str | None] = lambda session, thing: None


@dataclass(frozen=True)
class Erasable:
    """A table that erasure must reach."""

    model: type[Base]


Offer = Panel | Task | Need | NextMeeting | Link | Target | Record | Erasable
Kind = TypeVar("Kind", Panel, Task, Need, NextMeeting, Link, Target, Record, Erasable)


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
