"""Remembering what was decided about names, and keeping a text sealed until its names are settled."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.clock import now
from review_app.core.passing import SAID_FOR, WAITS
from review_app.names.book import Book
from review_app.names.models import SettledName, WaitingText
from review_app.names.queries import expired_texts, settled_name_in_review, waiting_of
from review_app.names.rules.settling import Decision
from review_app.names.sealing import seal, unseal
from review_app.reviews.models import Review


def remember(
    session: Session, names_key: bytes, review: Review, book: Book, decisions: Iterable[Decision], *, by: UUID
) -> None:
    """Remember what was decided about names, in place of what was decided before."""
    news = [each for each in decisions if each.key not in book.settled or book.settled[each.key].decision != each]
    if not news:
        return
    stage(session, Event.NAMES_SETTLED, review, by=by, number=len(news))
    for decision in news:
        before = book.settled.get(decision.key)
        if before is None:
            row = SettledName(review_id=review.id)
            session.add(row)
        else:
            row = settled_name_in_review(session, review.id, before.row_id)
        row.box = seal(names_key, decision.kept(), review.id, row.id)
    session.flush()


def forget(session: Session, settled: SettledName, *, by: UUID) -> None:
    """Forget what was decided about a name, so that it is asked again."""
    stage(session, Event.NAMES_SETTLED, settled, by=by)
    session.delete(settled)
    session.flush()


def hold_text(
    session: Session, key: bytes, review_id: UUID, content: Any, *, by: UUID, waits: timedelta = WAITS
) -> WaitingText:
    """Keep a text sealed until its names are settled, or it has waited too long.

    The same page sent a second time, as after an answer that was lost on the way, waits once.
    """
    for before in waiting_of(session, by, [review_id]):
        if unseal(key, before.box, review_id, before.id, by) == content:
            return before
    waiting = WaitingText(id=uuid4(), review_id=review_id, user_id=by, expires_at=now() + waits)
    waiting.box = seal(key, content, review_id, waiting.id, by)
    session.add(waiting)
    session.flush()
    return waiting


def empty_expired(session: Session) -> None:
    """Throw away the texts that have waited too long, anybody’s; that they did is said for a while, then forgotten."""
    for old in expired_texts(session):
        if old.expires_at <= now() - SAID_FOR:
            session.delete(old)
        else:
            old.box = b""
    session.flush()


def throw_away(session: Session, waiting: WaitingText) -> None:
    """Throw a waiting text away, or let it go once it is saved."""
    session.delete(waiting)
    session.flush()
