"""Reading history."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Select, case, exists, func, literal, select, union_all
from sqlalchemy.orm import Session

from review_app.audit.queries import Asked, number_after
from review_app.core.errors import NotFound, found
from review_app.core.rows import CaseRow, Kept, Recorded
from review_app.history.models import Revision, Typed, Visit

Kind = TypeVar("Kind", bound=Typed)


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


def _revisions(thing: Kept) -> Select[Revision]:
    """The versions of a record; those of a possible case belong to no review."""
    review_id = getattr(thing, "review_id", None)
    return select(Revision).where(
        Revision.review_id == review_id, Revision.object_kind == thing.__tablename__, Revision.object_id == thing.id
    )


def revisions_of(session: Session, thing: Kept) -> list[Revision]:
    """The versions of a record, newest first."""
    return list(session.scalars(_revisions(thing).order_by(Revision.number.desc())))


def revisions_of_several(session: Session, review_ids: Iterable[UUID], object_ids: Iterable[UUID]) -> list[Revision]:
    """The versions of several records, oldest first."""
    of_things = select(Revision).where(
        Revision.review_id.in_(list(review_ids)), Revision.object_id.in_(list(object_ids))
    )
    return list(session.scalars(of_things.order_by(Revision.object_id, Revision.number)))


def revision_of(session: Session, thing: Kept, number: int) -> Revision:
    """One version of a record; raises NotFound."""
    return found(session.scalars(_revisions(thing).where(Revision.number == number)).first())


def deleted_of_review(session: Session, models: Iterable[type[Recorded]], review_id: UUID) -> list[CaseRow]:
    """The deleted records of a review, last deleted first. One statement finds which kinds have any; only those are read."""
    kinds = {
        model.__tablename__: model for model in models if issubclass(model, CaseRow)
    }  # a review is never deleted here
    any_of = [
        select(literal(name)).where(
            exists().where(model.__table__.c.review_id == review_id, model.__table__.c.deleted_at.is_not(None))
        )
        for name, model in kinds.items()
    ]
    rows: list[CaseRow] = []
    for name in session.scalars(union_all(*any_of)) if any_of else []:
        of_kind = select(kinds[name]).where(kinds[name].review_id == review_id, kinds[name].deleted_at.is_not(None))
        rows += session.scalars(of_kind.order_by(kinds[name].id), execution_options={"include_deleted": True})
    return sorted(rows, key=lambda row: row.deleted_at or row.saved_at, reverse=True)


def draft_of(session: Session, kind: type[Kind], user_id: UUID, form: str, object_id: UUID) -> Kind | None:
    """What somebody was typing on a page of a review or of a programme and has not saved."""
    wanted = select(kind).where(kind.user_id == user_id, kind.form == form, kind.object_id == object_id)
    return session.scalars(wanted).first()


def visit_of(session: Session, user_id: UUID, review_id: UUID) -> Visit | None:
    """When somebody was last in a review."""
    return session.scalars(select(Visit).where(Visit.user_id == user_id, Visit.review_id == review_id)).first()


def visit_and_numbers(session: Session, asked: Asked) -> tuple[Visit, int, int] | None:
    """When somebody was last in a review, and how much others changed since then and since the visit before it."""
    wanted = select(Visit, number_after(asked, Visit.last_seq), number_after(asked, Visit.seen_seq)).where(
        Visit.user_id == asked.not_by, Visit.review_id == asked.review_id
    )
    found_row = session.execute(wanted).first()
    return None if found_row is None else (found_row[0], found_row[1], found_row[2])


def versions_around(
    session: Session, review_id: UUID, object_ids: Iterable[UUID], moment: datetime
) -> dict[UUID, tuple[int, int]]:
    """For each of several records, its version at a moment (0: there was none) and its newest one."""
    then = func.max(case((Revision.saved_at <= moment, Revision.number), else_=0))
    wanted = (
        select(Revision.object_id, then, func.max(Revision.number))
        .where(Revision.review_id == review_id, Revision.object_id.in_(list(object_ids)))
        .group_by(Revision.object_id)
    )
    return {key: (older, newest) for key, older, newest in session.execute(wanted)}
