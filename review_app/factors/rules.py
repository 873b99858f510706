"""What factors may not be."""


def why_not_factor(text: str) -> str | None:
    """Why a factor can't be saved, or None."""
    return None if text.strip() else "Say in a sentence what helped or hindered."


def why_not_asked(who: str) -> str | None:
    """Why a note that a heading was asked about can't be saved, or None."""
    return None if who.strip() else "Say who asked, and whom."
