"""What crosses: the copy of agreed words that is read outside their review, made by consent and ended with it."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from review_app.core.clock import today
from review_app.wordings.models import SharedWording, Wording


def let_cross(session: Session, wording: Wording) -> SharedWording:
    """The copy of a wording that was just consented to; the copy of an earlier one gives way to it."""
    shared = SharedWording(
        id=wording.id, programme_id=wording.programme_id, board_id=wording.board_id, review_ref=wording.review_id,
        finding_ref=wording.finding_id, title=wording.title, summary=wording.summary,
        category_key=wording.category_key, category_heading=wording.category_heading,
        category_place=wording.category_place, factor_headings=wording.factor_headings,
        is_good_practice=wording.is_good_practice, shared_on=wording.consented_on or today(),
    )  # fmt: skip
    take_in(session, shared)
    return shared


def take_in(session: Session, shared: SharedWording) -> None:
    """Let words be read across the pilots, consented to here or received in a signed file; earlier ones give way to them."""
    shared.number = end_sharing(session, shared.finding_ref, by_newer=True) + 1
    session.add(shared)
    session.flush()


def end_sharing(session: Session, finding_ref: UUID, *, by_newer: bool = False) -> int:
    """Nobody reads the words of this finding any more, or a newer wording takes their place: the number of what ended."""
    current = select(SharedWording).where(SharedWording.finding_ref == finding_ref, SharedWording.ended_on.is_(None))
    number = 0
    for shared in session.scalars(current.order_by(SharedWording.id)):
        shared.ended_on, shared.ended_by_newer = today(), by_newer
        number = shared.number
    session.flush()
    return number
