"""Writing history: restore, delete softly, bring back, and keep what somebody is typing."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import delete, or_
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.queries import event_in_review, newest_number
from review_app.audit.staging import stage
from review_app.core.clock import now
from review_app.core.commit import record_apart
from review_app.core.db import PAGE_OPENED, Database
from review_app.core.errors import Conflict, NotNow, refuse_if
from review_app.core.rows import CaseRow, Kept
from review_app.history.models import Draft, Revision, Typed, Visit
from review_app.history.queries import draft_of, visit_of
from review_app.history.rules import is_another_visit, why_not_keep
from review_app.history.sealing import seal
from review_app.history.versions import as_kept, kept_fields

MOST_DRAFT = 400_000  # characters


def restore_version(session: Session, thing: Kept, revision: Revision, *, by: UUID, reason: str | None) -> None:
    """Make an earlier version the newest one; nothing in between is lost. `reason` is the rule's, if it refuses."""
    refuse_if(reason)
    stage(session, Event.VERSION_RESTORED, thing, by=by, version=revision.number)
    for name in kept_fields(thing):
        if name in revision.fields:
            setattr(thing, name, as_kept(thing, name, revision.fields[name]))
    session.flush()


def delete_record(session: Session, thing: CaseRow, why: str, *, by: UUID, reason: str | None) -> None:
    """Delete a record softly: it counts nowhere, and can be brought back. `reason` is the rule's, if it refuses."""
    refuse_if(reason)
    if not why.strip():
        raise NotNow("Say why it is deleted.")
    stage(session, Event.RECORD_DELETED, thing, by=by)
    thing.deleted_at, thing.deleted_by, thing.deletion_reason = now(), by, why
    session.flush()


def bring_back(session: Session, thing: CaseRow, *, by: UUID) -> None:
    """Bring a deleted record back as it was."""
    stage(session, Event.RECORD_BROUGHT_BACK, thing, by=by)
    thing.deleted_at = thing.deleted_by = None
    thing.deletion_reason = ""
    session.flush()


def keep_draft(session: Session, key: bytes, draft: Typed, fields: Mapping[str, str]) -> None:
    """Keep what somebody is typing in place of what was kept before; of two windows the older is refused, with NotNow."""
    if sum(len(value) for value in fields.values()) > MOST_DRAFT:
        raise NotNow("It is too long to keep as a draft: save it, or split it.")
    kept = draft_of(session, type(draft), draft.user_id, draft.form, draft.object_id)
    if kept is None:
        kept = draft
        session.add(kept)
    else:
        refuse_if(why_not_keep(kept, draft))
        kept.base_version, kept.page_opened_at, kept.kept_at = draft.base_version, draft.page_opened_at, now()
    kept.box = seal(key, kept, fields)
    if isinstance(kept, Draft):
        kept.fields = {}
    session.flush()


def clear_draft(session: Session, user_id: UUID, form: str, object_id: UUID, kind: type[Typed] = Draft) -> None:
    """Forget a draft, as Save does in the same transaction; but not the draft of a window opened later on the same form."""
    gone: Any = delete(kind).where(kind.user_id == user_id, kind.form == form, kind.object_id == object_id)
    opened_at = session.info.get(PAGE_OPENED)
    if opened_at is not None:
        gone = gone.where(or_(kind.page_opened_at.is_(None), kind.page_opened_at <= opened_at))
    session.execute(gone, execution_options={"bulk": "draft_clear"})


def note_visit(session: Session, user_id: UUID, review_id: UUID, sign_in_id: UUID | None) -> None:
    """Note that somebody is in a review; if their last visit is over, that they have seen what was done until then."""
    visit, moment = visit_of(session, user_id, review_id), now()
    if visit is None:
        visit = Visit(user_id=user_id, review_id=review_id, seen_seq=0)
        session.add(visit)
    elif is_another_visit(visit, sign_in_id, moment):
        visit.seen_at, visit.seen_seq = visit.last_at, visit.last_seq
    visit.last_at, visit.sign_in_id = moment, sign_in_id
    with session.no_autoflush:
        visit.last_seq = newest_number(session)
    session.flush()


def note_visit_apart(database: Database, user_id: UUID, review_id: UUID, sign_in_id: UUID | None) -> bool:
    """Note it in a transaction of its own; whether it could be noted: on a full disk reading goes on all the same."""
    try:
        with record_apart(database) as writing:
            note_visit(writing, user_id, review_id, sign_in_id)
    except (Conflict, DBAPIError, PoolTimeout):
        return False
    return True


def mark_seen(session: Session, user_id: UUID, review_id: UUID, up_to: int) -> None:
    """Count what others did, up to an event of the review that stood on the page, as seen; what came after it stays new."""
    visit, event = visit_of(session, user_id, review_id), event_in_review(session, review_id, up_to)
    if visit is not None and visit.seen_seq < event:
        visit.seen_seq, visit.seen_at = event, now()
    session.flush()
