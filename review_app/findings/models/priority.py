"""The row of why a finding stands where it does in the order of priority."""

import uuid
from typing import ClassVar

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, relationship
from sqlalchemy.schema import SchemaItem

from review_app.core.columns import case_text, plain_id, within_review
from review_app.core.rows import CaseRow
from review_app.findings.models.finding import Finding


class Priority(CaseRow):
    """Why a finding stands where it does. A row of its own: an agreed finding stays as it is, and its place need not."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        within_review("finding_id", "finding"),
        UniqueConstraint("finding_id"),
    )

    finding_id: Mapped[uuid.UUID] = plain_id()
    reason: Mapped[str] = case_text(default="")

    finding: Mapped[Finding] = relationship(lazy="raise", viewonly=True)
