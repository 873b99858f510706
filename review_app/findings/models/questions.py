"""The row of a question for the LSCB."""

import uuid
from typing import ClassVar

from sqlalchemy.orm import Mapped, relationship
from sqlalchemy.schema import SchemaItem

from review_app.core.columns import case_text, number, plain_id, reference, within_review
from review_app.core.rows import CaseRow
from review_app.findings.models.finding import Finding
from review_app.vocabularies.models import Term


class Question(CaseRow):
    """An open question that a finding puts to the LSCB."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (within_review("finding_id", "finding"),)

    finding_id: Mapped[uuid.UUID] = plain_id(index=True)
    heading_term_id: Mapped[uuid.UUID | None] = reference("term")  # None: under the programme's first heading
    text: Mapped[str] = case_text()
    place: Mapped[int] = number(default=0)

    finding: Mapped[Finding] = relationship(lazy="raise", viewonly=True)
    heading: Mapped[Term | None] = relationship(lazy="raise", viewonly=True)
