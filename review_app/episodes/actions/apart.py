"""Writing apart: each their own, opened by one of those who wrote, settled with a note. What was opened stays as it was."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.clock import now
from review_app.core.errors import refuse_if
from review_app.episodes import queries
from review_app.episodes.models import Comparison, Episode, OwnAppraisal, OwnFactor
from review_app.episodes.rules import why_not_open, why_not_ready, why_not_settle, why_not_write_own

OWN_FIELDS = ("done_well", "fell_short", "basis", "basis_detail", "ready")
FACTOR_FIELDS = ("term_id", "text", "effect")


def write_own(session: Session, episode: Episode, values: Mapping[str, Any], *, by: UUID) -> OwnAppraisal:
    """What somebody thinks of an episode, for themselves; raises NotNow once it is opened, or if nothing is in it."""
    comparison = queries.comparison_of(session, episode)
    refuse_if(why_not_write_own(comparison))
    if values.get("ready"):
        own = queries.own_of(session, comparison, by) if comparison else None
        factors = queries.factors_of_own(session, episode.review_id, [own]) if own else {}
        texts = [values.get("done_well") or "", values.get("fell_short") or ""]
        refuse_if(why_not_ready(texts, sum(len(rows) for rows in factors.values())))
    own = _own(session, episode, by=by)
    for name in OWN_FIELDS:
        if name in values:
            setattr(own, name, values[name])
    session.flush()
    return own


def add_own_factor(session: Session, episode: Episode, values: Mapping[str, Any], *, by: UUID) -> OwnFactor:
    """A contributory factor beside one's own appraisal, which begins with it if there is none yet."""
    refuse_if(why_not_write_own(queries.comparison_of(session, episode)))
    own = _own(session, episode, by=by)
    session.flush()
    factor = OwnFactor(review_id=episode.review_id, own_appraisal_id=own.id, **_only(values))
    session.add(factor)
    session.flush()
    return factor


def change_own_factor(
    session: Session, episode: Episode, factor: OwnFactor, values: Mapping[str, Any], *, by: UUID
) -> None:
    """Change one's own factor; raises NotNow once it is opened."""
    refuse_if(why_not_write_own(queries.comparison_of(session, episode)))
    stage(session, Event.OWN_WRITTEN, factor, by=by)
    for name, value in _only(values).items():
        setattr(factor, name, value)
    session.flush()


def remove_own_factor(session: Session, episode: Episode, factor: OwnFactor, *, by: UUID) -> None:
    """Take one's own factor away again; raises NotNow once it is opened."""
    refuse_if(why_not_write_own(queries.comparison_of(session, episode)))
    stage(session, Event.OWN_WRITTEN, factor, by=by)
    session.delete(factor)
    session.flush()


def open_own(session: Session, comparison: Comparison, *, by: UUID) -> None:
    """Open what those who are ready have put down, for everybody at once; raises NotNow with what is missing."""
    refuse_if(why_not_open(comparison, queries.writers_of(session, comparison).ready, by))
    stage(session, Event.OWN_OPENED, comparison, by=by)
    comparison.opened_at, comparison.opened_by = now(), by
    session.flush()


def settle(session: Session, comparison: Comparison, note: str, *, by: UUID) -> None:
    """Note what was settled on, and why; the appraisals themselves stay as they were put down."""
    refuse_if(why_not_settle(comparison, note))
    stage(session, Event.OWN_SETTLED, comparison, by=by)
    comparison.settled = note
    session.flush()


def _own(session: Session, episode: Episode, *, by: UUID) -> OwnAppraisal:
    """What somebody has put down, or a new row for it."""
    comparison = _begun(session, episode, by=by)
    own = queries.own_of(session, comparison, by) or OwnAppraisal(
        review_id=episode.review_id, comparison_id=comparison.id, author_id=by, ready=False
    )
    stage(session, Event.OWN_WRITTEN, own, by=by)
    session.add(own)
    return own


def _begun(session: Session, episode: Episode, *, by: UUID) -> Comparison:
    comparison = queries.comparison_of(session, episode)
    if comparison is None:
        comparison = Comparison(review_id=episode.review_id, episode_id=episode.id)
        stage(session, Event.OWN_WRITTEN, comparison, by=by)
        session.add(comparison)
        session.flush()
    return comparison


def _only(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: values[name] for name in FACTOR_FIELDS if name in values}
