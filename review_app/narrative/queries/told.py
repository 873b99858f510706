"""Reading what is told."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, load_only
from sqlalchemy.sql.base import ExecutableOption

from review_app.core.errors import found
from review_app.narrative.models import Entry, LaneRow, Period, Perspective
from review_app.people.models import Agency, Participant, Relative
from review_app.sources.models import SOURCE_NAMED


def periods_of_review(session: Session, review_id: UUID) -> list[Period]:
    """The periods of a review, by when they begin; one without a date comes last."""
    of_review = select(Period).where(Period.review_id == review_id).order_by(Period.place, Period.created_at, Period.id)
    return sorted(session.scalars(of_review), key=lambda period: period.begins.sort_key)


def period_in_review(session: Session, review_id: UUID, period_id: UUID) -> Period:
    """A period of this review; raises NotFound."""
    return found(session.scalars(select(Period).where(Period.review_id == review_id, Period.id == period_id)).first())


def entries_of_review(session: Session, review_id: UUID) -> list[Entry]:
    """The entries of a review with their lanes and sources, by date; the undated come last."""
    of_review = select(Entry).where(Entry.review_id == review_id).options(*_with_lane())
    return sorted(session.scalars(of_review.order_by(Entry.created_at, Entry.id)), key=lambda entry: entry.on.sort_key)


def tied_entries_of_review(session: Session, review_id: UUID) -> list[Entry]:
    """The entries that tell of one event with others, by date; of each its date alone."""
    tied = select(Entry).where(Entry.review_id == review_id, Entry.event_key.is_not(None))
    dated = tied.options(load_only(Entry.event_key, Entry.on)).order_by(Entry.created_at, Entry.id)
    return sorted(session.scalars(dated), key=lambda entry: entry.on.sort_key)


def accounts_of_events(session: Session, review_id: UUID, event_keys: Collection[UUID]) -> list[Entry]:
    """Every account of some events, with lanes and sources, by date; nothing is asked where there are no events."""
    if not event_keys:
        return []
    told = select(Entry).where(Entry.review_id == review_id, Entry.event_key.in_(list(event_keys)))
    entries = session.scalars(told.options(*_with_lane()).order_by(Entry.created_at, Entry.id))
    return sorted(entries, key=lambda entry: entry.on.sort_key)


def entry_in_review(session: Session, review_id: UUID, entry_id: UUID) -> Entry:
    """An entry of this review with its lane and source; raises NotFound."""
    wanted = select(Entry).where(Entry.review_id == review_id, Entry.id == entry_id)
    return found(session.scalars(wanted.options(*_with_lane())).first())


def accounts_with(session: Session, entry: Entry) -> list[Entry]:
    """The other accounts of the event that an entry tells of."""
    if entry.event_key is None:
        return []
    others = select(Entry).where(
        Entry.review_id == entry.review_id, Entry.event_key == entry.event_key, Entry.id != entry.id
    )
    return list(session.scalars(others.order_by(Entry.created_at, Entry.id)))


def last_entry_by(session: Session, review_id: UUID, user_id: UUID) -> Entry | None:
    """The entry that somebody added last, whose lane and source the next one is likely to share."""
    theirs = select(Entry).where(Entry.review_id == review_id, Entry.created_by == user_id)
    return session.scalars(theirs.order_by(Entry.created_at.desc(), Entry.id).limit(1)).first()


def perspectives_of_review(session: Session, review_id: UUID) -> list[Perspective]:
    """How the periods of a review were seen differently, with whose view each is, in the order they were put down."""
    of_review = select(Perspective).where(Perspective.review_id == review_id).options(*_lane_of(Perspective))
    return list(session.scalars(of_review.order_by(Perspective.created_at, Perspective.id)))


def perspective_in_review(session: Session, review_id: UUID, perspective_id: UUID) -> Perspective:
    """A differing view of this review with whose it is; raises NotFound."""
    wanted = select(Perspective).where(Perspective.review_id == review_id, Perspective.id == perspective_id)
    return found(session.scalars(wanted.options(*_lane_of(Perspective))).first())


def sizes_of_narrative(session: Session, review_id: UUID) -> tuple[int, int]:
    """How many periods and how many entries there are."""
    periods = select(func.count(Period.id)).where(Period.review_id == review_id)
    entries = select(func.count(Entry.id)).where(Entry.review_id == review_id)
    return session.scalars(periods).one(), session.scalars(entries).one()


def _with_lane() -> tuple[ExecutableOption, ...]:
    # Made when asked for: at import, the tables that the relations lead to need not be known yet.
    return (*_lane_of(Entry), joinedload(Entry.source).load_only(*SOURCE_NAMED))


def _lane_of(model: type[LaneRow]) -> tuple[ExecutableOption, ...]:
    return (
        joinedload(model.agency).load_only(Agency.name),
        joinedload(model.participant).load_only(Participant.label),
        joinedload(model.relative).load_only(Relative.pseudonym),
    )
