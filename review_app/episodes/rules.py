"""What an appraisal asks, in sentences, and one that is written apart; and the order of episodes."""

import re
from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from review_app.core.dates import MONTHS, NotADate, read_partial_date
from review_app.episodes.models import Appraisal, Basis, Comparison, Episode, EpisodeKind

_MONTH = "|".join([*MONTHS, *(month[:3] for month in MONTHS)])
_DATE = re.compile(
    r"\b(?:19|20)\d\d-\d\d-\d\d\b|\b\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d\b"
    rf"|(?:(?:\b\d{{1,2}}(?:st|nd|rd|th)? )?\b(?:{_MONTH}) )?\b(?:19|20)\d\d\b"
)
LEAST_TO_OPEN = 2
_KINDS = list(EpisodeKind)
_MEASURES = frozenset({Basis.PROCEDURE, Basis.RESEARCH, Basis.USUAL_PRACTICE})


def why_not_appraise(*, agreed: bool, differing_view: str, further: int = 0) -> str | None:
    """Why an appraisal can't be saved, or None. One may be written before the team has met: then it is not yet agreed."""
    if agreed and differing_view.strip():
        return "There is a differing view, so the review team doesn’t agree yet. Take one of the two out."
    if agreed and further:
        return (
            "Another differing view stands beside the appraisal. Delete it first, saying why, or leave this unticked."
        )
    return None


def why_not_differ(appraisal: Appraisal | None, text: str) -> str | None:
    """Why a further differing view can't be kept, or None."""
    if appraisal is None:
        return "There is no appraisal yet to differ from. Write the appraisal first."
    if appraisal.agreed:
        return "The appraisal says that the review team agrees. Change that first."
    return None if text.strip() else "Write what the differing view is."


def why_not_write_own(comparison: Comparison | None) -> str | None:
    """Why nothing can be put down apart any more, or None: what was opened stays as it was."""
    if comparison is not None and comparison.is_open:
        return "What was written apart is opened, so nothing in it is changed any more."
    return None


def why_not_ready(texts: Iterable[str], factors: int) -> str | None:
    """Why what somebody put down can't be opened, or None: there must be something in it."""
    if factors or any(text.strip() for text in texts):
        return None
    return "There is nothing in it yet. Write something down first, or leave this unticked."


def why_not_open(comparison: Comparison, ready: Collection[UUID], who: UUID) -> str | None:
    """Why somebody can't open what was written apart, or None: first one's own, then the others'."""
    if comparison.is_open:
        return "It is opened already."
    if who not in ready:
        return "Put yours down first, and say that it is ready: whoever has seen the others can’t write apart any more."
    if len(ready) < LEAST_TO_OPEN:
        return "Nobody else is ready yet, so there is nothing to compare."
    return None


def why_not_settle(comparison: Comparison, note: str) -> str | None:
    """Why a comparison can't be settled, or None."""
    if not comparison.is_open:
        return "What was written apart is not opened yet."
    return None if note.strip() else "Write what you settled on, and why."


def why_not_number(number: int) -> str | None:
    """Why an episode can't have this number, or None."""
    return None if number > 0 else "Episodes are numbered from one."


def note_on_basis(episode: Episode, basis: Basis | None, basis_detail: str) -> str | None:
    """A note, never a refusal, if what practice is measured by seems to be younger than the episode.

    Every date in the detail is read, and only the earliest counts: a later edition may stand beside the one in force.
    """
    happened = episode.on.latest
    named = _first_day(basis_detail)
    if basis not in _MEASURES or happened is None or named is None or named <= happened:
        return None
    return (
        f"The measure names a date later than the episode ({episode.on}). Practice is measured against what was "
        "in force then: is there an earlier edition?"
    )


def in_order(episodes: Iterable[Episode], order: str) -> list[Episode]:
    """The episodes by “number”, by “date” (those without one last), or by “kind”: good practice first."""
    if order == "date":
        return sorted(episodes, key=lambda episode: (*episode.on.sort_key, episode.number))
    if order == "kind":
        return sorted(episodes, key=lambda episode: (_KINDS.index(episode.kind), episode.number))
    return sorted(episodes, key=lambda episode: episode.number)


def _first_day(words: str) -> date | None:
    days = []
    for match in _DATE.finditer(words):
        try:
            days.append(read_partial_date(match[0]).earliest)
        except NotADate:
            continue  # “31 June 2009” is a slip in a note, and no reason to stop anybody
    return min((day for day in days if day is not None), default=None)
