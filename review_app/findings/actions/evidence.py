"""Writing what is known from outside the case, and what is still to be found out."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage, stage_link
from review_app.core.dates import UNKNOWN, PartialDate
from review_app.core.errors import refuse_if
from review_app.findings import queries, rules
from review_app.findings.models import EvidenceKind, EvidenceSupport, Finding, Inquiry, OutsideEvidence

EVIDENCE_FIELDS = ("kind", "what", "on")
ENDS = ("evidence_id", "source_id")
INQUIRY_FIELDS = ("question", "asks", "whom", "by_day")


def add_outside_evidence(
    session: Session, finding: Finding, values: Mapping[str, Any], *, by: UUID
) -> OutsideEvidence:  # fmt: skip
    """Note how a finding is known from outside the case; `values` are kind, what and on (a part-known date)."""
    refuse_if(rules.why_not_change(finding))
    chosen = {"on": UNKNOWN} | {name: values[name] for name in EVIDENCE_FIELDS if name in values}
    evidence = OutsideEvidence(review_id=finding.review_id, finding_id=finding.id, **chosen)
    stage(session, Event.EVIDENCE_ADDED, evidence, by=by, kind=evidence.kind)
    session.add(evidence)
    session.flush()
    return evidence


def change_outside_evidence(
    session: Session, finding: Finding, evidence: OutsideEvidence, values: Mapping[str, Any], *, by: UUID
) -> None:
    """Change a piece of outside evidence."""
    refuse_if(rules.why_not_change(finding))
    stage(session, Event.EVIDENCE_CHANGED, evidence, by=by)
    for name in EVIDENCE_FIELDS:
        setattr(evidence, name, values[name])
    session.flush()


def keep_what_others_say(
    session: Session, finding: Finding, there: OutsideEvidence | None, what: str, on: PartialDate, *, by: UUID
) -> OutsideEvidence:
    """Keep the one piece of evidence that says what other LSCBs answered up with their answers; `there`: as it was.

    An agreed finding may have it too: they are only asked once a wording is agreed to share, and what they say
    changes nothing of what the team agreed.
    """
    kind = EvidenceKind.OTHER_BOARDS
    if there is None:
        evidence = OutsideEvidence(review_id=finding.review_id, finding_id=finding.id, kind=kind, what=what, on=on)
        stage(session, Event.EVIDENCE_ADDED, evidence, by=by, kind=kind)
        session.add(evidence)
    else:
        evidence = there
        stage(session, Event.EVIDENCE_CHANGED, evidence, by=by)
        evidence.what, evidence.on = what, on
    session.flush()
    return evidence


def support_evidence(
    session: Session, evidence: OutsideEvidence, source_id: UUID, passage_id: UUID | None, *, by: UUID
) -> EvidenceSupport:
    """Hang a quote, or a source as a whole, on evidence from outside the case; doing so twice changes nothing."""
    refuse_if(rules.why_not_change(evidence.finding))
    wanted = EvidenceSupport(
        review_id=evidence.review_id, evidence_id=evidence.id, source_id=source_id, passage_id=passage_id
    )
    there = queries.evidence_support_like(session, wanted)
    if there is not None:
        return there
    stage_link(session, Event.SUPPORT_ADDED, wanted, ENDS, by=by)
    session.add(wanted)
    session.flush()
    return wanted


def take_off_evidence(
    session: Session, evidence: OutsideEvidence, source_id: UUID, passage_id: UUID | None, *, by: UUID
) -> None:
    """Take a quote, or a source as a whole, off outside evidence; where it is off already, nothing changes."""
    refuse_if(rules.why_not_change(evidence.finding))
    hung = EvidenceSupport(
        review_id=evidence.review_id, evidence_id=evidence.id, source_id=source_id, passage_id=passage_id
    )
    there = queries.evidence_support_like(session, hung)
    if there is not None:
        stage_link(session, Event.SUPPORT_REMOVED, there, ENDS, by=by)
        session.delete(there)
        session.flush()


def add_inquiry(session: Session, finding: Finding, values: Mapping[str, Any], *, by: UUID) -> Inquiry:
    """Put down something to find out; `values` are question, asks, whom and by_day. An agreed finding may have some too."""
    chosen = {name: values[name] for name in INQUIRY_FIELDS if name in values}
    inquiry = Inquiry(review_id=finding.review_id, finding_id=finding.id, **chosen)
    stage(session, Event.INQUIRY_ADDED, inquiry, by=by)
    session.add(inquiry)
    session.flush()
    return inquiry


def change_inquiry(session: Session, inquiry: Inquiry, values: Mapping[str, Any], *, by: UUID) -> None:
    """Change what is asked, who asks whom, and by when."""
    stage(session, Event.INQUIRY_CHANGED, inquiry, by=by)
    for name in INQUIRY_FIELDS:
        setattr(inquiry, name, values[name])
    session.flush()


def answer_inquiry(session: Session, inquiry: Inquiry, answer: str, *, by: UUID, on: date | None) -> None:
    """Note the answer to something that was to be found out; an empty answer opens it again."""
    stage(session, Event.INQUIRY_ANSWERED, inquiry, by=by)
    inquiry.answer, inquiry.answered_on = answer, on if answer else None
    session.flush()
