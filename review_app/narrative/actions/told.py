"""Writing what is told."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.dates import UNKNOWN
from review_app.core.errors import refuse_if
from review_app.narrative.models import Entry, Period, Perspective
from review_app.narrative.queries import accounts_with
from review_app.narrative.rules.told import why_not_span, why_not_tie

PERIOD_FIELDS = ("title", "begins", "ends", "prose", "place")
PERSPECTIVE_FIELDS = ("lane", "agency_id", "participant_id", "relative_id", "text")
ENTRY_FIELDS = ("on", "lane", "agency_id", "participant_id", "relative_id", "what", "source_id")


def add_period(session: Session, review_id: UUID, values: Mapping[str, Any], *, by: UUID) -> Period:
    """A new period; raises NotNow if it ends before it begins."""
    period = Period(review_id=review_id, **({"begins": UNKNOWN, "ends": UNKNOWN} | _only(values, PERIOD_FIELDS)))
    refuse_if(why_not_span(period.begins, period.ends))
    stage(session, Event.NARRATIVE_ADDED, period, by=by)
    session.add(period)
    session.flush()
    return period


def change_period(session: Session, period: Period, values: Mapping[str, Any], *, by: UUID) -> None:
    """Change a period's title, dates or prose; raises NotNow if it ends before it begins."""
    new = _only(values, PERIOD_FIELDS)
    refuse_if(why_not_span(new.get("begins", period.begins), new.get("ends", period.ends)))
    stage(session, Event.NARRATIVE_CHANGED, period, by=by)
    _set(period, new)
    session.flush()


def add_perspective(session: Session, period: Period, values: Mapping[str, Any], *, by: UUID) -> Perspective:
    """How somebody saw a period differently: `lane` with the agency, participant or relative whose view it is."""
    view = Perspective(review_id=period.review_id, period_id=period.id, **_only(values, PERSPECTIVE_FIELDS))
    stage(session, Event.NARRATIVE_CHANGED, view, by=by)
    session.add(view)
    session.flush()
    return view


def change_perspective(session: Session, view: Perspective, values: Mapping[str, Any], *, by: UUID) -> None:
    """Change whose view of a period it is, or its words."""
    stage(session, Event.NARRATIVE_CHANGED, view, by=by)
    _set(view, _only(values, PERSPECTIVE_FIELDS))
    session.flush()


def add_entry(session: Session, review_id: UUID, values: Mapping[str, Any], *, by: UUID) -> Entry:
    """A new entry in a lane: `lane` with the agency, participant or relative that it belongs to."""
    entry = Entry(review_id=review_id, **({"on": UNKNOWN} | _only(values, ENTRY_FIELDS)))
    stage(session, Event.ENTRY_ADDED, entry, by=by)
    session.add(entry)
    session.flush()
    return entry


def add_entries(session: Session, review_id: UUID, rows: Sequence[Mapping[str, Any]], *, by: UUID) -> list[Entry]:
    """Several new entries at once, in their order, each with an event of its own."""
    entries = [Entry(review_id=review_id, **({"on": UNKNOWN} | _only(values, ENTRY_FIELDS))) for values in rows]
    for entry in entries:
        stage(session, Event.ENTRY_ADDED, entry, by=by)
    session.add_all(entries)
    session.flush()
    return entries


def change_entry(session: Session, entry: Entry, values: Mapping[str, Any], *, by: UUID) -> None:
    """Change an entry's date, lane, words or source."""
    stage(session, Event.ENTRY_CHANGED, entry, by=by)
    _set(entry, _only(values, ENTRY_FIELDS))
    session.flush()


def tie_entries(session: Session, entry: Entry, other: Entry, *, by: UUID) -> None:
    """Tie two accounts of one event, with every account that either was tied to; both texts stay as they are."""
    refuse_if(why_not_tie(entry, other))
    tied = [entry, other, *accounts_with(session, entry), *accounts_with(session, other)]
    stage(session, Event.ENTRY_CHANGED, entry, by=by, tied_to=other.id)
    event_key = other.event_key or entry.event_key or uuid4()
    for account in tied:
        account.event_key = event_key
    session.flush()


def untie_entry(session: Session, entry: Entry, *, by: UUID) -> None:
    """Take an entry out of the accounts of an event; an account that is left alone is no longer tied either."""
    others = accounts_with(session, entry)
    stage(session, Event.ENTRY_CHANGED, entry, by=by, untied=True)
    entry.event_key = None
    if len(others) == 1:
        others[0].event_key = None
    session.flush()


def _only(values: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: values[name] for name in names if name in values}


def _set(row: Period | Entry | Perspective, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
