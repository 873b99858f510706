"""What comments may not be, in sentences."""


def why_not_comment(text: str) -> str | None:
    """Why something can't be said, or None."""
    return None if text.strip() else "Write what you want to say."


def why_not_settle(outcome: str) -> str | None:
    """Why a comment can't be settled, or None: what became of it is kept, disagreement too."""
    if not outcome.strip():
        return "Write what became of it, for example “Accepted, the text is changed” or “Kept as a differing view”."
    return None
