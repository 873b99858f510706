"""Reading likeness: what is nearest to a text, which wordings are nearest to each other, and what nobody has read yet."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from review_app.core.offers import Comparable
from review_app.core.text import counted
from review_app.likeness.engine import engine_here
from review_app.likeness.models import LIBRARY, WORDING, TextVector
from review_app.likeness.nearest import nearest_pairs
from review_app.likeness.shelf import Shelf, shelf_of

__all__ = ["LIBRARY", "WORDING", "Near", "alike", "pairs_alike", "unread_said"]

LEAST = 0.05  # below this there is nothing to suggest


@dataclass(frozen=True)
class Near:
    """Something that is like a text, and how much: 0 nothing in common, 1 the same words."""

    kind: str
    thing_id: UUID
    score: float


def alike(
    session: Session, programme_id: UUID, text: str, *, kinds: Collection[str] = (WORDING, LIBRARY), most: int = 10
) -> list[Near]:
    """What is most like a text among the programme's things of some kinds, the nearest first."""
    engine = engine_here()
    shelf = shelf_of(session, programme_id, engine.name, engine.size)
    places = shelf.of_kinds(kinds)
    if not len(places) or not text.strip():
        return []
    scores = (shelf.rows @ engine.vectors([text])[0])[places]
    first = np.argpartition(-scores, min(most, len(scores)) - 1)[:most]
    best = first[np.lexsort((first, -scores[first]))]
    found = [(*shelf.things[places[place]], _between(scores[place])) for place in best]
    return [Near(kind, thing_id, score) for kind, thing_id, score in found if score >= LEAST]


def pairs_alike(session: Session, programme_id: UUID, *, per_item: int = 5) -> list[tuple[UUID, UUID, float]]:
    """The nearest neighbours of each wording, as pairs of ids in order, the most alike first.

    Worked out once for what is kept: until a text comes, changes or goes, this process answers from memory.
    """
    engine = engine_here()
    shelf = shelf_of(session, programme_id, engine.name, engine.size)
    return shelf.once(("pairs", per_item), lambda: _pairs_on(shelf, per_item))


def _pairs_on(shelf: Shelf, per_item: int) -> list[tuple[UUID, UUID, float]]:
    places = shelf.of_kinds((WORDING,))
    ids = [shelf.things[place][1] for place in places]
    found = []
    for one, other, score in nearest_pairs(shelf.rows[places], per_item):
        if score >= LEAST:
            found.append((min(ids[one], ids[other]), max(ids[one], ids[other]), _between(score)))
    return sorted(found, key=lambda line: (-line[2], line[0], line[1]))


def unread_said(session: Session, programme_id: UUID, offers: Sequence[Comparable]) -> str:
    """What of a programme has not been read yet and is therefore not suggested, in a sentence; "" if everything has."""
    read = select(TextVector.kind, func.count()).where(
        TextVector.programme_id == programme_id, TextVector.engine == engine_here().name
    )
    numbers = {kind: number for kind, number in session.execute(read.group_by(TextVector.kind))}
    missing = [(offer.noun, offer.count(session, programme_id) - numbers.get(offer.kind, 0)) for offer in offers]
    missing = [(noun, number) for noun, number in missing if number > 0]
    if not missing:
        return ""
    said = " and ".join(counted(number, noun) for noun, number in missing)
    verb = "is" if sum(number for _noun, number in missing) == 1 else "are"
    return f"{said[0].upper()}{said[1:]} {verb} still being read, and can’t be suggested before."


def _between(score: float) -> float:
    return round(min(1.0, max(0.0, float(score))), 4)
