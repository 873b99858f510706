"""The rows of importing: a table that waits, how an agency's columns were chosen, and which entries came from which row."""

import uuid
from typing import Any, ClassVar

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped
from sqlalchemy.schema import SchemaItem

from review_app.core.columns import (
    case_values,
    plain_id,
    reference,
    secret_text,
    within_review,
)
from review_app.core.rows import CaseRow
from review_app.core.waiting import WaitingInSteps


class WaitingTable(WaitingInSteps):
    """A table that somebody brought and has not confirmed: their own, sealed, no part of the review, gone when settled."""

    __table_args__ = (UniqueConstraint("user_id", "review_id"),)

    review_id: Mapped[uuid.UUID] = reference("review", index=True)


class ColumnChoice(CaseRow):
    """How the columns of an agency's chronology were read the last time: by the words at their heads."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        within_review("agency_id", "agency"),
        UniqueConstraint("agency_id"),
    )

    agency_id: Mapped[uuid.UUID] = plain_id()
    chosen: Mapped[dict[str, Any]] = case_values()


class ImportedRow(CaseRow):
    """The row of a table that an entry was made from, known by a fingerprint, so that it is not brought in twice."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (within_review("entry_id", "entry"),)

    entry_id: Mapped[uuid.UUID] = plain_id(index=True)
    fingerprint: Mapped[str] = secret_text(64)
