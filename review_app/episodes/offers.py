"""What key practice episodes offer."""

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from flask import url_for
from sqlalchemy.orm import Session

from review_app.access.permissions import Permission
from review_app.access.stages import Stage
from review_app.core.offers import (
    Attachment,
    BandLine,
    Bands,
    Erasable,
    Hanging,
    Record,
    Room,
    Searchable,
    Target,
    Task,
    TaskLine,
)
from review_app.core.text import counted
from review_app.episodes import actions, queries
from review_app.episodes.models import (
    Appraisal,
    Comparison,
    DifferingView,
    Episode,
    EpisodeAgency,
    EpisodePosition,
    EpisodeSupport,
    OwnAppraisal,
    OwnFactor,
    View,
    ViewSupport,
)
from review_app.episodes.views import blueprint

READ, WRITE, DELETE = Permission.CASE_READ, Permission.CASE_WRITE, Permission.CASE_DELETE
LONGEST_TITLE = 60


def _episodes_task(session: Session, review_id: UUID) -> TaskLine:
    number = queries.count_of_episodes(session, review_id)
    said = counted(number, "episode") if number else "none chosen yet"
    return TaskLine(said, url_for("episodes.list_", review_id=review_id), done=number > 0)


def _url(review_id: UUID, episode_id: UUID, part: str | None = None) -> str:
    return url_for("episodes.show", review_id=review_id, episode_id=episode_id, _anchor=part)


def _compare_url(comparison: Comparison) -> str:
    return url_for("episodes.compare", review_id=comparison.review_id, episode_id=comparison.episode_id)


def _view_name(view: View) -> str:
    return f"Episode {view.episode.number}: view of {view.participant.label}"


def _bands(session: Session, review_id: UUID) -> Sequence[BandLine]:
    episodes = queries.episodes_of_review(session, review_id)
    return [
        BandLine(f"Episode {episode.number}", episode.name, _url(review_id, episode.id), episode.on)
        for episode in episodes
    ]


def _episode_choices(session: Session, review_id: UUID) -> Sequence[tuple[UUID, str]]:
    return [(episode.id, episode.name) for episode in queries.episodes_by_name(session, review_id)]


def _view_choices(session: Session, review_id: UUID) -> Sequence[tuple[UUID, str]]:
    return [(view.id, _view_name(view)) for view in queries.views_of_review(session, review_id)]


def _attach_to_episode(session: Session, what: Attachment) -> None:
    episode = queries.episode_in_review(session, what.review_id, what.target_id)
    actions.support_episode(session, episode, what.source_id, what.passage_id, by=what.by)


def _attach_to_view(session: Session, what: Attachment) -> None:
    view = queries.view_in_review(session, what.review_id, what.target_id)
    actions.support_view(session, view, what.source_id, what.passage_id, by=what.by)


def _take_off_episode(session: Session, what: Attachment) -> None:
    hung = EpisodeSupport(
        review_id=what.review_id, episode_id=what.target_id, source_id=what.source_id, passage_id=what.passage_id
    )
    actions.take_off(session, hung, by=what.by)


def _take_off_view(session: Session, what: Attachment) -> None:
    hung = ViewSupport(
        review_id=what.review_id, view_id=what.target_id, source_id=what.source_id, passage_id=what.passage_id
    )
    actions.take_off(session, hung, by=what.by)


def _on_episode(support: EpisodeSupport) -> Hanging:
    return Hanging("episode", support.episode.name, _url(support.review_id, support.episode_id), support.episode_id)


def _on_view(support: ViewSupport) -> Hanging:
    view = support.view
    url = _url(view.review_id, view.episode_id, f"view-{view.participant_id}")
    return Hanging("view", _view_name(view), url, view.id)


def _quoted_on_episodes(session: Session, review_id: UUID, passage_ids: Sequence[UUID]) -> Mapping[UUID, list[Hanging]]:
    supports = queries.episode_supports_by(session, review_id, passage_ids=passage_ids)
    return _by_id((support.passage_id, _on_episode(support)) for support in supports)


def _quoted_on_views(session: Session, review_id: UUID, passage_ids: Sequence[UUID]) -> Mapping[UUID, list[Hanging]]:
    supports = queries.view_supports_by(session, review_id, passage_ids=passage_ids)
    return _by_id((support.passage_id, _on_view(support)) for support in supports)


def _ticked_for_episodes(session: Session, review_id: UUID, source_ids: Sequence[UUID]) -> Mapping[UUID, list[Hanging]]:
    supports = queries.episode_supports_by(session, review_id, source_ids=source_ids)
    return _by_id((support.source_id, _on_episode(support)) for support in supports)


def _ticked_for_views(session: Session, review_id: UUID, source_ids: Sequence[UUID]) -> Mapping[UUID, list[Hanging]]:
    supports = queries.view_supports_by(session, review_id, source_ids=source_ids)
    return _by_id((support.source_id, _on_view(support)) for support in supports)


def _by_id(pairs: Iterable[tuple[UUID | None, Hanging]]) -> dict[UUID, list[Hanging]]:
    found: dict[UUID, list[Hanging]] = {}
    for key, hanging in pairs:
        if key is not None:
            found.setdefault(key, []).append(hanging)
    return found


def _view_title(view: View) -> str:
    return textwrap.shorten(view.text, LONGEST_TITLE, placeholder="…") or "View from the tunnel"


SEARCHABLE = (
    Searchable(
        Episode,
        "Key practice episodes",
        ("title", "what_happened", "why_key", "child_life", "known_now", "uncertainty"),
        lambda episode: episode.name,
        lambda episode: _url(episode.review_id, episode.id),
        READ,
    ),
    Searchable(
        View,
        "Views from the tunnel",
        ("text",),
        _view_name,
        lambda view: _url(view.review_id, view.episode_id, f"view-{view.participant_id}"),
        READ,
        within=("episode",),
        needs=("participant",),
    ),
    Searchable(
        Appraisal,
        "Appraisals",
        ("done_well", "fell_short", "basis_detail", "differing_view"),
        lambda appraisal: f"Appraisal of {appraisal.episode.name[0].lower()}{appraisal.episode.name[1:]}",
        lambda appraisal: _url(appraisal.review_id, appraisal.episode_id, "appraisal"),
        READ,
        within=("episode",),
    ),
    Searchable(
        DifferingView,
        "Differing views of practice",
        ("whose", "text"),
        lambda view: f"Differing view of {view.episode.name[0].lower()}{view.episode.name[1:]}",
        lambda view: _url(view.review_id, view.episode_id, "appraisal"),
        READ,
        within=("episode",),
    ),
    Searchable(
        Comparison,
        "Settled after comparing",
        ("settled",),
        lambda row: f"Settled after comparing {row.episode.name[0].lower()}{row.episode.name[1:]}",
        _compare_url,
        READ,
        within=("episode",),
    ),
)

ROOM = Room(
    "episodes",
    blueprint,
    (
        Task(Stage.ANALYSING, "Key practice episodes", _episodes_task, READ),
        Bands(_bands, READ),
        Target(
            "episode",
            "key practice episode",
            _episode_choices,
            _attach_to_episode,
            _quoted_on_episodes,
            WRITE,
            _ticked_for_episodes,
            _take_off_episode,
        ),
        Target(
            "view",
            "view from the tunnel",
            _view_choices,
            _attach_to_view,
            _quoted_on_views,
            WRITE,
            _ticked_for_views,
            _take_off_view,
        ),
        Record(
            Episode,
            "key practice episode",
            lambda episode: episode.name,
            lambda episode: _url(episode.review_id, episode.id),
            READ,
            WRITE,
            DELETE,
        ),
        Record(
            View,
            "view from the tunnel",
            _view_title,
            lambda view: _url(view.review_id, view.episode_id, f"view-{view.participant_id}"),
            READ,
            WRITE,
            DELETE,
            part_of="episode_id",
        ),
        Record(
            Appraisal,
            "appraisal",
            lambda appraisal: "The appraisal of practice",
            lambda appraisal: _url(appraisal.review_id, appraisal.episode_id, "appraisal"),
            READ,
            WRITE,
            DELETE,
            part_of="episode_id",
        ),
        Record(
            DifferingView,
            "differing view of practice",
            lambda view: f"A differing view: {textwrap.shorten(view.text, LONGEST_TITLE, placeholder='…')}",
            lambda view: _url(view.review_id, view.episode_id, "appraisal"),
            READ,
            WRITE,
            DELETE,
            part_of="episode_id",
        ),
        # What was put down apart has no page of versions, no search and no comments: it is its writer's alone, and
        # stays as it was once it is opened (decision 24). Of a comparison, only what was settled can be changed.
        Record(
            Comparison,
            "comparison",
            lambda row: "Settled after comparing",
            _compare_url,
            READ,
            WRITE,
            part_of="episode_id",
        ),
        *SEARCHABLE,
        *(
            Erasable(model)
            for model in (
                Episode,
                EpisodeAgency,
                EpisodePosition,
                View,
                Appraisal,
                EpisodeSupport,
                ViewSupport,
                DifferingView,
                Comparison,
                OwnAppraisal,
                OwnFactor,
            )
        ),
    ),
)
