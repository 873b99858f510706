"""What key practice episodes offer."""

import textwrap
from collections.abc import Mapping, Sequence
from uuid import UUID

from flask import url_for
from sqlalchemy.orm import Session

from review_app.access.permissions import Permission
from review_app.access.stages import Stage
from review_app.core.offers import Attachment, Erasable, Hanging, Record, Room, Target, Task, TaskLine
from review_app.core.text import counted
from review_app.episodes import actions, queries
from review_app.episodes.models import (
    Appraisal,
    Episode,
    EpisodeAgency,
    EpisodePosition,
    EpisodeSupport,
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


def _view_name(view: View) -> str:
    return f"Episode {view.episode.number}: view of {view.participant.label}"


def _episode_choices(session: Session, review_id: UUID) -> Sequence[tuple[UUID, str]]:
    return [(episode.id, episode.name) for episode in queries.episodes_of_review(session, review_id)]


def _view_choices(session: Session, review_id: UUID) -> Sequence[tuple[UUID, str]]:
    return [(view.id, _view_name(view)) for view in queries.views_of_review(session, review_id)]


def _attach_to_episode(session: Session, what: Attachment) -> None:
    episode = queries.episode_in_review(session, what.review_id, what.target_id)
    actions.support_episode(session, episode, what.source_id, what.passage_id, by=what.by)


def _attach_to_view(session: Session, what: Attachment) -> None:
    view = queries.view_in_review(session, what.review_id, what.target_id)
    actions.support_view(session, view, what.source_id, what.passage_id, by=what.by)


def _on_episodes(session: Session, review_id: UUID, passage_ids: Sequence[UUID]) -> Mapping[UUID, list[Hanging]]:
    found: dict[UUID, list[Hanging]] = {}
    for support in queries.episode_supports_of_review(session, review_id):
        passage_id = support.passage_id
        if passage_id is not None and passage_id in passage_ids:
            url = _url(review_id, support.episode_id)
            found.setdefault(passage_id, []).append(Hanging("episode", support.episode.name, url))
    return found


def _on_views(session: Session, review_id: UUID, passage_ids: Sequence[UUID]) -> Mapping[UUID, list[Hanging]]:
    found: dict[UUID, list[Hanging]] = {}
    views = {view.id: view for view in queries.views_of_review(session, review_id)}
    for support in queries.view_supports_of_review(session, review_id):
        view, passage_id = views.get(support.view_id), support.passage_id
        if passage_id is not None and passage_id in passage_ids and view is not None:
            url = _url(review_id, view.episode_id, f"view-{view.participant_id}")
            found.setdefault(passage_id, []).append(Hanging("view", _view_name(view), url))
    return found


def _view_title(view: View) -> str:
    return textwrap.shorten(view.text, LONGEST_TITLE, placeholder="…") or "View from the tunnel"


ROOM = Room(
    "episodes",
    blueprint,
    (
        Task(Stage.ANALYSING, "Key practice episodes", _episodes_task, READ),
        Target("episode", "key practice episode", _episode_choices, _attach_to_episode, _on_episodes, WRITE),
        Target("view", "view from the tunnel", _view_choices, _attach_to_view, _on_views, WRITE),
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
        ),
        Record(
            Appraisal,
            "appraisal",
            lambda appraisal: "The appraisal of practice",
            lambda appraisal: _url(appraisal.review_id, appraisal.episode_id, "appraisal"),
            READ,
            WRITE,
            DELETE,
        ),
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
            )
        ),
    ),
)
