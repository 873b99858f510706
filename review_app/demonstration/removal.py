"""Removing the demonstration as a whole: every row that hangs on an invented programme or an invented account."""

from sqlalchemy import ColumnElement, Table, delete, false, or_, select
from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.rows import Base
from review_app.history.models import Revision
from review_app.reviews.models import Candidate

_ROOTS = ("programme", "user")
_OF_A_REVIEW = ("review", "user")  # where a row of a review can hang; whatever else it points at is in the same review


def remove_everything_invented(session: Session) -> None:
    """Delete it, the rows that point at others first; what somebody else has put down stays."""
    stage(session, Event.DEMONSTRATION_REMOVED, by=None)
    session.flush()
    invented_candidates = select(Candidate.id).where(belongs(Base.metadata.tables["candidate"]))
    _delete(session, Base.metadata.tables[Revision.__tablename__], Revision.object_id.in_(invented_candidates))
    for table in reversed(Base.metadata.sorted_tables):
        _delete(session, table, belongs(table))


def belongs(table: Table) -> ColumnElement[bool]:
    """Whether a row of a table is part of the demonstration."""
    if table.name in _ROOTS:
        return table.c.invented.is_(True)
    wanted = _OF_A_REVIEW if "review_id" in table.c else tuple(Base.metadata.tables)
    hangs_on = [
        key.parent.in_(select(key.column).where(belongs(key.column.table)))
        for key in sorted(table.foreign_keys, key=lambda key: key.parent.name)
        if key.column.name == "id" and key.column.table is not table and key.column.table.name in wanted
    ]
    return or_(false(), *hangs_on)


def _delete(session: Session, table: Table, condition: ColumnElement[bool]) -> None:
    session.execute(delete(table).where(condition), execution_options={"bulk": "demo_remove"})
