"""Agreeing findings, challenging them, opening them again, and marking them as shared."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.comments.actions import add_comment
from review_app.comments.models import CommentKind
from review_app.comments.queries import open_challenges_on
from review_app.core.errors import refuse_if
from review_app.findings import rules
from review_app.findings.models import Finding, FindingState
from review_app.findings.parts import parts_of


def agree_finding(session: Session, finding: Finding, *, by: UUID, on: date) -> None:
    """The team puts its name to a finding; raises NotNow with what is still missing."""
    refuse_if(rules.why_not_agree(finding, parts_of(session, finding)))
    stage(session, Event.FINDING_AGREED, finding, by=by, on=on)
    finding.state, finding.agreed_by, finding.agreed_at = FindingState.AGREED, by, on
    session.flush()


def challenge_finding(session: Session, finding: Finding, text: str = "", *, by: UUID) -> None:
    """Question a finding; what is said stands among its comments until somebody writes what became of it."""
    refuse_if(rules.why_not_challenge(finding))
    stage(session, Event.FINDING_CHALLENGED, finding, by=by)
    finding.state = FindingState.CHALLENGED
    session.flush()
    if text:
        add_comment(session, finding, CommentKind.CHALLENGE, text, by=by)


def reopen_finding(session: Session, finding: Finding, reason: str, *, by: UUID) -> None:
    """Open an agreed finding again, with the reason; raises NotNow while a wording of it is shared."""
    refuse_if(rules.why_not_reopen(finding, reason))
    challenged = open_challenges_on(session, finding.review_id, finding.__tablename__).get(finding.id, 0)
    stage(session, Event.FINDING_REOPENED, finding, by=by)
    finding.state = FindingState.CHALLENGED if challenged else FindingState.DRAFT
    finding.agreed_by = finding.agreed_at = None
    finding.reopened_reason = reason
    session.flush()


def mark_shared(session: Session, finding: Finding, *, by: UUID) -> None:
    """Note that a wording of an agreed finding may leave the review; raises NotNow for one that isn't agreed."""
    refuse_if(rules.why_not_share(finding))
    stage(session, Event.FINDING_CHANGED, finding, by=by, state=FindingState.SHARED)
    finding.state = FindingState.SHARED
    session.flush()


def unmark_shared(session: Session, finding: Finding, *, by: UUID) -> None:
    """Note that no wording of a finding is shared any more; it stays agreed."""
    if finding.state is not FindingState.SHARED:
        return
    stage(session, Event.FINDING_CHANGED, finding, by=by, state=FindingState.AGREED)
    finding.state = FindingState.AGREED
    session.flush()
