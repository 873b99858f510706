"""Reading who saw and did what: a page at a time, by number, never counting all."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from review_app.access.roles import Role
from review_app.audit.events import Event
from review_app.audit.models import AuditEvent
from review_app.core.rows import CaseRow
from review_app.memberships.models import Membership

PAGE = 50
Pair = tuple[UUID | None, UUID | None]  # a review and a person


@dataclass(frozen=True)
class Wanted:
    """Which events somebody asked for; None: all of them."""

    people: frozenset[UUID] | None = None
    event: Event | None = None
    since: datetime | None = None
    until: datetime | None = None
    before: int | None = None  # only events with a lower number, for the next page


def events_of_review(session: Session, review_id: UUID, wanted: Wanted) -> list[AuditEvent]:
    """The events of one review, newest first; one more than a page, if there are more."""
    return _page(session, select(AuditEvent).where(AuditEvent.review_id == review_id), wanted)


def events_of_installation(session: Session, wanted: Wanted) -> list[AuditEvent]:
    """The events of the whole installation, newest first; one more than a page, if there are more.

    What a person did in a review whose case group they are in is not among the events asked for by that person's
    name: it would say who they are in the case.
    """
    events = select(AuditEvent)
    if wanted.people is not None:
        own = select(Membership.review_id).where(
            Membership.user_id.in_(wanted.people), Membership.role == Role.CASE_GROUP_MEMBER, Membership.review_id.is_not(None)
        )  # fmt: skip
        events = events.where(or_(AuditEvent.review_id.is_(None), AuditEvent.review_id.not_in(own)))
    return _page(session, events, wanted)


def people_in_review(session: Session, review_id: UUID) -> set[UUID]:
    """Everybody who has an event in a review."""
    by = select(AuditEvent.by).where(AuditEvent.review_id == review_id, AuditEvent.by.is_not(None)).distinct()
    return {person for person in session.scalars(by) if person is not None}


def case_groups_of(session: Session, review_ids: Iterable[UUID | None]) -> set[Pair]:
    """Who is or was in the case group of which of these reviews."""
    wanted = {review_id for review_id in review_ids if review_id is not None}
    held = select(Membership.review_id, Membership.user_id).where(
        Membership.role == Role.CASE_GROUP_MEMBER, Membership.review_id.in_(wanted)
    )
    return {(review_id, user_id) for review_id, user_id in session.execute(held)}


def things_of_review(
    session: Session, model: type[CaseRow], review_id: UUID, ids: Iterable[UUID]
) -> dict[UUID, CaseRow]:
    """Several records of one kind in a review, by id; deleted ones are not among them."""
    rows = select(model).where(model.review_id == review_id, model.id.in_(set(ids)))
    return {row.id: row for row in session.scalars(rows)}


def _page(session: Session, events: Select[AuditEvent], wanted: Wanted) -> list[AuditEvent]:
    if wanted.people is not None:
        events = events.where(AuditEvent.by.in_(wanted.people))
    if wanted.event is not None:
        events = events.where(AuditEvent.event == wanted.event)
    if wanted.since is not None:
        events = events.where(AuditEvent.at >= wanted.since)
    if wanted.until is not None:
        events = events.where(AuditEvent.at < wanted.until)
    if wanted.before is not None:
        events = events.where(AuditEvent.seq < wanted.before)
    return list(session.scalars(events.order_by(AuditEvent.seq.desc()).limit(PAGE + 1)))
