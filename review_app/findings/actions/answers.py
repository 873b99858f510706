"""Writing what answers what: an answer becomes outside evidence, a finding answers what the LSCB wanted to learn."""

from uuid import UUID

from sqlalchemy.orm import Session

from review_app.core.dates import UNKNOWN, PartialDate, day_in_words
from review_app.core.errors import refuse_if
from review_app.findings import queries, rules
from review_app.findings.actions.evidence import add_outside_evidence
from review_app.findings.actions.links import Ticks, relink
from review_app.findings.models import EvidenceKind, Finding, FindingAnswer, Inquiry, InquiryEvidence, OutsideEvidence
from review_app.reviews.queries import hold_numbers


def take_as_evidence(
    session: Session, finding: Finding, inquiry: Inquiry, kind: EvidenceKind, *, by: UUID
) -> OutsideEvidence:  # fmt: skip
    """Let an answer become evidence from outside the case, with the way back to it; raises NotNow if it is already."""
    hold_numbers(session, finding.review_id)
    there = queries.became_evidence(session, finding.review_id, finding.id)
    refuse_if(rules.why_not_take_as_evidence(finding, inquiry, is_evidence=inquiry.id in there.evidence))
    on = inquiry.answered_on
    when = PartialDate(on, on, day_in_words(on)) if on else UNKNOWN
    evidence = add_outside_evidence(session, finding, {"kind": kind, "what": inquiry.answer, "on": when}, by=by)
    session.add(InquiryEvidence(review_id=finding.review_id, inquiry_id=inquiry.id, evidence_id=evidence.id))
    session.flush()
    return evidence


def take_over_answers(session: Session, finding: Finding, questions: Ticks, *, by: UUID) -> None:
    """Take over what somebody ticked or unticked as answered by a finding, so that nobody else's ticks are lost.

    It is no part of the finding's text, so an agreed finding may be ticked too.
    """
    there = queries.answer_links(session, finding)
    ids = {"review_id": finding.review_id, "finding_id": finding.id}
    new = [FindingAnswer(learning_question_id=each, **ids) for each in questions.new(there)]
    relink(session, questions.gone(there), new, ("finding_id", "learning_question_id"), by=by)
    session.flush()
