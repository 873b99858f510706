"""An episode as one page or one row of the method's table shows it, put together from loaded rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from review_app.core.rows import CaseRow
from review_app.episodes.models import (
    Appraisal,
    DifferingView,
    Episode,
    EpisodeAgency,
    EpisodePosition,
    EpisodeSupport,
    View,
    ViewSupport,
)
from review_app.episodes.rules import note_on_basis
from review_app.people.models import Participant


@dataclass(frozen=True)
class Tunnel:
    """One position in an episode: its view from the tunnel, if it is written, and what that rests on."""

    participant: Participant
    view: View | None
    supports: tuple[ViewSupport, ...] = ()


@dataclass(frozen=True)
class Differing:
    """One differing view of practice and who holds it; `further` is its row, None for the one in the appraisal itself."""

    whose: str
    text: str
    further: DifferingView | None = None


@dataclass(frozen=True)
class Parts:
    """What hangs on the episodes of a review, or on one of them."""

    agencies: Sequence[EpisodeAgency]
    positions: Sequence[EpisodePosition]
    views: Sequence[View]
    appraisals: Sequence[Appraisal]
    differing: Sequence[DifferingView] = ()
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
    differing: tuple[Differing, ...] = ()

    @property
    def marks(self) -> dict[UUID, int]:
        """The number of each thing that the episode and its views rest on, by its id, counted down the page."""
        of_views = [support for tunnel in self.tunnels for support in tunnel.supports]
        return {support.id: number for number, support in enumerate([*self.supports, *of_views], start=1)}

    @property
    def commented_on(self) -> list[CaseRow]:
        """The parts on which one can comment by themselves, in the order of the page."""
        views = [tunnel.view for tunnel in self.tunnels if tunnel.view]
        further = [differing.further for differing in self.differing if differing.further]
        return [*views, *([self.appraisal] if self.appraisal else []), *further]

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
    appraisal = next((appraisal for appraisal in parts.appraisals if appraisal.episode_id == episode.id), None)
    return Sheet(
        episode,
        tuple(link.agency.name for link in parts.agencies if link.episode_id == episode.id),
        tuple(
            _tunnel(person, views.get(person.id), parts)
            for person in sorted(people.values(), key=lambda one: one.label)
        ),
        appraisal,
        tuple(support for support in parts.supports if support.episode_id == episode.id),
        differing_in(appraisal, [view for view in parts.differing if view.episode_id == episode.id]),
    )


def differing_in(appraisal: Appraisal | None, further: Sequence[DifferingView]) -> tuple[Differing, ...]:
    """Every differing view of an episode's appraisal: the one that stands in it, then the further ones."""
    first = (
        [Differing(appraisal.differing_whose, appraisal.differing_view)]
        if appraisal and appraisal.differing_view
        else []
    )
    return (*first, *(Differing(view.whose, view.text, view) for view in further))


def _tunnel(person: Participant, view: View | None, parts: Parts) -> Tunnel:
    if view is None:
        return Tunnel(person, None)
    return Tunnel(person, view, tuple(support for support in parts.view_supports if support.view_id == view.id))
