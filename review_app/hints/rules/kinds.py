"""Why a kind of wording can't be kept as an editor wrote it, in plain words."""

from collections.abc import Iterable

from review_app.hints.check import Kind, why_not_phrases
from review_app.hints.models import LONGEST_LIST

Wrong = dict[str, str]  # by the name of the box


def why_not_kind(kind: Kind, others: Iterable[Kind]) -> Wrong:
    """What is wrong with a kind of wording, by its boxes; nothing if it can be kept."""
    wrong: Wrong = {}
    if any(other.heading.casefold() == kind.heading.casefold() and other.key != kind.key for other in others):
        wrong["heading"] = "Another kind has this heading. Give each its own."
    for name, lines, may_be_empty in (("phrases", kind.phrases, False), ("unless", kind.unless, True)):
        reason = f"Keep at most {LONGEST_LIST:,} letters." if len(lines) > LONGEST_LIST else None
        reason = reason or why_not_phrases(lines, may_be_empty=may_be_empty)
        if reason:
            wrong[name] = reason
    return wrong
