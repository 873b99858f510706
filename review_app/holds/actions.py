"""Writing holds and what was handed over."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.clock import now
from review_app.core.errors import NotNow, refuse_if
from review_app.holds.models import AskedBy, HandingOver, Hold
from review_app.holds.queries import last_number, lasting_holds
from review_app.holds.rules import why_not_lift, why_not_put_on
from review_app.reviews.models import Review


def put_on_hold(
    session: Session, review: Review, on: tuple[str, UUID], asked_by: AskedBy, reason: str, *, by: UUID
) -> Hold:
    """Put a thing (its table and id), or the review as a whole, on hold; raises NotNow if it is already, or without a reason."""
    _alone(session, review.id)
    refuse_if(why_not_put_on(lasting_holds(session, review.id), *on))
    if not reason.strip():
        raise NotNow("Say why it is put on hold.")
    hold = Hold(review_id=review.id, on_kind=on[0], on_id=on[1], asked_by=asked_by, reason=reason)
    stage(session, Event.HOLD_PUT_ON, hold, by=by, on_kind=on[0], on_id=on[1], asked_by=asked_by)
    session.add(hold)
    session.flush()
    return hold


def lift_hold(session: Session, hold: Hold, reason: str, *, by: UUID) -> None:
    """Lift a hold, with the reason; it stays on record who lifted it."""
    refuse_if(why_not_lift(hold))
    if not reason.strip():
        raise NotNow("Say why the hold is lifted.")
    stage(session, Event.HOLD_LIFTED, hold, by=by, on_kind=hold.on_kind, on_id=hold.on_id)
    hold.lifted_at, hold.lifted_by, hold.lift_reason = now(), by, reason
    session.flush()


def note_handing_over(session: Session, review: Review, values: dict[str, Any], *, by: UUID) -> HandingOver:
    """Record that material was handed over: asked by whom, to whom, why, how much of it, and the hash of the file."""
    _alone(session, review.id)
    handing = HandingOver(review_id=review.id, number=last_number(session, review.id) + 1, **values)
    stage(
        session,
        Event.HANDED_OVER,
        handing,
        by=by,
        number=handing.number,
        asked_by=handing.asked_by,
        things=handing.things,
    )
    session.add(handing)
    session.flush()
    return handing


def _alone(session: Session, review_id: UUID) -> None:
    """Wait until nobody else is changing something of the review, and keep others waiting until the commit."""
    session.execute(select(Review.id).where(Review.id == review_id).with_for_update())
