"""What an appraisal asks, in sentences; and the order of episodes."""

import re
from collections.abc import Iterable
from datetime import date

from review_app.core.dates import MONTHS, NotADate, read_partial_date
from review_app.episodes.models import Basis, Episode

_DATE = re.compile(rf"(?:(?:\d{{1,2}} )?(?:{'|'.join(MONTHS)}) )?\b(?:19|20)\d\d\b")
_MEASURES = frozenset({Basis.PROCEDURE, Basis.RESEARCH, Basis.USUAL_PRACTICE})


def why_not_appraise(*, agreed: bool, differing_view: str) -> str | None:
    """Why an appraisal can't be saved, or None: where the team isn't of one mind, it says how."""
    if not agreed and not differing_view.strip():
        return "Say what the differing view is, and whose; or tick “The review team agrees”."
    if agreed and differing_view.strip():
        return "There is a differing view, so the review team doesn’t agree yet. Take one of the two out."
    return None


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


def by_date(episodes: Iterable[Episode]) -> list[Episode]:
    """The episodes by date; those without one come last."""
    return sorted(episodes, key=lambda episode: (*episode.on.sort_key, episode.number))


def _first_day(words: str) -> date | None:
    days = []
    for match in _DATE.finditer(words):
        try:
            days.append(read_partial_date(match[0]).earliest)
        except NotADate:
            continue  # “31 June 2009” is a slip in a note, and no reason to stop anybody
    return min((day for day in days if day is not None), default=None)
