"""Reading the library."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Select, distinct, func, or_, select
from sqlalchemy.orm import Session

from review_app.boards.models import Programme
from review_app.core.errors import found
from review_app.core.waiting import still_waiting
from review_app.findings.models import OutsideEvidence
from review_app.library.models import EvidenceOrigin, LibraryEntry, LibraryTable
from review_app.wordings.models import SharedWording

IN_ORDER = (LibraryEntry.year.desc().nulls_last(), LibraryEntry.area, LibraryEntry.review, LibraryEntry.created_at)
SEARCHED = (LibraryEntry.title, LibraryEntry.area, LibraryEntry.review, LibraryEntry.category, LibraryEntry.note)
MOST_WORDS = 8  # of a search


@dataclass(frozen=True)
class Wanted:
    """Which part of the library is asked for; "" and nothing ask for all."""

    words: str = ""
    area: str = ""
    year: str = ""
    method: str = ""
    status: str = ""
    practice: str = ""  # "good" or "problem"
    withdrawn: bool = False


@dataclass(frozen=True)
class Size:
    """How many findings, of how many reviews."""

    findings: int
    reviews: int


@dataclass(frozen=True)
class Choices:
    """What there is to choose from in the lists above the library."""

    areas: list[str]
    years: list[int]
    methods: list[str]


def _entries(programme_id: UUID, wanted: Wanted) -> Select[LibraryEntry]:
    return select(LibraryEntry).where(LibraryEntry.programme_id == programme_id, *_conditions(wanted))


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    standing = LibraryEntry.withdrawn_on.is_not(None) if wanted.withdrawn else LibraryEntry.withdrawn_on.is_(None)
    conditions: list[ColumnElement[bool]] = [standing]
    for word in wanted.words.split()[:MOST_WORDS]:
        conditions.append(or_(*(column.icontains(word, autoescape=True) for column in SEARCHED)))
    for column, value in ((LibraryEntry.area, wanted.area), (LibraryEntry.method, wanted.method)):
        conditions += [column == value] if value else []
    if wanted.year:
        year = int(wanted.year) if wanted.year.isdecimal() and len(wanted.year) == 4 else None
        conditions.append(LibraryEntry.year.is_(None) if year is None else LibraryEntry.year == year)
    if wanted.status:
        conditions.append(LibraryEntry.status == wanted.status)
    if wanted.practice:
        conditions.append(LibraryEntry.is_good_practice.is_(wanted.practice == "good"))
    return conditions


def entries_of_programme(
    session: Session, programme_id: UUID, wanted: Wanted, *, first: int = 0, most: int | None = None
) -> list[LibraryEntry]:
    """The entries that are asked for, the newest review first; some of them where `most` says how many."""
    in_order = _entries(programme_id, wanted).order_by(*IN_ORDER, LibraryEntry.id).offset(first)
    return list(session.scalars(in_order if most is None else in_order.limit(most)))


def size_of_library(session: Session, programme_id: UUID, wanted: Wanted) -> Size:
    """How many findings are asked for, of how many reviews."""
    counted = select(func.count(), func.count(distinct(LibraryEntry.review_mark))).select_from(LibraryEntry)
    counted = counted.where(LibraryEntry.programme_id == programme_id, *_conditions(wanted))
    findings, reviews = session.execute(counted).one()
    return Size(findings, reviews)


def choices_in_library(session: Session, programme_id: UUID) -> Choices:
    """The areas, years and methods that the library has, in one look."""
    columns = (LibraryEntry.area, LibraryEntry.year, LibraryEntry.method)
    rows = session.execute(
        select(*columns)
        .where(LibraryEntry.programme_id == programme_id, LibraryEntry.withdrawn_on.is_(None))
        .distinct()
        .order_by(*columns)
    ).all()
    return Choices(
        areas=sorted({row.area for row in rows}, key=str.casefold),
        years=sorted({row.year for row in rows if row.year}, reverse=True),
        methods=sorted({row.method for row in rows if row.method}, key=str.casefold),
    )


def entry_in_programme(session: Session, programme_id: UUID, entry_id: UUID) -> LibraryEntry:
    """An entry of this programme's library, withdrawn or not; raises NotFound."""
    wanted = select(LibraryEntry).where(LibraryEntry.programme_id == programme_id, LibraryEntry.id == entry_id)
    return found(session.scalars(wanted).first())


def entry_with_mark(session: Session, programme_id: UUID, mark: str) -> LibraryEntry | None:
    """The entry of the same review with the same words, withdrawn or not."""
    wanted = select(LibraryEntry).where(LibraryEntry.programme_id == programme_id, LibraryEntry.mark == mark)
    return session.scalars(wanted).first()


def others_of_review(session: Session, entry: LibraryEntry, most: int) -> list[LibraryEntry]:
    """What else the same review found, as far as the library has it."""
    same = select(LibraryEntry).where(
        LibraryEntry.programme_id == entry.programme_id,
        LibraryEntry.review_mark == entry.review_mark,
        LibraryEntry.id != entry.id,
        LibraryEntry.withdrawn_on.is_(None),
    )
    return list(session.scalars(same.order_by(LibraryEntry.created_at, LibraryEntry.id).limit(most)))


def all_entries(session: Session, programme_id: UUID) -> list[LibraryEntry]:
    """Every entry, withdrawn ones too, in the order in which they came: what a table is compared with."""
    wanted = select(LibraryEntry).where(LibraryEntry.programme_id == programme_id)
    return list(session.scalars(wanted.order_by(LibraryEntry.created_at, LibraryEntry.id)))


def entries_by_ids(session: Session, programme_id: UUID, ids: Collection[UUID]) -> dict[UUID, LibraryEntry]:
    """Several entries that stand in the library."""
    wanted = select(LibraryEntry).where(
        LibraryEntry.programme_id == programme_id, LibraryEntry.id.in_(ids), LibraryEntry.withdrawn_on.is_(None)
    )
    return {entry.id: entry for entry in session.scalars(wanted.order_by(LibraryEntry.id))} if ids else {}


def wordings_by_ids(session: Session, programme_id: UUID, ids: Collection[UUID]) -> dict[UUID, SharedWording]:
    """Several wordings that are shared now."""
    wanted = select(SharedWording).where(
        SharedWording.programme_id == programme_id, SharedWording.id.in_(ids), SharedWording.ended_on.is_(None)
    )
    return {wording.id: wording for wording in session.scalars(wanted.order_by(SharedWording.id))} if ids else {}


def known_marks(session: Session, programme_id: UUID) -> set[str]:
    """By what each entry is known again, withdrawn ones too."""
    return set(session.scalars(select(LibraryEntry.mark).where(LibraryEntry.programme_id == programme_id)))


def several_entries(session: Session, programme_id: UUID, ids: Collection[UUID]) -> list[LibraryEntry]:
    """Several entries that stand in the library, kept from others until the commit."""
    wanted = select(LibraryEntry).where(
        LibraryEntry.programme_id == programme_id, LibraryEntry.id.in_(ids), LibraryEntry.withdrawn_on.is_(None)
    )
    return list(session.scalars(wanted.order_by(LibraryEntry.id).with_for_update())) if ids else []


def texts_of_library(session: Session, programme_id: UUID) -> list[tuple[UUID, str]]:
    """What likeness compares of the library: the words of each finding that stands in it."""
    wanted = select(LibraryEntry.id, LibraryEntry.title).where(
        LibraryEntry.programme_id == programme_id, LibraryEntry.withdrawn_on.is_(None)
    )
    return [(row.id, row.title) for row in session.execute(wanted.order_by(LibraryEntry.id))]


def hold_library(session: Session, programme_id: UUID) -> None:
    """Keep everybody else from adding to this library until the commit."""
    session.execute(select(Programme.id).where(Programme.id == programme_id).with_for_update())


def waiting_table_of(session: Session, programme_id: UUID, user_id: UUID) -> LibraryTable | None:
    """The table that somebody has brought and not settled, and that has not waited too long."""
    return still_waiting(kept_table_of(session, programme_id, user_id))


def kept_table_of(session: Session, programme_id: UUID, user_id: UUID) -> LibraryTable | None:
    """The same, though it has waited too long and is empty."""
    wanted = select(LibraryTable).where(LibraryTable.programme_id == programme_id, LibraryTable.user_id == user_id)
    return session.scalars(wanted).first()


def origins_of_finding(session: Session, review_id: UUID, finding_id: UUID) -> Sequence[EvidenceOrigin]:
    """From where outside evidence of a finding was noted, as long as the evidence stands; for the review's own pages."""
    wanted = select(EvidenceOrigin).join(OutsideEvidence, OutsideEvidence.id == EvidenceOrigin.evidence_id)
    wanted = wanted.where(
        EvidenceOrigin.review_id == review_id,
        EvidenceOrigin.finding_id == finding_id,
        OutsideEvidence.review_id == review_id,
        OutsideEvidence.deleted_at.is_(None),
    )
    return session.scalars(wanted.order_by(EvidenceOrigin.created_at, EvidenceOrigin.id)).all()
