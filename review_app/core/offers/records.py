"""What a room says of its rows: versions, search, wording, holds, erasure, and pages about them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from review_app.core.rows import Base, Recorded


@dataclass(frozen=True)
class ProseLine:
    """One text of a review that its own people wrote, where it stands, and its page."""

    place: str  # such as “Finding 2: description”
    on_kind: str  # the table of the record
    on_id: UUID
    part: str  # the name of the text
    text: str
    url: str


@dataclass(frozen=True)
class Prose:
    """Texts whose wording can be looked at. Words of sources and reasoned appraisals are not among them."""

    group: str  # its heading, such as “Findings”
    load: Callable[[Session, UUID], Sequence[ProseLine]]
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
    part_of: str = ""  # the column that names the thing on whose page it stands; of any kind, if it has on_kind too
    why_not_bring_back: Callable[[Session, Any], str | None] = lambda session, thing: None


@dataclass(frozen=True)
class Beside:
    """A way from the foot of any record's page to a page about it of a higher room: its words and address, or None."""

    load: Callable[[Session, Recorded], tuple[str, str] | None]
    permission: str


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
class Comparable:
    """Texts of a programme that likeness compares: read in the background whenever a row of theirs changes."""

    kind: str
    model: type[Base]  # with a programme_id
    noun: str  # such as “wording”
    load: Callable[[Session, UUID], Iterable[tuple[UUID, str]]]  # all that are to be found now: id and text
    count: Callable[[Session, UUID], int]  # how many those are


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
class Erasable:
    """A table that erasure must reach."""

    model: type[Base]
