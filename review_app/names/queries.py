"""Reading what was decided about names, and the texts that wait."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from review_app.core.clock import now
from review_app.core.errors import found
from review_app.core.passing import SAID_FOR
from review_app.names.models import SettledName, WaitingText


def settled_names(session: Session, review_id: UUID) -> list[SettledName]:
    """What was decided about each name of a review, in the order in which it was decided."""
    of_review = select(SettledName).where(SettledName.review_id == review_id)
    return list(session.scalars(of_review.order_by(SettledName.created_at, SettledName.id)))


def settled_name_in_review(session: Session, review_id: UUID, settled_name_id: UUID) -> SettledName:
    """What was decided about one name of this review; raises NotFound."""
    wanted = select(SettledName).where(SettledName.review_id == review_id, SettledName.id == settled_name_id)
    return found(session.scalars(wanted).first())


def waiting_of(session: Session, user_id: UUID, review_ids: Sequence[UUID]) -> list[WaitingText]:
    """The texts of one person that wait in these reviews and have not expired, the oldest first."""
    wanted = select(WaitingText).where(WaitingText.user_id == user_id, WaitingText.review_id.in_(list(review_ids)))
    return list(
        session.scalars(wanted.where(WaitingText.expires_at > now()).order_by(WaitingText.created_at, WaitingText.id))
    )


def waiting_text_of(session: Session, user_id: UUID, review_id: UUID, waiting_id: UUID) -> WaitingText:
    """One waiting text of a person; raises NotFound, as for anybody else's."""
    own = waiting_of(session, user_id, [review_id])
    return found(next((waiting for waiting in own if waiting.id == waiting_id), None))


def expired_of(session: Session, user_id: UUID, review_id: UUID) -> list[WaitingText]:
    """The texts of one person in a review that waited too long and are still spoken of, the newest first."""
    wanted = select(WaitingText).where(WaitingText.user_id == user_id, WaitingText.review_id == review_id)
    wanted = wanted.where(WaitingText.expires_at <= now(), WaitingText.expires_at > now() - SAID_FOR)
    return list(session.scalars(wanted.order_by(WaitingText.expires_at.desc(), WaitingText.id)))
