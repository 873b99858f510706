"""What a question for the LSCB may not be."""

from collections.abc import Sequence

from review_app.findings.models import Question

MOST_QUESTIONS = 6


def why_not_question(text: str) -> str | None:
    """Why a question can't be saved, or None."""
    if not text.strip():
        return "Write the question."
    if not text.strip().rstrip("”’\"')").endswith("?"):
        return "A question for the LSCB ends with a question mark: the LSCB knows best what can be done, and decides."
    return None


def why_not_add_question(there: Sequence[Question]) -> str | None:
    """Why a finding can't have one more question, or None."""
    if len(there) >= MOST_QUESTIONS:
        return "A finding has six questions at most. Choose those that the LSCB can’t do without, and take one out."
    return None
