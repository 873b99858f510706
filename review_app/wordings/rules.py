"""What may be done with wordings, in sentences."""

from collections.abc import Sequence
from uuid import UUID

from review_app.findings.models import Finding
from review_app.wordings.models import Wording, WordingState

ALTERED = "The words of a wording stay as they are: consent is given to these and no others. Propose a new wording."


def why_not_propose(finding: Finding) -> str | None:
    """Why no wording of a finding can be proposed, or None."""
    if finding.is_agreed:
        return None
    return "A wording can be proposed once the review team has agreed the finding."


def why_not_names(names: Sequence[str], reason: str) -> str | None:
    """Why words that look like names or places can't be proposed as they are, or None: a person may keep them with a reason."""
    if not names or reason.strip():
        return None
    return "Change the words listed above, or say here why they may stay."


def why_not_decide(wording: Wording, by: UUID) -> str | None:
    """Why somebody can't consent to a wording or refuse it, or None: nobody decides on their own proposal."""
    if wording.state is not WordingState.PROPOSED:
        return f"This wording is no longer waiting for a decision. Its state is “{wording.state.words}”."
    if wording.proposed_by == by:
        return "You proposed this wording yourself, so somebody else has to decide."
    return None


def why_not_consent(wording: Wording, finding: Finding | None, by: UUID) -> str | None:
    """Why somebody can't consent to a wording, or None."""
    if finding is None or not finding.is_agreed:
        return "The review team has opened this finding again. Ask the lead reviewers to propose a wording when it is agreed."
    return why_not_decide(wording, by)


def why_not_refuse(wording: Wording, reason: str, by: UUID) -> str | None:
    """Why somebody can't refuse a wording, or None."""
    return why_not_decide(wording, by) or (
        None if reason.strip() else "Say why, so that the lead reviewers can change it."
    )


def why_not_withdraw(wording: Wording, reason: str) -> str | None:
    """Why a wording can't be withdrawn, or None."""
    if wording.state is not WordingState.CONSENTED:
        return "This wording is not shared, so there is nothing to withdraw."
    return None if reason.strip() else "Say why it is withdrawn."
