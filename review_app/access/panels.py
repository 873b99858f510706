"""What higher rooms offer for a page, for those who may see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from review_app.access.gate import actor_here, allowed, allowed_in
from review_app.access.may import Scope
from review_app.core.commit import session_here
from review_app.core.here import house_here
from review_app.core.offers import (
    BandLine,
    Bands,
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


@dataclass(frozen=True)
class Way:
    """A link to a page of a higher room."""

    text: str
    url: str


def panels_for(place: str, review_id: UUID, thing_id: UUID) -> list[tuple[Panel, Mapping[str, Any]]]:
    """Each panel offered for a page, with what its template needs."""
    session = session_here()
    return [
        (panel, panel.load(session, review_id, thing_id))
        for panel in house_here().offered(Panel)
        if panel.place == place and allowed(panel.permission)
    ]


def tasks_for(review_id: UUID) -> list[tuple[Task, TaskLine]]:
    """Each step of the method on a review's home, with what there is so far."""
    session = session_here()
    return [(task, task.load(session, review_id)) for task in house_here().offered(Task) if allowed(task.permission)]


def links_for(place: str, review_id: UUID | None = None) -> list[Way]:
    """The ways to pages of higher rooms."""
    return [
        Way(link.text, link.url(review_id))
        for link in house_here().offered(Link)
        if link.place == place and allowed(link.permission)
    ]


def bands_for(review_id: UUID) -> list[BandLine]:
    """The stretches of time that higher rooms put above a time line."""
    session, found = session_here(), list[BandLine]()
    for bands in house_here().offered(Bands):
        found += bands.load(session, review_id) if allowed(bands.permission) else []
    return found


def needs_in(reviews: Sequence[Scope]) -> list[NeedLine]:
    """What waits for the person of this request in the reviews given by where they stand."""
    session, found = session_here(), list[NeedLine]()
    for need in house_here().offered(Need):
        ids = [scope.review_id for scope in reviews if scope.review_id and allowed_in(need.permission, scope)]
        found += need.load(session, actor_here(), ids) if ids else []
    return found


def needs_in_programmes(programmes: Sequence[Scope]) -> list[NeedLine]:
    """What waits for the person of this request in whole programmes, given by where they stand."""
    session, found = session_here(), list[NeedLine]()
    for need in house_here().offered(ProgrammeNeed):
        ids = [scope.programme_id for scope in programmes if scope.programme_id and allowed_in(need.permission, scope)]
        found += need.load(session, actor_here(), ids) if ids else []
    return found


def next_meetings_of(review_ids: Sequence[UUID]) -> dict[UUID, MeetingLine]:
    """The next meeting of each review that has one."""
    session, found = session_here(), dict[UUID, MeetingLine]()
    for offer in house_here().offered(NextMeeting):
        found |= offer.load(session, review_ids) if review_ids else {}
    return found


def may_open_meetings() -> bool:
    """Whether the person of this request may follow the link to a meeting, here."""
    return any(allowed(offer.permission) for offer in house_here().offered(NextMeeting))
