"""Comparing two versions of a text, which of two windows keeps a draft, and when a visit to a review has ended."""

import difflib
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from review_app.history.models import Typed, Visit

_PIECES = re.compile(r"\s+|[^\s]+")
VISIT_RESTS = timedelta(hours=4)  # a visit ends after so long
SESSION_RESTS = timedelta(minutes=15)  # or, where another sign-in goes on, after so long: two devices are one person
_MOST_PIECES = 6000  # beyond this the comparison is made line by line, so that a long source stays quick


@dataclass(frozen=True)
class Piece:
    """A run of text that both versions have, or only one."""

    text: str
    kind: str  # "same", "added", "removed"


def compared(before: str, after: str) -> list[Piece]:
    """The two texts as one, word by word.

    >>> [(p.kind, p.text) for p in compared("a quiet child", "a quiet, happy child")]
    [('same', 'a '), ('removed', 'quiet'), ('added', 'quiet, happy'), ('same', ' child')]
    """
    left, right = _PIECES.findall(before), _PIECES.findall(after)
    if len(left) + len(right) > _MOST_PIECES:
        left, right = before.splitlines(keepends=True), after.splitlines(keepends=True)
    found: list[Piece] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece("".join(left[a:b]), "same"))
            continue
        if b > a:
            found.append(Piece("".join(left[a:b]), "removed"))
        if d > c:
            found.append(Piece("".join(right[c:d]), "added"))
    return found


def why_not_keep(kept: Typed, draft: Typed) -> str | None:
    """Why a draft can't take the place of the one that is kept, or None: that one was typed in a window opened later."""
    if kept.page_opened_at is None or draft.page_opened_at is None or draft.page_opened_at >= kept.page_opened_at:
        return None
    return "The same page is open in another window, where you have typed since. The draft there is kept, and this one is not."


@dataclass(frozen=True)
class Since:
    """Up to where somebody has seen what others did: the newest event then, and the moment."""

    seq: int
    at: datetime | None


def is_another_visit(visit: Visit, sign_in_id: UUID | None, moment: datetime) -> bool:
    """Whether what was the last visit is over: long ago, or another sign-in some time ago."""
    rested = moment - visit.last_at
    return rested > VISIT_RESTS or (visit.sign_in_id != sign_in_id and rested > SESSION_RESTS)


def since_of(visit: Visit | None, sign_in_id: UUID | None, moment: datetime) -> Since | None:
    """Up to where somebody has seen a review at their last visit; None if there was none."""
    if visit is None:
        return None
    if is_another_visit(visit, sign_in_id, moment):
        return Since(visit.last_seq, visit.last_at)
    return Since(visit.seen_seq, visit.seen_at) if visit.seen_at is not None else None
