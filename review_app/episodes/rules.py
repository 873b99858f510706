"""What an appraisal asks, in sentences; and the order of episodes."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from review_app.core.dates import MONTHS, NotADate, read_partial_date
from review_app.episodes.models import (
    Appraisal,
    Basis,
    Episode,
    EpisodeAgency,
    EpisodePosition,
    EpisodeSupport,
    View,
    ViewSupport,
)
from review_app.people.models import Participant

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


@dataclass(frozen=True)
class Tunnel:
    """One position in an episode: its view from the tunnel, if it is written, and what that rests on."""

    participant: Participant
    view: View | None
    supports: tuple[ViewSupport, ...] = ()


@dataclass(frozen=True)
class Parts:
    """What hangs on the episodes of a review, or on one of them."""

    agencies: Sequence[EpisodeAgency]
    positions: Sequence[EpisodePosition]
    views: Sequence[View]
    appraisals: Sequence[Appraisal]
    supports: Sequence[EpisodeSupport] = ()
    view_supports: Sequence[ViewSupport] = ()


@dataclass(frozen=True)
class Sheet:
    """An episode with all that stands on its page."""

    episode: Episode
    agencies: tuple[str, ...]
    tunnels: tuple[Tunnel, ...]
    appraisal: Appraisal | None
    supports: tuple[EpisodeSupport, ...]

    @property
    def marks(self) -> dict[object, int]:
        """The number of each thing that the episode and its views rest on, by its id, counted down the page."""
        of_views = [support for tunnel in self.tunnels for support in tunnel.supports]
        return {support.id: number for number, support in enumerate([*self.supports, *of_views], start=1)}

    @property
    def note(self) -> str | None:
        """The note on what practice is measured against, if there is one."""
        measured = self.appraisal
        return note_on_basis(self.episode, measured.basis, measured.basis_detail) if measured else None


def sheet(episode: Episode, parts: Parts) -> Sheet:
    """An episode with its parts; every position that had a part in it, and every one that has a view."""
    views = {view.participant_id: view for view in parts.views if view.episode_id == episode.id}
    people = {link.participant_id: link.participant for link in parts.positions if link.episode_id == episode.id}
    people |= {view.participant_id: view.participant for view in views.values()}
    return Sheet(
        episode,
        tuple(link.agency.name for link in parts.agencies if link.episode_id == episode.id),
        tuple(
            _tunnel(person, views.get(person.id), parts) for person in sorted(people.values(), key=lambda one: one.label)
        ),
        next((appraisal for appraisal in parts.appraisals if appraisal.episode_id == episode.id), None),
        tuple(support for support in parts.supports if support.episode_id == episode.id),
    )


def _tunnel(person: Participant, view: View | None, parts: Parts) -> Tunnel:
    if view is None:
        return Tunnel(person, None)
    return Tunnel(person, view, tuple(support for support in parts.view_supports if support.view_id == view.id))


def _first_day(words: str) -> date | None:
    days = []
    for match in _DATE.finditer(words):
        try:
            days.append(read_partial_date(match[0]).earliest)
        except NotADate:
            continue  # “31 June 2009” is a slip in a note, and no reason to stop anybody
    return min((day for day in days if day is not None), default=None)
