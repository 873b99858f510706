"""When a finding can be agreed, challenged, changed, opened again, shared or deleted."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from review_app.access.permissions import Permission
from review_app.findings.models import Finding, FindingState, Inquiry, OutsideEvidence, Question
from review_app.findings.rules.states import leads_to


@dataclass(frozen=True)
class FindingParts:
    """What stands round a finding: its episodes and factors by number, and its parts."""

    episodes: int = 0
    factors: int = 0
    supports: int = 0
    evidence: Sequence[OutsideEvidence] = field(default=())
    inquiries: Sequence[Inquiry] = field(default=())
    questions: Sequence[Question] = field(default=())
    open_challenges: int = 0


def why_not_agree(finding: Finding, parts: FindingParts) -> str | None:
    """Why a finding can't be agreed yet, or None."""
    if not leads_to(finding.state, FindingState.AGREED, Permission.FINDING_AGREE):
        return "This finding is agreed already."
    missing = _missing(finding, parts)
    if missing:
        return f"Before it can be agreed it needs {_listed(missing)}."
    if parts.open_challenges:
        return "A challenge is still open. Write what became of it first, even if that is “kept as a differing view”."
    return None


def why_not_change(finding: Finding) -> str | None:
    """Why a finding's text and parts can't be changed, or None: what was agreed stays until it is opened again."""
    if finding.is_agreed:
        return "This finding is agreed, so it stays as it is. A lead reviewer can open it again, with the reason."
    return None


def why_not_challenge(finding: Finding) -> str | None:
    """Why a finding can't go back to “challenged”, or None."""
    if not leads_to(finding.state, FindingState.CHALLENGED, Permission.CASE_WRITE):
        return (
            "This finding is agreed. Put your challenge among the comments; a lead reviewer can open the finding again."
        )
    return None


def why_not_reopen(finding: Finding, reason: str) -> str | None:
    """Why a finding can't be opened again, or None."""
    if finding.state is FindingState.SHARED:
        return "A wording of this finding is agreed to share. It has to be withdrawn first."
    if not leads_to(finding.state, FindingState.DRAFT, Permission.FINDING_AGREE):
        return "This finding is open."
    return None if reason.strip() else "Say why it is opened again."


def why_not_share(finding: Finding) -> str | None:
    """Why no wording of a finding can be shared, or None."""
    may = leads_to(finding.state, FindingState.SHARED, Permission.WORDING_CONSENT)
    return None if may else "Only an agreed finding can be shared."


def why_not_delete(finding: Finding) -> str | None:
    """Why a finding can't be deleted, or None."""
    return "This finding is agreed. Open it again first, with the reason." if finding.is_agreed else None


def _missing(finding: Finding, parts: FindingParts) -> list[str]:
    """What a finding must have before a team puts its name to it (methodology 3, anatomy of a finding)."""
    needs = {
        "a title": finding.title,
        "a description of the issue": finding.description,
        "an account of how it showed in this case": finding.in_this_case,
        "an episode in which it shows": parts.episodes,
        "something from outside the case": parts.evidence,
        "a reason why it matters": finding.why_it_matters,
        "a question for the LSCB": parts.questions,
    }
    return [what for what, there in needs.items() if not there]


def _listed(words: Sequence[str]) -> str:
    """Several things in one breath.

    >>> _listed(["a title", "an episode", "a question"])
    'a title, an episode and a question'
    """
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
