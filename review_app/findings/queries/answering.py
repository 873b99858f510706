"""Reading what answers what: answers that became outside evidence, and findings that answer the LSCB."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, contains_eager

from review_app.findings.models import (
    FINDING_NAMED,
    Dispute,
    Finding,
    FindingAnswer,
    Inquiry,
    InquiryEvidence,
    OutsideEvidence,
)
from review_app.reviews.models import LearningQuestion
from review_app.reviews.queries import learning_questions_of_review


@dataclass(frozen=True)
class BecameEvidence:
    """Which answer became which piece of outside evidence, both ways."""

    evidence: Mapping[UUID, OutsideEvidence] = field(default_factory=dict)  # by the inquiry
    inquiries: Mapping[UUID, Inquiry] = field(default_factory=dict)  # by the evidence


@dataclass(frozen=True)
class Wanted:
    """Something that the LSCB wanted to learn, and the findings that answer it."""

    question: LearningQuestion
    findings: tuple[Finding, ...] = ()


def became_evidence(session: Session, review_id: UUID, finding_id: UUID | None = None) -> BecameEvidence:
    """The answers of a review, or of one finding, that became outside evidence and still are."""
    kind = InquiryEvidence
    of_review = select(kind).where(kind.review_id == review_id).join(kind.inquiry).join(kind.evidence)
    if finding_id is not None:
        of_review = of_review.where(OutsideEvidence.finding_id == finding_id)
    loaded = of_review.options(contains_eager(kind.inquiry), contains_eager(kind.evidence))
    links = list(session.scalars(loaded.order_by(kind.created_at, kind.id)))
    return BecameEvidence(
        {link.inquiry_id: link.evidence for link in links}, {link.evidence_id: link.inquiry for link in links}
    )


def wanted_to_learn(session: Session, review_id: UUID) -> list[Wanted]:
    """What the LSCB wanted to learn, in its order, each with the findings that answer it in the order of priority."""
    answering: dict[UUID, list[Finding]] = {}
    in_order = _answers(review_id).join(FindingAnswer.finding).options(
        contains_eager(FindingAnswer.finding).load_only(*FINDING_NAMED)
    )  # fmt: skip
    for link in session.scalars(in_order.order_by(Finding.place, Finding.number, Finding.id)):
        answering.setdefault(link.learning_question_id, []).append(link.finding)
    questions = learning_questions_of_review(session, review_id)
    return [Wanted(question, tuple(answering.get(question.id, ()))) for question in questions]


def disputed_and_answered(
    session: Session, review_id: UUID, finding_id: UUID
) -> tuple[list[Dispute], list[LearningQuestion]]:
    """What the LSCB disputes about one finding, and what the finding answers of what it wanted to learn; in one query."""
    kind, link = Finding, FindingAnswer
    wanted = (
        select(Dispute, LearningQuestion).select_from(kind).where(kind.review_id == review_id, kind.id == finding_id)
    )
    joined = (
        wanted.outerjoin(Dispute, (Dispute.review_id == kind.review_id) & (Dispute.finding_id == kind.id))
        .outerjoin(link, (link.review_id == kind.review_id) & (link.finding_id == kind.id))
        .outerjoin(link.question)
    )
    in_order = (Dispute.raised_on, Dispute.created_at, Dispute.id, LearningQuestion.place, LearningQuestion.id)
    rows: Sequence[Any] = session.execute(joined.order_by(*in_order)).all()
    disputes = {dispute.id: dispute for dispute, _question in rows if dispute is not None}
    questions = {question.id: question for _dispute, question in rows if question is not None}
    return list(disputes.values()), list(questions.values())


def answer_links(session: Session, finding: Finding) -> dict[UUID, FindingAnswer]:
    """What a finding answers, by the question; even questions that are no longer asked, which may come back."""
    links = _answers(finding.review_id).where(FindingAnswer.finding_id == finding.id)
    return {link.learning_question_id: link for link in session.scalars(links.order_by(FindingAnswer.id))}


def _answers(review_id: UUID) -> Select[FindingAnswer]:
    return select(FindingAnswer).where(FindingAnswer.review_id == review_id)
