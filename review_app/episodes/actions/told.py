"""Writing episodes, views from the tunnel and appraisals, and what they rest on."""

from collections.abc import Collection, Mapping
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage, stage_link
from review_app.core.dates import UNKNOWN
from review_app.core.errors import refuse_if
from review_app.episodes import queries
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
from review_app.episodes.rules import why_not_appraise, why_not_differ, why_not_number

EPISODE_FIELDS = (
    "number", "title", "on", "kind", "what_happened", "why_key", "child_life", "known_now", "uncertainty",
)  # fmt: skip
APPRAISAL_FIELDS = (
    "done_well", "fell_short", "basis", "basis_detail", "agreed", "differing_view", "differing_whose",
)  # fmt: skip

Support = TypeVar("Support", EpisodeSupport, ViewSupport)


def add_episode(
    session: Session,
    review_id: UUID,
    values: Mapping[str, Any],
    agency_ids: Collection[UUID],
    participant_ids: Collection[UUID],
    *,
    by: UUID,
) -> Episode:
    """A new episode with the agencies and positions that had a part in it; numbered in the order of adding."""
    number = values["number"] if "number" in values else queries.next_number(session, review_id)
    refuse_if(why_not_number(number))
    chosen = {"on": UNKNOWN} | _only(values, EPISODE_FIELDS) | {"number": number}
    episode = Episode(review_id=review_id, **chosen)
    stage(session, Event.EPISODE_ADDED, episode, by=by, number=number)
    session.add(episode)
    session.flush()
    session.add_all(EpisodeAgency(review_id=review_id, episode_id=episode.id, agency_id=one) for one in agency_ids)
    session.add_all(
        EpisodePosition(review_id=review_id, episode_id=episode.id, participant_id=one) for one in participant_ids
    )
    session.flush()
    return episode


def change_episode(
    session: Session,
    episode: Episode,
    values: Mapping[str, Any],
    agency_ids: Collection[UUID],
    participant_ids: Collection[UUID],
    *,
    by: UUID,
) -> None:
    """Change an episode's texts, and who had a part in it."""
    agencies = queries.agency_links(session, episode)
    positions = queries.position_links(session, episode)
    stage(session, Event.EPISODE_CHANGED, episode, by=by)
    _set(episode, _only(values, EPISODE_FIELDS))
    for gone in agencies.keys() - set(agency_ids):
        session.delete(agencies[gone])
    for gone in positions.keys() - set(participant_ids):
        session.delete(positions[gone])
    for new in set(agency_ids) - agencies.keys():
        session.add(EpisodeAgency(review_id=episode.review_id, episode_id=episode.id, agency_id=new))
    for new in set(participant_ids) - positions.keys():
        session.add(EpisodePosition(review_id=episode.review_id, episode_id=episode.id, participant_id=new))
    session.flush()


def change_part(session: Session, episode: Episode, name: str, value: Any, *, by: UUID) -> None:
    """Change one text of an episode, as in one cell of the table; who had a part in it stays as it is."""
    stage(session, Event.EPISODE_CHANGED, episode, by=by)
    _set(episode, _only({name: value}, EPISODE_FIELDS))
    session.flush()


def write_view(session: Session, episode: Episode, participant_id: UUID, text: str, *, by: UUID) -> View:
    """One position's view from the tunnel: the first, a new version, or a deleted one written anew."""
    view = queries.view_of(session, episode, participant_id, deleted=True)
    if view is None:
        view = View(review_id=episode.review_id, episode_id=episode.id, participant_id=participant_id)
    stage(session, Event.VIEW_WRITTEN, view, by=by)
    session.add(view)
    view.text = text
    _bring_back(view)
    session.flush()
    return view


def write_appraisal(session: Session, episode: Episode, values: Mapping[str, Any], *, by: UUID) -> Appraisal:
    """The appraisal of an episode; raises NotNow if the team isn't of one mind and no differing view is given."""
    agreed, differing_view = bool(values.get("agreed")), values.get("differing_view") or ""
    further = len(queries.differing_views_of_review(session, episode.review_id, episode.id))
    refuse_if(why_not_appraise(agreed=agreed, differing_view=differing_view, further=further))
    appraisal = queries.appraisal_of(session, episode, deleted=True)
    if appraisal is None:
        appraisal = Appraisal(review_id=episode.review_id, episode_id=episode.id)
    stage(session, Event.APPRAISAL_WRITTEN, appraisal, by=by, agreed=agreed)
    session.add(appraisal)
    _set(appraisal, _only(values, APPRAISAL_FIELDS))
    _bring_back(appraisal)
    session.flush()
    return appraisal


def appraise_part(session: Session, appraisal: Appraisal, name: str, text: str, *, by: UUID) -> None:
    """Change what was done well or what fell short, as in one cell of the table."""
    stage(session, Event.APPRAISAL_WRITTEN, appraisal, by=by, agreed=appraisal.agreed)
    _set(appraisal, _only({name: text}, ("done_well", "fell_short")))
    session.flush()


def add_differing_view(session: Session, episode: Episode, whose: str, text: str, *, by: UUID) -> DifferingView:
    """Keep one more differing view, with who holds it; raises NotNow where there is nothing to differ from."""
    refuse_if(why_not_differ(queries.appraisal_of(session, episode), text))
    view = DifferingView(review_id=episode.review_id, episode_id=episode.id, whose=whose, text=text)
    stage(session, Event.DIFFERING_VIEW_WRITTEN, view, by=by)
    session.add(view)
    session.flush()
    return view


def change_differing_view(session: Session, view: DifferingView, whose: str, text: str, *, by: UUID) -> None:
    """Change a further differing view, or who holds it."""
    refuse_if(why_not_differ(queries.appraisal_of(session, view.episode), text))
    stage(session, Event.DIFFERING_VIEW_WRITTEN, view, by=by)
    view.whose, view.text = whose, text
    session.flush()


def support_episode(
    session: Session, episode: Episode, source_id: UUID, passage_id: UUID | None, *, by: UUID
) -> EpisodeSupport:
    """Hang a quote, or a source as a whole, on an episode; doing so twice changes nothing."""
    wanted = EpisodeSupport(
        review_id=episode.review_id, episode_id=episode.id, source_id=source_id, passage_id=passage_id
    )
    return _hung(session, wanted, by=by)


def support_view(session: Session, view: View, source_id: UUID, passage_id: UUID | None, *, by: UUID) -> ViewSupport:
    """Hang a quote, or a source as a whole, on a view from the tunnel; doing so twice changes nothing."""
    wanted = ViewSupport(review_id=view.review_id, view_id=view.id, source_id=source_id, passage_id=passage_id)
    return _hung(session, wanted, by=by)


def remove_support(session: Session, support: EpisodeSupport | ViewSupport, *, by: UUID) -> None:
    """Take a quote or source off; the quote itself stays in its source and can be hung again."""
    stage_link(session, Event.SUPPORT_REMOVED, support, _ends(support), by=by)
    session.delete(support)
    session.flush()


def take_off(session: Session, hung: Support, *, by: UUID) -> None:
    """Take off whatever says the same as this; where nothing does, somebody else has taken it off already."""
    there = queries.support_like(session, hung)
    if there is not None:
        remove_support(session, there, by=by)


def _hung(session: Session, wanted: Support, *, by: UUID) -> Support:
    there = queries.support_like(session, wanted)
    if there is not None:
        return there
    stage_link(session, Event.SUPPORT_ADDED, wanted, _ends(wanted), by=by)
    session.add(wanted)
    session.flush()
    return wanted


def _ends(support: EpisodeSupport | ViewSupport) -> tuple[str, str]:
    return "view_id" if isinstance(support, ViewSupport) else "episode_id", "source_id"


def _bring_back(row: View | Appraisal) -> None:
    row.deleted_at = row.deleted_by = None
    row.deletion_reason = ""


def _only(values: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: values[name] for name in names if name in values}


def _set(row: Episode | Appraisal, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
