"""What keeps two people from moving findings past each other."""

import hashlib
from collections.abc import Sequence

from review_app.findings.models import Finding


def mark_of_order(findings: Sequence[Finding]) -> str:
    """A short mark by which an order is known again."""
    return hashlib.sha256(" ".join(str(finding.id) for finding in findings).encode()).hexdigest()[:12]


def why_not_move(findings: Sequence[Finding], seen: str) -> str | None:
    """Why a finding can't be moved, or None: the order that the person saw is no longer the order."""
    if seen and seen != mark_of_order(findings):
        return (
            "Somebody else has changed the order since you opened the page. This is how it is now: nothing was moved."
        )
    return None


def are_numbered(findings: Sequence[Finding]) -> bool:
    """Whether the numbers follow the order."""
    return [finding.number for finding in findings] == list(range(1, len(findings) + 1))
