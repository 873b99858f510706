"""Comparing two versions of a text, and which of two windows keeps a draft."""

import difflib
import re
from dataclasses import dataclass

from review_app.history.models import Draft

_PIECES = re.compile(r"\s+|[^\s]+")
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


def why_not_keep(kept: Draft, draft: Draft) -> str | None:
    """Why a draft can't take the place of the one that is kept, or None: that one was typed in a window opened later."""
    if kept.page_opened_at is None or draft.page_opened_at is None or draft.page_opened_at >= kept.page_opened_at:
        return None
    return "The same page is open in another window, where you have typed since. The draft there is kept, and this one is not."
