"""Reading outside evidence, things to find out, questions for the LSCB, and additional learning."""

from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from review_app.core.errors import found
from review_app.findings.models import FINDING_NAMED, AdditionalLearning, Finding, Inquiry, OutsideEvidence, Question
from review_app.vocabularies.models import TERM_NAMED


def _evidence(review_id: UUID) -> Select[OutsideEvidence]:
    of_review = select(OutsideEvidence).where(OutsideEvidence.review_id == review_id).join(OutsideEvidence.finding)
    loaded = of_review.options(contains_eager(OutsideEvidence.finding).load_only(*FINDING_NAMED))
    return loaded.order_by(Finding.place, Finding.number, OutsideEvidence.created_at, OutsideEvidence.id)


def outside_evidence_of_review(session: Session, review_id: UUID) -> list[OutsideEvidence]:
    """What is known from outside the case, finding by finding."""
    return list(session.scalars(_evidence(review_id)))


def outside_evidence_of_finding(session: Session, review_id: UUID, finding_id: UUID) -> list[OutsideEvidence]:
    """What is known of one finding from outside the case."""
    return list(session.scalars(_evidence(review_id).where(OutsideEvidence.finding_id == finding_id)))


def outside_evidence_in_review(session: Session, review_id: UUID, evidence_id: UUID) -> OutsideEvidence:
    """One piece of outside evidence with its finding; raises NotFound."""
    return found(session.scalars(_evidence(review_id).where(OutsideEvidence.id == evidence_id)).first())


def _inquiries(review_id: UUID) -> Select[Inquiry]:
    of_review = select(Inquiry).where(Inquiry.review_id == review_id).join(Inquiry.finding)
    loaded = of_review.options(contains_eager(Inquiry.finding).load_only(*FINDING_NAMED))
    return loaded.order_by(Finding.place, Finding.number, Inquiry.created_at, Inquiry.id)


def inquiries_of_review(session: Session, review_id: UUID) -> list[Inquiry]:
    """What is to be found out, finding by finding."""
    return list(session.scalars(_inquiries(review_id)))


def inquiries_of_finding(session: Session, review_id: UUID, finding_id: UUID) -> list[Inquiry]:
    """What is to be found out for one finding."""
    return list(session.scalars(_inquiries(review_id).where(Inquiry.finding_id == finding_id)))


def inquiry_in_review(session: Session, review_id: UUID, inquiry_id: UUID) -> Inquiry:
    """Something to find out, with its finding; raises NotFound."""
    return found(session.scalars(_inquiries(review_id).where(Inquiry.id == inquiry_id)).first())


def _questions(review_id: UUID) -> Select[Question]:
    of_review = select(Question).where(Question.review_id == review_id).join(Question.finding)
    loaded = of_review.options(
        contains_eager(Question.finding).load_only(*FINDING_NAMED),
        joinedload(Question.heading).load_only(*TERM_NAMED),
    )
    return loaded.order_by(Finding.place, Finding.number, Question.place, Question.created_at, Question.id)


def questions_of_review(session: Session, review_id: UUID) -> list[Question]:
    """The questions for the LSCB with their headings, finding by finding."""
    return list(session.scalars(_questions(review_id)))


def questions_of_finding(session: Session, review_id: UUID, finding_id: UUID) -> list[Question]:
    """The questions that one finding puts to the LSCB, in their order."""
    return list(session.scalars(_questions(review_id).where(Question.finding_id == finding_id)))


def question_in_review(session: Session, review_id: UUID, question_id: UUID) -> Question:
    """A question for the LSCB with its finding; raises NotFound."""
    return found(session.scalars(_questions(review_id).where(Question.id == question_id)).first())


def additional_learning_of_review(session: Session, review_id: UUID) -> list[AdditionalLearning]:
    """What else was learnt in this case, in its order."""
    of_review = select(AdditionalLearning).where(AdditionalLearning.review_id == review_id)
    return list(
        session.scalars(
            of_review.order_by(AdditionalLearning.place, AdditionalLearning.created_at, AdditionalLearning.id)
        )
    )


def additional_learning_in_review(session: Session, review_id: UUID, learning_id: UUID) -> AdditionalLearning:
    """Something else that was learnt; raises NotFound."""
    wanted = select(AdditionalLearning).where(
        AdditionalLearning.review_id == review_id, AdditionalLearning.id == learning_id
    )
    return found(session.scalars(wanted).first())
