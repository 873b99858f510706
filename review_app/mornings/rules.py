"""What may be done at a themes morning, in sentences."""

from review_app.mornings.models import Answer, Morning, MorningState

MOST_CARDS = 150  # more than this nobody overlooks on one table
LONGEST_NAME = 300


def why_not_call(cards: int) -> str | None:
    """Why a morning can't be called with so many cards, or None."""
    if cards > MOST_CARDS:
        return f"More than {MOST_CARDS} shared findings are in these categories. Choose fewer: a table holds at most {MOST_CARDS} cards."
    return None


def why_not_change(morning: Morning) -> str | None:
    """Why what is known of a morning can't be changed, or None."""
    return "This morning is closed. Open it again first." if morning.state is MorningState.CLOSED else None


def why_not_open(morning: Morning, cards: int) -> str | None:
    """Why a morning can't be opened, or None."""
    if morning.state is not MorningState.CALLED:
        return "This morning has been opened already."
    return None if cards else "There is no card yet. Bring shared findings to the table first."


def why_not_move(morning: Morning) -> str | None:
    """Why nothing can be moved, or None."""
    return {
        MorningState.CALLED: "The morning has not been opened yet, so the cards can’t be moved.",
        MorningState.CLOSED: "The morning is closed, so the cards stay as they lay.",
        MorningState.OPEN: None,
    }[morning.state]


def why_not_bring(morning: Morning, cards: int) -> str | None:
    """Why no card can be brought to the table, or None."""
    return why_not_change(morning) or (
        f"The table is full: it holds at most {MOST_CARDS} cards." if cards >= MOST_CARDS else None
    )


def why_not_name(name: str) -> str | None:
    """Why a group can't have this name, or None; no name at all is one."""
    return f"A name can have at most {LONGEST_NAME} characters." if len(name) > LONGEST_NAME else None


def why_not_answer(group_name: str, answer: Answer, note: str) -> str | None:
    """Why this can't be said of a card, or None."""
    if not group_name:
        return "Give the group a name first: it is the name that the authors confirm."
    if answer is Answer.DIFFERS and not note.strip():
        return "Say in a few words in what it differs."
    return None


def why_not_close(morning: Morning) -> str | None:
    """Why a morning can't be closed, or None."""
    return None if morning.state is MorningState.OPEN else "Only a morning that is open can be closed."


def why_not_reopen(morning: Morning, reason: str) -> str | None:
    """Why a morning can't be opened again, or None."""
    if morning.state is not MorningState.CLOSED:
        return "This morning is not closed."
    return None if reason.strip() else "Say why it is opened again."


def why_not_as_seen(mark: str, seen: str) -> str | None:
    """Why closing can't do what the page showed, or None."""
    if mark == seen:
        return None
    return "Something was moved or said since this page was opened. Read below what closing would do now."
