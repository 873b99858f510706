"""Long work that a room can do, and the door that typed texts pass."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # the rows of long work are written through the commit, which asks what is offered
    from review_app.core.jobs import Job, Step, Toil


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
