"""What may be done with pairs and themes, in sentences."""

from collections.abc import Sequence
from uuid import UUID

from review_app.themes.models import Decision, Pair, Standing, Theme, Verdict, Way
from review_app.wordings.models import SharedWording

REASONS = {
    Verdict.DIFFERS: "Say in what they differ: it stands beside the theme.",
    Verdict.ALIKE: "Say what makes them two things: it stands beside the pair, so that nobody has to think it through again.",
}


def why_not_compare(first: SharedWording, second: SharedWording) -> str | None:
    """Why nothing can be said about two findings, or None."""
    if first.finding_ref == second.finding_ref:
        return "This is one and the same finding. Choose two."
    if first.review_ref == second.review_ref:
        return "These two come from one review, and a pattern recurs only where another review found it too."
    return None


def why_not_decide(
    first: SharedWording, second: SharedWording, verdict: Verdict, reason: str, pair: Pair | None
) -> str | None:
    """Why somebody can't answer so about two findings, or None."""
    if pair is not None and is_closed(pair):
        return "These two were decided to look alike only. Open the pair again first, and say why."
    return why_not_compare(first, second) or why_not_reason(verdict, reason)


def why_not_reason(verdict: Verdict, reason: str) -> str | None:
    """Why an answer needs a reason, or None."""
    return None if reason.strip() else REASONS.get(verdict)


def is_closed(pair: Pair) -> bool:
    """Whether a pair was refused, and nobody has opened it again."""
    return pair.standing is Standing.APART and not pair.is_anew


def why_not_look_anew(pair: Pair | None, reason: str) -> str | None:
    """Why a pair can't be opened again, or None."""
    if pair is None or not is_closed(pair):
        return "This pair is open already: you can answer."
    return None if reason.strip() else "Say why the pair is worth another look. Those who refused it read your reason."


def why_not_take_back(decision: Decision, reason: str, by: UUID, *, may_split: bool) -> str | None:
    """Why an answer can't be taken back, or None: one's own can, and by those who may split themes any."""
    if decision.taken_back_at is not None:
        return "This answer was taken back already."
    if decision.way is Way.ANEW:
        return "That somebody opened the pair again is no answer; it can’t be taken back."
    if decision.decided_by != by and not may_split:
        return "This is somebody else’s answer. Give your own; if people disagree, the pair counts no longer."
    return None if reason.strip() else "Say why it is taken back. The answer and your reason are both kept."


def why_not_name(theme: Theme, name: str, names: Sequence[str], reason: str) -> str | None:
    """Why a theme can't be called so, or None."""
    if theme.ended_at is not None:
        return "This theme goes on in another, or came apart. Only a theme that is there can be named."
    if not name.strip():
        return "Write the pattern as one sentence."
    if names and not reason.strip():
        return "Change the words listed above, or say here why they may stay."
    return None
