"""Key practice episodes for tests, made through the real actions."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.core.dates import read_partial_date
from review_app.episodes.actions import add_episode, write_view
from review_app.episodes.models import Episode, EpisodeKind, View
from review_app.people.actions import add_agency, add_participant
from review_app.people.models import Participant


def a_participant(session: Session, review_id: UUID, label: str, *, by: UUID) -> Participant:
    """A practitioner of an agency of their own."""
    return add_participant(session, add_agency(session, review_id, f"Agency of {label}", by=by), label, "", by=by)


def an_episode(session: Session, review_id: UUID, *people: Participant, by: UUID, **values: Any) -> Episode:
    """An episode of the spring of 2009, with the practitioners who had a part in it."""
    on = read_partial_date(values.pop("on", "about 9 to 16 March 2009"))
    chosen = {
        "title": "Decision to close after one visit",
        "kind": EpisodeKind.MIXED,
        "what_happened": "The duty social worker visited once and closed the case.",
        "on": on,
    } | values
    return add_episode(session, review_id, chosen, [one.agency_id for one in people], [one.id for one in people], by=by)


def a_view(session: Session, episode: Episode, participant: Participant, *, by: UUID) -> View:
    """What one position saw."""
    return write_view(session, episode, participant.id, f"What {participant.label} saw.", by=by)
