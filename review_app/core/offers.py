"""What a higher room offers to a lower page. Each room lists its offers; review_app/rooms.py lists the rooms.

A lower room never imports a higher one: it draws what it is offered. `permission` is a Permission of
review_app.access by its code word, since this room stands below that one.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from flask import Blueprint
from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from review_app.core.dates import PartialDate
from review_app.core.passing import Passing
from review_app.core.rows import Base, Recorded

if TYPE_CHECKING:  # the rows of long work are written through the commit, which asks what is offered
    from review_app.core.jobs import Job, Step, Toil


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
class DiaryLine:
    """A day of a review on which something is planned or due, without a word of the case."""

    on: date
    said: str
    url: str  # "" for those who may not open what it is


@dataclass(frozen=True)
class Diary:
    """What a room knows to be planned or due, for the coordinator's diary."""

    load: Callable[[Session, UUID], Sequence[DiaryLine]]
    permission: str


@dataclass(frozen=True)
class Link:
    """A way to a page of a higher room, at the foot of a lower page."""

    place: str  # "start", "review" for a review’s home, "people" and "findings" for their lists, "office"
    text: str
    url: Callable[[UUID | None], str]  # the review's id, None on the start page
    permission: str


@dataclass(frozen=True)
class Target:
    """Something that a quote, a source tick or a comment can hang on."""

    kind: str  # "episode", "view", "factor", "finding", "evidence"
    noun: str  # as the screen says it
    choices: Callable[[Session, UUID], Sequence[tuple[UUID, str]]]
    attach: Callable[[Session, "Attachment"], None]
    hanging: Callable[[Session, UUID, Sequence[UUID]], Mapping[UUID, list["Hanging"]]]  # passage id → what it hangs on
    permission: str
    ticked: Callable[[Session, UUID, Sequence[UUID]], Mapping[UUID, list["Hanging"]]] = (
        lambda session, review_id, source_ids: {}
    )  # source id → what rests on the source as a whole
    detach: Callable[[Session, "Attachment"], None] | None = None  # takes it off again; None: not from the text


@dataclass(frozen=True)
class Attachment:
    """A quote, or a source as a whole, to be hung on a target, or taken off it, by somebody."""

    review_id: UUID
    target_id: UUID
    source_id: UUID
    passage_id: UUID | None  # None: a source tick
    by: UUID


@dataclass(frozen=True)
class Hanging:
    """Where a quote hangs: the thing's name, its page, and its id as the target's choices give it."""

    kind: str
    title: str
    url: str
    target_id: UUID


@dataclass(frozen=True)
class BandLine:
    """A stretch of time that stands above a time line's lanes, and the page of what it shows."""

    label: str  # short enough to stand in the picture
    title: str
    url: str
    on: PartialDate


@dataclass(frozen=True)
class Bands:
    """The stretches of time that a higher room puts above the lanes of a review's time line."""

    load: Callable[[Session, UUID], Sequence[BandLine]]
    permission: str


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
class Searchable:
    """Texts of a review that search finds: how what was found is named, and where it leads."""

    model: type[Recorded]
    plural: str  # the heading of what was found, such as “Quotes”
    texts: tuple[str, ...]  # the names of the model's texts
    title: Callable[[Any], str]
    url: Callable[[Any], str]
    permission: str
    within: tuple[str, ...] = ()  # relationships to what it is a part of: deleted with it, and loaded for its title
    needs: tuple[str, ...] = ()  # relationships: what else its title needs
    counts: Callable[[], ColumnElement[bool]] | None = None  # what else must hold, such as being the newest text


@dataclass(frozen=True)
class Keeper:
    """What may keep any record of a review as it is, such as a hold: a sentence, or None."""

    why_not_change: Callable[[Session, Recorded], str | None]


@dataclass(frozen=True)
class Handed:
    """One file of what is handed over to the police or a court."""

    what: str  # in words, such as “Document: Standards of 2008, text 2”
    when: datetime  # when it was put down
    ending: str  # of its name
    content: bytes | None  # None: it could not be read


@dataclass(frozen=True)
class Holdable:
    """A kind of thing that can be put on hold, and handed over."""

    kind: str  # the name of its table
    choices: Callable[[Session, UUID], Sequence[tuple[UUID, str]]]
    url: Callable[[UUID, UUID], str]  # the review's id, the thing's id
    handed: Callable[[Session, UUID, Sequence[UUID], bool], Sequence[Handed]]  # True: the files it was read from too


@dataclass(frozen=True)
class Work:
    """A kind of long work: what it is called, who may see it, and how it is done step by step (core/jobs.py)."""

    kind: str
    title: str
    permission: str
    steps: Callable[["Toil"], Iterator["Step"]]  # each step commits its own, and may be repeated
    url: Callable[["Job"], str]  # where it leads once it is over
    leads_to: str  # the words of that link
    meanwhile: str = ""  # what holds until then, in a sentence
    finished: str = ""  # what is so afterwards, in a sentence


@dataclass(frozen=True)
class Door:
    """What a typed text passes before it is kept: it may lead to a page of its own first, and replaces names by labels."""

    look: Callable[..., None]  # review id, names of boxes: before the page’s writing begins
    settle: Callable[..., Any]  # review id, the draft’s id, form, names of boxes → where to go first, or None


@dataclass(frozen=True)
class Erasable:
    """A table that erasure must reach."""

    model: type[Base]


Offer = (
    Panel
    | Task
    | Need
    | NextMeeting
    | Diary
    | Link
    | Target
    | Record
    | Searchable
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
