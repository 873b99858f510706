"""What others changed in a review, grouped by the thing on whose page it stands: bounded, paged, and only what one may see."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import Select, literal, select, union_all
from sqlalchemy.orm import Session

from review_app.audit.models import AuditEvent
from review_app.core.offers import Record
from review_app.core.rows import Recorded
from review_app.history.sentences import Act, Key

MOST = 500  # changes that are looked at; a page says so if there were more
GROUPS = 12  # things on a page
DEEPEST = 3  # an answer stands on a comment, that on a question, that on a finding


@dataclass
class Group:
    """What was done to one thing and its parts."""

    key: Key
    acts: list[Act] = field(default_factory=list)
    is_changed_itself: bool = False

    @property
    def linked(self) -> list[Key]:
        """What the thing and its parts were linked with, or are no longer."""
        return [act.linked for act in self.acts if act.linked]


def groups_of(events: Sequence[AuditEvent], wholes: Mapping[Key, Key], records: Mapping[str, Record]) -> list[Group]:
    """The changes by the thing on whose page they stand, last changed first."""
    groups: dict[Key, Group] = {}
    for event in events:
        if event.object_id is None:
            continue
        key = (event.object_kind, event.object_id)
        whole = wholes.get(key, key)
        group = groups.setdefault(whole, Group(whole))
        is_part = whole != key
        said = event.facts.get("kind") if event.object_kind == "comment" else None  # a comment, or a challenge
        noun = str(said) if said else records[event.object_kind].noun
        group.acts.append(Act(event.event, event.by, noun if is_part else "", event.facts))
        group.is_changed_itself = group.is_changed_itself or not is_part
    return list(groups.values())


def wholes_of(session: Session, review_id: UUID, keys: Iterable[Key], records: Mapping[str, Record]) -> dict[Key, Key]:
    """For each row that is a part, the thing on whose page it stands; one statement for each step up."""
    found: dict[Key, Key] = {key: key for key in keys}
    tops = set(found.values())
    for _step in range(DEEPEST):
        above = _one_up(session, review_id, tops, records)
        if not above:
            break
        found = {key: above.get(top, top) for key, top in found.items()}
        tops = set(above.values())
    return found


def rows_of(
    session: Session, review_id: UUID, keys: Iterable[Key], records: Mapping[str, Record]
) -> dict[Key, Recorded]:
    """The things themselves, deleted ones too; one statement for each kind."""
    by_kind: dict[str, list[UUID]] = {}
    for kind, key in keys:
        if kind in records:
            by_kind.setdefault(kind, []).append(key)
    rows: dict[Key, Recorded] = {}
    for kind, ids in by_kind.items():
        model: Any = records[kind].model
        wanted = select(model).where(model.id.in_(ids))
        if "review_id" in model.__table__.c:
            wanted = wanted.where(model.review_id == review_id)
        rows |= {(kind, row.id): row for row in session.scalars(wanted, execution_options={"include_deleted": True})}
    return rows


def _one_up(session: Session, review_id: UUID, keys: Iterable[Key], records: Mapping[str, Record]) -> dict[Key, Key]:
    by_kind: dict[str, list[UUID]] = {}
    for kind, key in keys:
        if records[kind].part_of:
            by_kind.setdefault(kind, []).append(key)
    asked = [_parts(review_id, records[kind], ids) for kind, ids in sorted(by_kind.items())]
    if not asked:
        return {}
    return {
        (kind, key): (above_kind, above)
        for kind, key, above_kind, above in session.execute(union_all(*asked))
        if above is not None and above_kind in records
    }


def _parts(review_id: UUID, record: Record, ids: Sequence[UUID]) -> Select[Any]:
    table: Any = record.model.__table__
    above = table.c.on_kind if "on_kind" in table.c else literal(record.part_of.removesuffix("_id"))
    named = select(literal(table.name), table.c.id, above, table.c[record.part_of])
    return named.where(table.c.review_id == review_id, table.c.id.in_(ids))
