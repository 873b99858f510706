"""What may be done with wordings, in sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from review_app.access.roles import Role
from review_app.findings.models import Finding
from review_app.wordings.models import Wording, WordingState

PARTS = {"title": "the title", "in_brief": "the text in brief"}
Before = Mapping[str, str] | None  # the finding's texts when a wording was proposed; None: nobody knows any more

ALTERED = "The words of a wording stay as they are: consent is given to these and no others. Propose a new wording."


@dataclass(frozen=True)
class Decider:
    """Who consents or refuses, with the roles they hold in the review."""

    id: UUID
    roles: frozenset[Role] = frozenset()


def capacity(roles: frozenset[Role]) -> Role:
    """As what somebody consents: as the chair, or as the chair's delegate."""
    return Role.DELEGATE if Role.DELEGATE in roles and Role.CHAIR not in roles else Role.CHAIR


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


def why_not_decide(wording: Wording, by: Decider) -> str | None:
    """Why somebody can't consent to a wording or refuse it, or None: nobody decides on a proposal of their own pair."""
    if wording.state is not WordingState.PROPOSED:
        return f"This wording is no longer waiting for a decision. Its state is “{wording.state.words}”."
    if wording.proposed_by == by.id:
        return "You proposed this wording yourself, so somebody else has to decide."
    if Role.LEAD_REVIEWER in by.roles:
        return "You lead this review, so somebody else has to decide what may leave it."
    return None


def why_not_consent(wording: Wording, finding: Finding | None, changed: Sequence[str], by: Decider) -> str | None:
    """Why somebody can't consent to a wording, or None: consent is given to what the finding says now, never to old words."""
    if finding is None or not finding.is_agreed:
        return "The review team has opened this finding again. Ask the lead reviewers to propose a wording when it is agreed."
    reason = why_not_decide(wording, by)
    if reason is None and changed:
        return (
            f"The finding has been changed since these words were proposed: {in_a_row(changed)}. Nobody can consent to "
            "them any more. Ask the lead reviewers to propose the new words."
        )
    return reason


def what_changed(wording: Wording, before: Before, finding: Finding, headings: Mapping[str, datetime]) -> list[str]:
    """Which parts of a finding, of those that a wording is made from, are other than when the wording was proposed.

    A wording differs from its finding as its proposer wished, so its title and summary are not compared with the
    finding's: the finding then is compared with the finding now. `headings` says since when the finding has explained
    a factor under each.
    """
    now = {"title": finding.title, "in_brief": finding.in_brief}
    parts = [PARTS[name] for name, words in now.items() if before is None or before.get(name, "") != words]
    if (finding.category.key, finding.category.heading) != (wording.category_key, wording.category_heading):
        parts.append("the category")
    gone = [heading for heading in wording.headings if heading not in headings]
    new = [one for one, since in headings.items() if since > wording.created_at and one not in wording.headings]
    if gone or new:
        parts.append("the contributory factors")
    return parts


def in_a_row(parts: Sequence[str]) -> str:
    """Parts as a sentence names them.

    >>> in_a_row(["the title"]), in_a_row(["the title", "the text in brief", "the category"])
    ('the title', 'the title, the text in brief and the category')
    """
    return " and ".join([part for part in (", ".join(parts[:-1]), *parts[-1:]) if part])


def why_not_refuse(wording: Wording, reason: str, by: Decider) -> str | None:
    """Why somebody can't refuse a wording, or None."""
    return why_not_decide(wording, by) or (
        None if reason.strip() else "Say why, so that the lead reviewers can change it."
    )


def why_not_withdraw(wording: Wording, reason: str) -> str | None:
    """Why a wording can't be withdrawn, or None."""
    if wording.state is not WordingState.CONSENTED:
        return "This wording is not shared, so there is nothing to withdraw."
    return None if reason.strip() else "Say why it is withdrawn."
