"""What factors offer."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from flask import url_for
from sqlalchemy.orm import Session

from review_app.access.permissions import Permission
from review_app.access.stages import Stage
from review_app.core.offers import (
    Attachment,
    Erasable,
    Hanging,
    Panel,
    Record,
    Room,
    Searchable,
    Target,
    Task,
    TaskLine,
)
from review_app.core.text import counted
from review_app.episodes.queries import comparison_of, episode_in_review, factors_of_own, opened_of
from review_app.factors import actions, counting, queries
from review_app.factors.models import AskedHeading, Claim, Factor
from review_app.factors.views import blueprint


def _factors_task(session: Session, review_id: UUID) -> TaskLine:
    factors, episodes = queries.counts_of_factors(session, review_id)
    said = f"{counted(factors, 'factor')} in {counted(episodes, 'episode')}" if factors else "none yet"
    return TaskLine(said, url_for("factors.list_", review_id=review_id), done=factors > 0)


def _of_episode(session: Session, review_id: UUID, episode_id: UUID) -> Mapping[str, Any]:
    factors = queries.factors_of_episode(session, review_id, episode_id)
    claims = counting.by_factor(queries.claims_of_factors(session, review_id, [factor.id for factor in factors]))
    heard = {factor.id: counting.heard([factor], claims) for factor in factors}
    return {"factors": factors, "heard": heard, "episode_id": episode_id}


def _by_episode(session: Session, review_id: UUID, _whole: UUID) -> Mapping[str, Any]:
    by_episode: dict[UUID, list[Factor]] = {}
    for factor in queries.factors_of_review(session, review_id):
        by_episode.setdefault(factor.episode_id, []).append(factor)
    return {"by_episode": by_episode}


def _of_comparison(session: Session, review_id: UUID, episode_id: UUID) -> Mapping[str, Any]:
    """What was put down apart and is opened, to be taken over, beside the factors that the episode has."""
    comparison = comparison_of(session, episode_in_review(session, review_id, episode_id))
    owns = opened_of(session, comparison) if comparison else []
    put_down = [factor for rows in factors_of_own(session, review_id, owns).values() for factor in rows]
    return {"factors": queries.factors_of_episode(session, review_id, episode_id), "put_down": put_down}


def _choices(session: Session, review_id: UUID) -> Sequence[tuple[UUID, str]]:
    factors = queries.factors_of_review(session, review_id)
    return [(factor.id, f"Episode {factor.episode.number}: {factor.short}") for factor in factors]


def _attach(session: Session, attachment: Attachment) -> None:
    factor = queries.factor_in_review(session, attachment.review_id, attachment.target_id)
    actions.add_claim(session, factor, attachment.source_id, attachment.passage_id, by=attachment.by)


def _detach(session: Session, attachment: Attachment) -> None:
    factor = queries.factor_in_review(session, attachment.review_id, attachment.target_id)
    actions.take_off(session, factor, attachment.source_id, attachment.passage_id, by=attachment.by)


def _on(claim: Claim) -> Hanging:
    return Hanging("factor", claim.factor.short, _url(claim.factor), claim.factor_id)


def _hanging(session: Session, review_id: UUID, passage_ids: Sequence[UUID]) -> Mapping[UUID, list[Hanging]]:
    found: dict[UUID, list[Hanging]] = {}
    for claim in queries.claims_on_passages(session, review_id, passage_ids):
        if claim.passage_id is not None:
            found.setdefault(claim.passage_id, []).append(_on(claim))
    return found


def _ticked(session: Session, review_id: UUID, source_ids: Sequence[UUID]) -> Mapping[UUID, list[Hanging]]:
    found: dict[UUID, list[Hanging]] = {}
    for claim in queries.ticks_on_sources(session, review_id, source_ids):
        found.setdefault(claim.source_id, []).append(_on(claim))
    return found


def _url(factor: Factor) -> str:
    return url_for("factors.show", review_id=factor.review_id, factor_id=factor.id)


def _asked_url(asked: AskedHeading) -> str:
    return url_for("factors.show_heading", review_id=asked.review_id, term_id=asked.term_id)


READ, WRITE, DELETE = Permission.CASE_READ, Permission.CASE_WRITE, Permission.CASE_DELETE

SEARCHABLE = (
    Searchable(
        Factor,
        "Contributory factors",
        ("text",),
        lambda row: f"Factor in episode {row.episode.number}",
        _url,
        READ,
        within=("episode",),
    ),
    Searchable(
        AskedHeading,
        "Headings asked about",
        ("who", "note"),
        lambda row: f"Asked about {row.term.heading}",
        _asked_url,
        READ,
        needs=("term",),
    ),
)

ROOM = Room(
    "factors",
    blueprint,
    (
        Task(Stage.ANALYSING, "Contributory factors", _factors_task, READ),
        Panel("episode", "Contributory factors", "factors/panel.html", _of_episode, READ),
        Panel("comparison", "From these to the episode’s factors", "factors/put_down.html", _of_comparison, READ),
        Panel("episodes", "Contributory factors", "factors/cell.html", _by_episode, READ),
        Target("factor", "contributory factor", _choices, _attach, _hanging, WRITE, _ticked, _detach),
        Record(Factor, "contributory factor", lambda row: row.short, _url, READ, WRITE, DELETE),
        Record(
            AskedHeading, "note on what was asked", lambda row: row.note or row.who, _asked_url, READ, WRITE, DELETE
        ),
        *SEARCHABLE,
        Erasable(Factor),
        Erasable(Claim),
        Erasable(AskedHeading),
    ),
)
