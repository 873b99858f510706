"""Reading the audit from its first event to its last."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from review_app.audit.models import AuditEvent

BATCH = 1000


def events_in_order(session: Session) -> Iterator[AuditEvent]:
    """Every event by number, a batch at a time, so that the memory needed does not grow with the audit."""
    last = -1
    while True:
        batch = session.scalars(select(AuditEvent).where(AuditEvent.seq > last).order_by(AuditEvent.seq).limit(BATCH))
        rows = list(batch)
        if not rows:
            return
        yield from rows
        last = rows[-1].seq
        session.expunge_all()
