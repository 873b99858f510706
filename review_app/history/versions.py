"""Keeping a version of every text: done by the flush itself, so that no action can forget it."""

from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import String, insert, inspect
from sqlalchemy import event as sqlalchemy_event
from sqlalchemy.orm import Session, UOWTransaction

from review_app.audit.staging import staged_by
from review_app.core.columns import Sensitivity
from review_app.core.dates import PartialDate, read_partial_date
from review_app.core.db import Database
from review_app.core.rows import Versioned
from review_app.history.models import Revision

_KEPT = frozenset({Sensitivity.CASE, Sensitivity.PERSONAL})

WAITING = "casewindow.versions"


def attach(database: Database) -> None:
    """Keep a version of every text that a writing session of this database changes."""
    sqlalchemy_event.listen(database.writing_sessions, "before_flush", note_versions)
    sqlalchemy_event.listen(database.writing_sessions, "after_flush", write_versions)


def note_versions(session: Session, context: UOWTransaction | None = None, instances: Any = None) -> None:
    """Note who saved each versioned row, and its texts if one of them changed."""
    del context, instances
    by = staged_by(session)
    waiting: list[dict[str, Any]] = []
    session.info[WAITING] = waiting
    for row in [row for row in (*session.new, *session.dirty) if isinstance(row, Versioned)]:
        is_new = inspect(row).pending
        if not is_new and not session.is_modified(row):
            continue
        row.saved_by = by
        if is_new and hasattr(row, "created_by"):
            row.created_by = row.created_by or by
        if kept_fields(row) and (is_new or _texts_changed(row)):
            waiting.append(_revision(row, by, 1 if is_new else (row.version or 0) + 1))


def write_versions(session: Session, context: UOWTransaction | None = None) -> None:
    """Write the noted versions in the same transaction, after the rows they belong to."""
    del context
    waiting: list[dict[str, Any]] = session.info.pop(WAITING, [])
    if waiting:
        session.connection().execute(insert(Revision.__table__), waiting)  # type: ignore[arg-type] # a mapped class's table


def kept_fields(row: Versioned) -> dict[str, str]:
    """The texts of a row that its versions keep, by field name; a part-known date by its words."""
    mapper = inspect(row).mapper
    texts = {
        attribute.key: getattr(row, attribute.key) or ""
        for attribute in mapper.column_attrs
        if attribute.columns[0].info.get("sensitivity") in _KEPT
        and isinstance(attribute.columns[0].type, String)
        and attribute.key != "deletion_reason"
    }
    dates = {date.key: str(getattr(row, date.key) or "") for date in mapper.composites}
    return {
        name: words for name, words in texts.items() if not name.startswith("_") and not name.endswith("_wording")
    } | dates


def as_kept(row: Versioned, name: str, words: str) -> str | PartialDate:
    """What a field takes from the words of one of its versions."""
    is_date = name in {date.key for date in inspect(row).mapper.composites}
    return read_partial_date(words) if is_date else words


def _texts_changed(row: Versioned) -> bool:
    state = inspect(row)
    return any(
        state.attrs[attribute.key].history.has_changes()
        for attribute in state.mapper.column_attrs
        if attribute.columns[0].info.get("sensitivity") in _KEPT and attribute.key != "deletion_reason"
    )


def _revision(row: Versioned, by: UUID | None, number: int) -> dict[str, Any]:
    return {
        "id": uuid4(),
        "review_id": getattr(row, "review_id", None),
        "object_kind": row.__tablename__,
        "object_id": row.id,  # type: ignore[attr-defined] # every versioned row has one
        "number": number,
        "fields": kept_fields(row),
        "saved_by": by,
    }
