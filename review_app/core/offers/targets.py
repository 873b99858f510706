"""What a quote, a source tick or a comment can hang on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session


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
