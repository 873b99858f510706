"""What should be settled before a conversation, in sentences."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from review_app.sources.conversations.models import PoliceAnswer, Witness


@dataclass(frozen=True)
class Proceedings:
    """Whether somebody may be a witness, and what the police were asked and said."""

    witness: Witness
    asked_on: date | None
    answer: PoliceAnswer
    answered_on: date | None


def why_not_book(booked_for: date | None, proceedings: Proceedings) -> str | None:
    """Why a conversation can't be booked for a day, or None: police proceedings come first."""
    if booked_for is None or proceedings.witness is Witness.NO:
        return None
    if proceedings.witness is Witness.NOT_ASKED:
        return "Before a day is booked, ask whether this person may be a witness, and put the answer down."
    if proceedings.answer is PoliceAnswer.NONE:
        return "This person may be a witness. Ask the police before a day is booked, and put their answer down."
    if proceedings.answer is PoliceAnswer.WAIT:
        return "The police have asked us to wait. Leave the day open until they say that it can go ahead."
    return None


def why_not_so(proceedings: Proceedings) -> str | None:
    """What does not fit together in what the police were asked and said, or None."""
    if proceedings.answer is not PoliceAnswer.NONE and proceedings.asked_on is None:
        return "Put down on which day the police were asked."
    if proceedings.answer is not PoliceAnswer.NONE and proceedings.answered_on is None:
        return "Put down on which day the police answered."
    if proceedings.asked_on and proceedings.answered_on and proceedings.answered_on < proceedings.asked_on:
        return "The day of the answer is before the day on which the police were asked."
    return None


def note_on_holders(holders: Sequence[tuple[str, UUID | None]], agency_id: UUID | None) -> str | None:
    """What to say of those who hold a conversation, or None; never a reason to refuse it."""
    named = [(name, agency) for name, agency in holders if name]
    if not named:
        return None
    if len(named) == 1:
        return "Two people hold a conversation: one can listen while the other writes. Only one is named here."
    if agency_id is not None and all(agency == agency_id for _name, agency in named):
        return "Both of those who hold it are from this person’s own agency. It is easier to speak if one of the two is not."
    return None


def holders_in_line(names: Iterable[str]) -> str:
    """The two who hold a conversation, as one line.

    >>> holders_in_line(["Lead reviewer 1", "a team member"]), holders_in_line(["", "a team member"])
    ('Lead reviewer 1 and a team member', 'a team member')
    """
    return " and ".join(name for name in names if name)
