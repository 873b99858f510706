"""What higher rooms show on lower pages: boxes, lines, links, days, stretches of time."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.core.dates import PartialDate


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
    today: bool = False  # it is of this day only, and stands before what can wait


@dataclass(frozen=True)
class Need:
    """What a room's records need from somebody, for their start page."""

    load: Callable[[Session, UUID, Sequence[UUID]], Sequence[NeedLine]]  # session, who, review ids
    permission: str  # the reviews given are those in which the person holds it


@dataclass(frozen=True)
class ProgrammeNeed:
    """What a room needs from somebody in a whole programme, for their start page."""

    load: Callable[[Session, UUID, Sequence[UUID]], Sequence[NeedLine]]  # session, who, programme ids
    permission: str  # the programmes given are those in which the person holds it


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

    place: str  # "start", "review" for a review’s home, "people" and "findings" for their lists, "office", "across"
    text: str
    url: Callable[[UUID | None], str]  # the review's id; None on the start page, the programme's on “across”
    permission: str


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
