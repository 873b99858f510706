"""Writing questions for the LSCB, and additional learning."""

from uuid import UUID

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.errors import NotNow, refuse_if
from review_app.findings import queries, rules
from review_app.findings.models import AdditionalLearning, Finding, Question
from review_app.reviews.queries import hold_numbers


def add_question(
    session: Session, finding: Finding, text: str, heading_term_id: UUID | None = None, *, by: UUID
) -> Question:
    """Put a question to the LSCB under a finding; raises NotNow for a seventh, or for what isn't a question."""
    refuse_if(rules.why_not_change(finding) or rules.why_not_question(text))
    hold_numbers(session, finding.review_id)
    there = queries.questions_of_finding(session, finding.review_id, finding.id)
    refuse_if(rules.why_not_add_question(there))
    place = max((each.place for each in there), default=0) + 1
    question = Question(
        review_id=finding.review_id, finding_id=finding.id, text=text, heading_term_id=heading_term_id, place=place
    )
    stage(session, Event.QUESTION_ADDED, question, by=by)
    session.add(question)
    session.flush()
    return question


def change_question(
    session: Session, finding: Finding, question: Question, text: str, heading_term_id: UUID | None, *, by: UUID
) -> None:
    """Change a question; raises NotNow for what isn't one."""
    refuse_if(rules.why_not_change(finding) or rules.why_not_question(text))
    stage(session, Event.QUESTION_CHANGED, question, by=by)
    question.text, question.heading_term_id = text, heading_term_id
    session.flush()


def add_additional_learning(session: Session, review_id: UUID, text: str, *, by: UUID) -> AdditionalLearning:
    """Note something that was learnt and is no pattern."""
    if not text.strip():
        raise NotNow("Write what was learnt.")
    hold_numbers(session, review_id)
    there = queries.additional_learning_of_review(session, review_id)
    learning = AdditionalLearning(
        review_id=review_id, text=text, place=max((each.place for each in there), default=0) + 1
    )
    stage(session, Event.LEARNING_ADDED, learning, by=by)
    session.add(learning)
    session.flush()
    return learning


def change_additional_learning(session: Session, learning: AdditionalLearning, text: str, *, by: UUID) -> None:
    """Change something that was learnt."""
    if not text.strip():
        raise NotNow("Write what was learnt.")
    stage(session, Event.LEARNING_CHANGED, learning, by=by)
    learning.text = text
    session.flush()
