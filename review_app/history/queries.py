"""Reading history."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from review_app.core.errors import NotFound, found
from review_app.core.rows import CaseRow, Recorded
from review_app.history.models import Draft, Revision


def record_in_review(session: Session, model: type[Recorded], review_id: UUID, object_id: UUID) -> Recorded:
    """A record of this review; raises NotFound for a deleted one and for another review's."""
    return found(session.scalars(select(model).where(model.review_id == review_id, model.id == object_id)).first())


def deleted_in_review(session: Session, model: type[Recorded], review_id: UUID, object_id: UUID) -> CaseRow:
    """A deleted record of this review; raises NotFound for one that isn't deleted and for another review's."""
    wanted = select(model).where(model.review_id == review_id, model.id == object_id)
    thing = session.scalars(wanted, execution_options={"include_deleted": True}).first()
    if not isinstance(thing, CaseRow) or thing.deleted_at is None:
        raise NotFound
    return thing


def revisions_of(session: Session, thing: Recorded) -> list[Revision]:
    """The versions of a record, newest first."""
    of_thing = select(Revision).where(Revision.review_id == thing.review_id, Revision.object_id == thing.id)
    return list(session.scalars(of_thing.order_by(Revision.number.desc())))


def revision_of(session: Session, thing: Recorded, number: int) -> Revision:
    """One version of a record; raises NotFound."""
    wanted = select(Revision).where(
        Revision.review_id == thing.review_id, Revision.object_id == thing.id, Revision.number == number
    )
    return found(session.scalars(wanted).first())


def deleted_of_review(session: Session, model: type[Recorded], review_id: UUID) -> list[CaseRow]:
    """The deleted records of one kind, last deleted first."""
    if not issubclass(model, CaseRow):
        return []  # a review itself is never deleted here
    of_review = select(model).where(model.review_id == review_id, model.deleted_at.is_not(None))
    rows = session.scalars(
        of_review.order_by(model.deleted_at.desc(), model.id), execution_options={"include_deleted": True}
    )
    return list(rows)


def draft_of(session: Session, user_id: UUID, form: str, object_id: UUID) -> Draft | None:
    """What somebody was typing on a page and has not saved."""
    wanted = select(Draft).where(Draft.user_id == user_id, Draft.form == form, Draft.object_id == object_id)
    return session.scalars(wanted).first()
