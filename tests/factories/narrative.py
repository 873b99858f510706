"""Periods and entries for tests, made through the real actions."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.core.dates import read_partial_date
from review_app.narrative.actions import add_entry, add_period
from review_app.narrative.models import Entry, LaneKind, Period


def a_period(session: Session, review_id: UUID, title: str, span: tuple[str, str], *, by: UUID) -> Period:
    """A period with a sentence of prose."""
    begins, ends = (read_partial_date(words) for words in span)
    values = {"title": title, "begins": begins, "ends": ends, "prose": f"What happened: {title}."}
    return add_period(session, review_id, values, by=by)


def an_entry(session: Session, review_id: UUID, on: str, what: str, *, by: UUID, **lane: Any) -> Entry:
    """An entry; in the child's lane unless another is given."""
    values = {"on": read_partial_date(on), "what": what, "lane": LaneKind.CHILD} | lane
    return add_entry(session, review_id, values, by=by)
