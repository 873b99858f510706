"""When something to find out is overdue, and when its answer can't become evidence."""

from datetime import date

from review_app.findings.models import Finding, Inquiry
from review_app.findings.rules.agreeing import why_not_change


def is_overdue(inquiry: Inquiry, today: date) -> bool:
    """Whether an answer should have come before today."""
    return inquiry.is_open and inquiry.by_day is not None and inquiry.by_day < today


def why_not_take_as_evidence(finding: Finding, inquiry: Inquiry, *, is_evidence: bool) -> str | None:
    """Why an answer can't become evidence from outside the case, or None."""
    if inquiry.is_open:
        return "There is no answer yet."
    if is_evidence:
        return "This answer is evidence from outside the case already."
    return why_not_change(finding)
