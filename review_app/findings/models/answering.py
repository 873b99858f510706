"""The rows of what answers what: an answer that became outside evidence, and a finding that answers the LSCB."""

import uuid
from typing import ClassVar

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, relationship
from sqlalchemy.schema import SchemaItem

from review_app.core.columns import plain_id, within_review
from review_app.core.rows import CaseRow
from review_app.findings.models.evidence import Inquiry, OutsideEvidence
from review_app.findings.models.finding import Finding
from review_app.reviews.models import LearningQuestion


class InquiryEvidence(CaseRow):
    """The answer to something that was to be found out became evidence from outside the case."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        within_review("inquiry_id", "inquiry"),
        within_review("evidence_id", "outside_evidence"),
        UniqueConstraint("inquiry_id", "evidence_id"),
    )

    inquiry_id: Mapped[uuid.UUID] = plain_id(index=True)
    evidence_id: Mapped[uuid.UUID] = plain_id(index=True)

    inquiry: Mapped[Inquiry] = relationship(lazy="raise", viewonly=True)
    evidence: Mapped[OutsideEvidence] = relationship(lazy="raise", viewonly=True)


class FindingAnswer(CaseRow):
    """A finding answers something that the LSCB wanted to learn."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        within_review("finding_id", "finding"),
        within_review("learning_question_id", "learning_question"),
        UniqueConstraint("finding_id", "learning_question_id"),
    )

    finding_id: Mapped[uuid.UUID] = plain_id(index=True)
    learning_question_id: Mapped[uuid.UUID] = plain_id(index=True)

    finding: Mapped[Finding] = relationship(lazy="raise", viewonly=True)
    question: Mapped[LearningQuestion] = relationship(lazy="raise", viewonly=True)
