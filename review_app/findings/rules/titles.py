"""What a finding's title may not be."""


def why_not_title(title: str) -> str | None:
    """Why a finding can't have this title, or None."""
    if not title.strip():
        return "Write the pattern and its effect as one sentence."
    if title.strip().endswith("?"):
        return "A finding’s title says what is so. Put the question among the questions for the LSCB."
    return None
