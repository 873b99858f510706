"""Hints: what a careful reader would ask. They stop nobody."""

import re
from collections.abc import Sequence

from review_app.core.text import counted, word_count
from review_app.findings.models import EvidenceKind, Finding, OutsideEvidence
from review_app.findings.rules.agreeing import FindingParts

LONG_TITLE = 45  # words
LONG_IN_BRIEF = 120  # words
MANY_QUESTIONS = 3
_RECOMMENDS = re.compile(
    r"\b(should (?:ensure|make sure|require|review|develop|provide|remind)|(?:lscb|board) (?:should|must|needs to)|"
    r"must ensure|needs? to ensure|ensure that|it is recommended)\b",
    re.IGNORECASE,
)
_INSTEAD = "reads like a recommendation. What would the LSCB have to know, weigh or decide?"


def hints(finding: Finding, parts: FindingParts, *, claims_findings: bool) -> list[str]:
    """What might still be looked at in a finding. `claims_findings`: the review's size carries a full finding."""
    found = [
        *_on_title(finding.title),
        *_on_claim(finding, claims_findings=claims_findings),
        *_on_evidence(parts.evidence),
        *_on_parts(parts),
    ]
    if not finding.in_brief:
        found.append("“Finding in brief” is empty. The summary of the report is made of these lines.")
    elif word_count(finding.in_brief) > LONG_IN_BRIEF:
        found.append(f"“Finding in brief” has {word_count(finding.in_brief)} words; three to five lines are enough.")
    return found


def hints_on_question(text: str) -> str | None:
    """A hint if a question reads like a recommendation, or None."""
    if _RECOMMENDS.search(text):
        return f"This {_INSTEAD}"
    return None


def _on_title(title: str) -> list[str]:
    found = []
    if word_count(title) > LONG_TITLE:
        found.append(f"The title has {word_count(title)} words. Would somebody remember it after the meeting?")
    if _RECOMMENDS.search(title):
        found.append("The title says what ought to be done. A finding says what is so, and what follows from it.")
    return found


def _on_claim(finding: Finding, *, claims_findings: bool) -> list[str]:
    found = []
    if not claims_findings and (finding.widespread_value or finding.common_value):
        found.append("A review of this size gives indicative findings: say how sure you are how far this reaches.")
    for value, basis, asked in (
        (finding.widespread_value, finding.widespread_basis, "How widespread it is"),
        (finding.common_value, finding.common_basis, "How common it is"),
    ):
        if value and not basis:
            found.append(f"{asked} is said without what that is based on.")
    return found


def _on_evidence(evidence: Sequence[OutsideEvidence]) -> list[str]:
    if evidence and {each.kind for each in evidence} == {EvidenceKind.REVIEW_TEAM}:
        return ["Outside the case only the review team says so as yet. What does the case group say?"]
    return []


def _on_parts(parts: FindingParts) -> list[str]:
    found = []
    waiting = sum(inquiry.is_open for inquiry in parts.inquiries)
    if parts.episodes == 1:
        found.append("It shows in one episode only. Is there another, or is it a point of this case?")
    if parts.episodes and not parts.factors:
        found.append("No contributory factor is linked: what makes it happen?")
    if waiting:
        found.append(
            f"{counted(waiting, 'thing').capitalize()} to find out {'has' if waiting == 1 else 'have'} no answer yet."
        )
    if len(parts.questions) > MANY_QUESTIONS:
        found.append(f"There are {counted(len(parts.questions), 'question')}; one to three are answered more often.")
    found += [f"“{each.text}” {_INSTEAD}" for each in parts.questions if hints_on_question(each.text)]
    return found
