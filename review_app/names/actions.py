"""Remembering what was decided about names, and keeping a text sealed until its names are settled."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.clock import now
from review_app.core.errors import refuse_if
from review_app.core.passing import WAITS
from review_app.names.book import Book
from review_app.names.models import SettledName, WaitingText
from review_app.names.queries import settled_name_in_review, waiting_of
from review_app.names.rules.kinds import Found
from review_app.names.rules.settling import Decision
from review_app.names.rules.standing import NO_REASON, Standing, why_not_stand
from review_app.names.sealing import seal, unseal
from review_app.reviews.models import Review


@dataclass(frozen=True)
class Place:
    """Of which review a paper is, what it knows about names, and what names its cover anyway."""

    review_id: UUID
    names_key: bytes
    book: Book
    own: tuple[str, ...] = ()


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


def let_stand(session: Session, place: Place, found: Found, marks: Iterable[str], reason: str, *, by: UUID) -> None:
    """Let words that only look like a name stand in papers, in the sentences they stand in, with the reason. Raises NotNow."""
    refuse_if(why_not_stand(found, place.own) or (None if reason.strip() else NO_REASON))
    before = place.book.stands.get(found.key)
    row = before.row if before else SettledName(review_id=place.review_id)
    stage(session, Event.NAME_STANDS, row, by=by)
    standing = Standing(found.key, found.shown, found.kind.value, reason.strip(), tuple(sorted(set(marks))))
    row.box = seal(place.names_key, standing.kept(), place.review_id, row.id)
    if before is None:
        session.add(row)
    session.flush()


def take_back(session: Session, settled: SettledName, *, by: UUID) -> None:
    """Take back that words may stand in papers: they have to be settled again."""
    stage(session, Event.NAME_STANDS_NO_LONGER, settled, by=by)
    session.delete(settled)
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


def throw_away(session: Session, waiting: WaitingText) -> None:
    """Throw a waiting text away, or let it go once it is saved."""
    session.delete(waiting)
    session.flush()
