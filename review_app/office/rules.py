"""What the office may not write down, in sentences."""

from datetime import date
from uuid import UUID

from review_app.office.models import ConsentAnswer, LetterKind


def why_not_due(asked_on: date, due_on: date | None) -> str | None:
    """Why a request can't be due then, or None."""
    return "It is due before it was asked for." if due_on is not None and due_on < asked_on else None


def why_not_answer(answer: ConsentAnswer, answered_on: date | None, today: date) -> str | None:
    """Why an answer can't be written down so, or None."""
    if answer is not ConsentAnswer.ASKED and answered_on is None:
        return "Write the day on which they answered."
    if answered_on is not None and answered_on > today:
        return "Write a day that has come already."
    return None


def why_not_letter(kind: LetterKind, *, to_an_agency: bool, has_meeting: bool) -> str | None:
    """Why a letter of this kind can't go to this reader, or None."""
    if (kind is LetterKind.RECORDS) is not to_an_agency:
        return "A request for records goes to an agency; every other letter goes to a practitioner."
    if kind is LetterKind.MEETING and not has_meeting:
        return "Choose the meeting to which the letter invites."
    return None


def person_values(code: str, *kinds: str) -> dict[str, UUID | None]:
    """The columns that a choice from a list of people stands for.

    >>> person_values(f"relative:{UUID(int=1)}", "participant", "relative")["participant_id"] is None
    True
    """
    kind, _, key = code.partition(":")
    return {f"{each}_id": UUID(key) if each == kind else None for each in kinds}
