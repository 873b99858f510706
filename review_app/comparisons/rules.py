"""When the other LSCBs can be asked, when a review's people can answer, and when a file can leave. Pure."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from review_app.comparisons.models import Asking, NamingAgreement
from review_app.wordings.places import codes_found, names_found

LONGEST_SENTENCE = 600  # letters: a sentence or two, no account
NAMES_STAY = "Change the words listed above, or say here why they may stay."


def why_not_ask(*, is_shared: bool, is_asked: bool) -> str | None:
    """Why the other LSCBs can't be asked about a finding, or None."""
    if is_asked:
        return "The other LSCBs are being asked already. Their answers stand on the finding’s page."
    if not is_shared:
        return "The other LSCBs can be asked once a wording of this finding is agreed to share: they read these words and no others."
    return None


def why_not_ask_about_theme(name: str, *, is_asked: bool) -> str | None:
    """Why the LSCBs can't be asked about a theme, or None: what they are asked about is its name and statement."""
    if is_asked:
        return "The LSCBs are being asked about this theme already."
    return (
        None
        if name.strip()
        else "Give the theme a name first: the LSCBs are asked whether what it says is so with them."
    )


def why_not_names(names: Sequence[str], reason: str) -> str | None:
    """Why words that look like names or places can't be sent as they are, or None: a person may keep them with a reason."""
    return None if not names or reason.strip() else NAMES_STAY


def why_not_by_day(by_day: date | None, today: date) -> str | None:
    """Why nobody can answer by that day, or None."""
    return "That day is over. Choose a later one, or leave it empty." if by_day and by_day < today else None


def why_not_answer(asking: Asking, sentence: str) -> str | None:
    """Why a review's people can't answer, or None."""
    if asking.ended_at is not None:
        return "Nothing is asked here any more."
    if not sentence.strip():
        return "Say in a sentence how you know, or why you can’t say."
    if len(sentence) > LONGEST_SENTENCE:
        return f"One or two sentences are enough: at most {LONGEST_SENTENCE} letters."
    return None


def why_not_keep_as_evidence(answered: int) -> str | None:
    """Why what came back can't be kept as evidence yet, or None."""
    return None if answered else "Nobody has answered yet."


def why_not_agree(there: NamingAgreement | None) -> str | None:
    """Why an LSCB can't agree to be named, or None."""
    return "This LSCB has agreed already." if there else None


def may_name(found: Collection[UUID], agreed: Collection[UUID], *, asked_for: bool) -> bool:
    """Whether the LSCBs of a theme may stand in a file by name: somebody asks for it, and each of them has agreed.

    >>> a, b = UUID(int=1), UUID(int=2)
    >>> may_name([a, b], [a, b], asked_for=True), may_name([a, b], [a], asked_for=True), may_name([a], [a], asked_for=False)
    (True, False, False)
    """
    return asked_for and bool(found) and set(found) <= set(agreed)


def why_not_leave(texts: Sequence[str], places: Sequence[str]) -> str | None:
    """Why a file can't leave, or None: what people wrote may name no LSCB of the programme, and no review by its code.

    >>> why_not_leave(["In Ashmere, a form sorts.", "A form sorts."], ["Ashmere", "Eastwold"])
    'A text of this file names “Ashmere”. Change the theme’s name or statement, or ask for another wording, before it leaves.'
    """
    text = "\n\n".join(texts)
    found = [*names_found(text, places), *codes_found(text)]
    if not found:
        return None
    named = " and ".join(f"“{place}”" for place in found)
    return f"A text of this file names {named}. Change the theme’s name or statement, or ask for another wording, before it leaves."
