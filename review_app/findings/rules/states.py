"""The states of a finding: the one table of what leads from one to the next, who may, and what is asked for."""

from dataclasses import dataclass

from review_app.access.permissions import Permission
from review_app.findings.models import FindingState

DRAFT, CHALLENGED, AGREED, SHARED = FindingState


@dataclass(frozen=True)
class Move:
    """One way from a state to another."""

    to: FindingState
    how: str  # what somebody does, in words
    permission: Permission
    asks: str = ""  # what must be there first


_WHOLE = (
    "title, description, how it showed in this case, an episode, something from outside the case, why it matters, "
    "and a question for the LSCB"
)
_REOPEN = "a reason; a wording that is shared is withdrawn first"

MOVES: dict[FindingState, tuple[Move, ...]] = {
    DRAFT: (
        Move(CHALLENGED, "challenge it", Permission.CASE_WRITE, "what is questioned, and why"),
        Move(AGREED, "agree it", Permission.FINDING_AGREE, f"{_WHOLE}; no challenge open"),
    ),
    CHALLENGED: (
        Move(CHALLENGED, "challenge it again", Permission.CASE_WRITE, "what is questioned, and why"),
        Move(AGREED, "agree it", Permission.FINDING_AGREE, f"{_WHOLE}; what became of each challenge"),
    ),
    AGREED: (
        Move(DRAFT, "open it again", Permission.FINDING_AGREE, f"{_REOPEN}; no challenge open"),
        Move(CHALLENGED, "open it again", Permission.FINDING_AGREE, f"{_REOPEN}; a challenge open"),
        Move(SHARED, "consent to a wording of it", Permission.WORDING_CONSENT, "a wording that the lead reviewers proposed"),
    ),
    SHARED: (
        Move(SHARED, "consent to another wording", Permission.WORDING_CONSENT, "a wording that the lead reviewers proposed"),
        Move(AGREED, "withdraw the last wording", Permission.WORDING_CONSENT, "a reason"),
    ),
}  # fmt: skip


def leads_to(state: FindingState | None, to: FindingState, permission: Permission) -> bool:
    """Whether a finding can go from one state to another with this permission; one that was never saved is a draft."""
    return any(move.to is to and move.permission is permission for move in MOVES[state or DRAFT])


def state_now(state: FindingState, open_challenges: int) -> FindingState:
    """The state as pages show it: a draft on which a challenge is open is challenged, wherever that was written."""
    return CHALLENGED if state is DRAFT and open_challenges else state
