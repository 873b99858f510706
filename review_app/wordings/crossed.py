"""Reading what crossed, for the pages outside the reviews: counted by the database, and loaded a page at a time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, func, literal, select
from sqlalchemy.orm import Session

from review_app.core.errors import found
from review_app.core.text import one_line
from review_app.wordings.models import SharedWording

A_PAGE = 25  # wordings


@dataclass(frozen=True)
class Filters:
    """Which of the shared wordings are wanted; "" asks for all."""

    category: str = ""
    heading: str = ""
    practice: str = ""  # "helps", or "other"

    def __post_init__(self) -> None:
        """Take what was typed into an address without what no database takes."""
        for name in ("category", "heading", "practice"):
            object.__setattr__(self, name, one_line(getattr(self, name)))

    @property
    def number(self) -> int:
        """How many are set."""
        return sum(bool(one) for one in (self.category, self.heading, self.practice))


@dataclass(frozen=True)
class Counted:
    """A category, and in how many LSCBs and wordings it is found."""

    key: str
    heading: str
    boards: int
    wordings: int


@dataclass(frozen=True)
class Version:
    """One of the wordings that were shared of a finding one after another."""

    number: int
    since: date
    until: date | None  # None: the words that are read now


def categories_shared(session: Session, programme_id: UUID, filters: Filters) -> list[Counted]:
    """The categories that something shared stands in, in their order."""
    first = func.min(SharedWording.category_place)
    wanted = select(
        SharedWording.category_key,
        func.min(SharedWording.category_heading),
        func.count(SharedWording.board_id.distinct()),
        func.count(),
    ).where(*_conditions(programme_id, filters))
    rows = session.execute(wanted.group_by(SharedWording.category_key).order_by(first, SharedWording.category_key))
    return [Counted(*row) for row in rows]


def headings_shared(session: Session, programme_id: UUID) -> list[str]:
    """The headings of contributory factors that something shared has."""
    wanted = select(SharedWording.factor_headings).where(*_conditions(programme_id, Filters())).distinct()
    lines = {line for text in session.scalars(wanted) for line in text.splitlines() if line.strip()}
    return sorted(lines, key=str.casefold)


def number_shared(session: Session, programme_id: UUID, filters: Filters = Filters()) -> tuple[int, int]:
    """How many wordings are shared in a programme, and of how many LSCBs."""
    counted = select(func.count(), func.count(SharedWording.board_id.distinct()))
    wordings, boards = session.execute(counted.where(*_conditions(programme_id, filters))).one()
    return wordings, boards


def page_of_wordings(session: Session, programme_id: UUID, filters: Filters, page: int) -> list[SharedWording]:
    """One page of what is shared: by category, then by title, so that the order says nothing of the LSCB."""
    first = func.min(SharedWording.category_place).over(partition_by=SharedWording.category_key)
    order = (first, SharedWording.category_key, func.lower(SharedWording.title), SharedWording.id)
    ids = select(SharedWording.id).where(*_conditions(programme_id, filters)).order_by(*order)
    return wordings_by_ids(session, session.scalars(ids.limit(A_PAGE).offset((page - 1) * A_PAGE)).all())


def wordings_by_ids(session: Session, ids: Sequence[UUID]) -> list[SharedWording]:
    """Several shared wordings in the order of their ids given."""
    rows = {one.id: one for one in session.scalars(select(SharedWording).where(SharedWording.id.in_(ids)))}
    return [rows[each] for each in ids if each in rows]


def shared_in_programme(session: Session, programme_id: UUID, shared_id: UUID) -> SharedWording:
    """A wording that is shared in a programme now; raises NotFound, also for one that was taken back."""
    wanted = select(SharedWording).where(*_conditions(programme_id, Filters()), SharedWording.id == shared_id)
    return found(session.scalars(wanted).first())


def versions_of(session: Session, shared: SharedWording) -> list[Version]:
    """The wordings shared of a finding one after another up to this one; what came before words were taken back is left out."""
    wanted = select(
        SharedWording.number, SharedWording.shared_on, SharedWording.ended_on, SharedWording.ended_by_newer
    ).where(SharedWording.finding_ref == shared.finding_ref, SharedWording.programme_id == shared.programme_id)
    rows = session.execute(wanted.order_by(SharedWording.created_at, SharedWording.number)).all()
    chain: list[Version] = []
    for number, since, until, by_newer in rows:
        chain.append(Version(number, since, until))
        if until is not None and not by_newer:
            chain = []
    return chain


def _conditions(programme_id: UUID, filters: Filters) -> Iterable[ColumnElement[bool]]:
    yield SharedWording.programme_id == programme_id
    yield SharedWording.ended_on.is_(None)
    if filters.category:
        yield SharedWording.category_key == filters.category
    if filters.heading:
        lines = literal("\n") + SharedWording.factor_headings + literal("\n")
        yield lines.contains(f"\n{filters.heading}\n", autoescape=True)
    if filters.practice:
        yield SharedWording.is_good_practice.is_(filters.practice == "helps")
