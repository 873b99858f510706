"""What every table has: the typed base, the row that stands alone, and the row that belongs to a review."""

import re
import uuid
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from sqlalchemy import MetaData, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr
from sqlalchemy.schema import SchemaItem

from review_app.core.clock import now
from review_app.core.columns import case_text, key, moment, number, plain_id, reference

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The one declarative base; a constraint's name tells its table and columns."""

    metadata = MetaData(naming_convention=NAMES)

    audited: ClassVar[bool] = True  # False only for rows that record_apart writes; each says why

    def __init_subclass__(cls, **options: Any) -> None:
        cls.__tablename__ = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()
        super().__init_subclass__(**options)


class Row(Base):
    """A row that belongs to no single review."""

    __abstract__ = True

    id: Mapped[uuid.UUID] = key()
    created_at: Mapped[datetime] = moment(default=now)

    def __init__(self, **values: Any) -> None:
        values.setdefault("id", uuid.uuid4())  # known before the flush, so that an event can name the row
        super().__init__(**values)


class Versioned(Base):
    """A row whose every saved text is kept as a version; of two who save at once, the second is told."""

    __abstract__ = True

    saved_at: Mapped[datetime] = moment(default=now, onupdate=now)
    saved_by: Mapped[uuid.UUID | None] = plain_id()
    version: Mapped[int] = number(nullable=False)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.version}


class Kept(Row, Versioned):
    """A row whose versions history can show, on a page of the room that it belongs to."""

    __abstract__ = True


class Recorded(Kept):
    """A row whose versions history shows on pages of its own: it belongs to a review, or is one."""

    __abstract__ = True

    kept_on_hold: ClassVar[bool] = True  # False only for what must go on while something is on hold; each says why
    free_on_hold: ClassVar[frozenset[str]] = frozenset()  # columns that may change all the same
    kept_with: ClassVar[str] = ""  # the column that names the thing it is a part of: what holds that, holds this

    if TYPE_CHECKING:  # each says for itself what its review is
        review_id: Mapped[uuid.UUID]


class CaseRow(Recorded):
    """A row of one review: versioned, deleted softly, never pointing into another review.

    `constraints` holds what the table adds; `within_review` makes its references.
    """

    __abstract__ = True

    constraints: ClassVar[tuple[SchemaItem, ...]] = ()

    review_id: Mapped[uuid.UUID] = reference("review", index=True)
    created_by: Mapped[uuid.UUID | None] = plain_id()
    deleted_at: Mapped[datetime | None] = moment()
    deleted_by: Mapped[uuid.UUID | None] = plain_id()
    deletion_reason: Mapped[str] = case_text(default="")

    @declared_attr.directive
    def __table_args__(cls) -> tuple[SchemaItem, ...]:
        return (UniqueConstraint("review_id", "id"), *cls.constraints)
