"""Reading shared wordings by category and by the heading of a contributory factor, counted by LSCB and never by mention."""

from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from review_app.wordings.models import SharedWording


@dataclass
class Group:
    """A category or heading, and the LSCBs that share something under it."""

    key: str
    heading: str
    boards: set[UUID] = field(default_factory=set)


def shared_by_category(session: Session, programme_id: UUID) -> list[Group]:
    """The categories under which something is shared, in their order."""
    row = SharedWording
    wanted = select(row.category_key, row.category_heading, row.category_place, row.board_id).distinct()
    current = wanted.where(row.programme_id == programme_id, row.ended_on.is_(None))
    groups: dict[str, Group] = {}
    for key, heading, _place, board_id in session.execute(
        current.order_by(row.category_place, row.category_heading, row.category_key, row.board_id)
    ):
        groups.setdefault(key, Group(key, heading)).boards.add(board_id)
    return list(groups.values())


def shared_by_heading(session: Session, programme_id: UUID) -> list[Group]:
    """The headings of contributory factors under which something is shared, by the alphabet."""
    row = SharedWording
    wanted = select(row.factor_headings, row.board_id).distinct()
    groups: dict[str, Group] = {}
    for lines, board_id in session.execute(
        wanted.where(row.programme_id == programme_id, row.ended_on.is_(None), row.factor_headings != "")
    ):
        for line in lines.splitlines():
            if line.strip():
                groups.setdefault(line, Group(line, line)).boards.add(board_id)
    return sorted(groups.values(), key=lambda group: group.heading.casefold())


def headings_shared(session: Session, programme_id: UUID) -> list[str]:
    """The headings that something shared has."""
    return [group.heading for group in shared_by_heading(session, programme_id)]
