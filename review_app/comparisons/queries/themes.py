"""Reading themes as they are compared: by how many LSCBs, a page at a time, counted by the database."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, or_, select
from sqlalchemy.orm import Session

from review_app.access.stages import LATE
from review_app.comparisons.counting import Reviews
from review_app.core.errors import found
from review_app.reviews.models import Review
from review_app.themes.counting import answers_in_force
from review_app.themes.models import Decision, Pair, Standing, Theme, ThemeMember, Verdict
from review_app.themes.queries.themes import FEWEST, titles_of_themes
from review_app.wordings.crossed import Filters
from review_app.wordings.models import SharedWording

PAGE = 25  # themes on a page


@dataclass(frozen=True)
class Line:
    """A theme with the number of LSCBs that share a finding of it."""

    id: UUID
    title: str  # where nobody has named it yet, that of its earliest wording
    is_named: bool
    statement: str
    boards: int


@dataclass(frozen=True)
class Member:
    """A shared wording of a theme, without its text in brief."""

    theme_id: UUID
    wording_id: UUID
    board_id: UUID
    finding_ref: UUID
    title: str
    is_good_practice: bool


def _joined() -> ColumnElement[bool]:
    return and_(ThemeMember.finding_ref == SharedWording.finding_ref, ThemeMember.left_at.is_(None))


def _current(programme_id: UUID) -> list[ColumnElement[bool]]:
    return [SharedWording.programme_id == programme_id, SharedWording.ended_on.is_(None)]


def _is(filters: Filters) -> list[ColumnElement[bool]]:
    """What a shared wording has to be."""
    conditions: list[ColumnElement[bool]] = []
    if filters.category:
        conditions.append(SharedWording.category_key == filters.category)
    if filters.heading:
        lines = literal("\n") + SharedWording.factor_headings + literal("\n")
        conditions.append(lines.contains(f"\n{filters.heading}\n", autoescape=True))
    if filters.practice:
        conditions.append(SharedWording.is_good_practice.is_(filters.practice == "helps"))
    return conditions


def _themes(programme_id: UUID, filters: Filters) -> Select[UUID, str, str, int]:
    count = func.count(SharedWording.board_id.distinct())
    lines = (
        select(Theme.id, Theme.name, Theme.statement, count)
        .join(ThemeMember, ThemeMember.theme_id == Theme.id)
        .join(SharedWording, _joined())
        .where(Theme.programme_id == programme_id, Theme.ended_at.is_(None), *_current(programme_id))
        .group_by(Theme.id, Theme.name, Theme.statement)
        .having(func.count(SharedWording.id) >= FEWEST)
        .order_by(count.desc(), func.lower(Theme.name), Theme.id)
    )
    if filters.number:
        some = select(ThemeMember.theme_id).join(SharedWording, _joined()).where(*_current(programme_id), *_is(filters))
        lines = lines.where(Theme.id.in_(some))
    return lines


def all_lines(session: Session, programme_id: UUID, filters: Filters) -> list[Line]:
    """Every theme of a programme, those of most LSCBs first."""
    return _lines(session, session.execute(_themes(programme_id, filters)).all())


def page_of_lines(session: Session, programme_id: UUID, filters: Filters, page: int) -> tuple[list[Line], int]:
    """A page of the themes, those of most LSCBs first, and how many there are; the last page where there are not so many."""
    counted = _themes(programme_id, filters).add_columns(func.count().over())
    rows = session.execute(counted.limit(PAGE).offset((page - 1) * PAGE)).all()
    if not rows and page > 1:
        count = count_of_themes(session, programme_id, filters)
        rows = session.execute(counted.limit(PAGE).offset(max(0, count - 1) // PAGE * PAGE)).all()
    return _lines(session, rows), rows[0][4] if rows else 0


def _lines(session: Session, rows: Sequence[Any]) -> list[Line]:
    titles = titles_of_themes(session, [row[0] for row in rows if not row[1]])
    return [Line(row[0], row[1] or titles.get(row[0], ""), bool(row[1]), row[2], row[3]) for row in rows]


def count_of_themes(session: Session, programme_id: UUID, filters: Filters) -> int:
    """How many themes there are of these."""
    return session.scalars(
        select(func.count()).select_from(_themes(programme_id, filters).order_by(None).subquery())
    ).one()


def boards_left(session: Session, programme_id: UUID, filters: Filters) -> int:
    """From how many LSCBs the shared wordings of themes come that are all of this."""
    counted = select(func.count(SharedWording.board_id.distinct())).join(ThemeMember, _joined())
    return session.scalars(counted.where(*_current(programme_id), *_is(filters))).one()


def members_of(
    session: Session, programme_id: UUID, theme_ids: Collection[UUID], *, titles: bool = True
) -> dict[UUID, list[Member]]:
    """The shared wordings of several themes, by title, so that the order says nothing of the LSCB.

    Without titles, for pages that only count: in no order.
    """
    row = SharedWording
    title: Any = row.title if titles else literal("")
    wanted = select(ThemeMember.theme_id, row.id, row.board_id, row.finding_ref, title, row.is_good_practice)
    of_themes = wanted.join(row, _joined()).where(ThemeMember.theme_id.in_(theme_ids), *_current(programme_id))
    if titles:
        of_themes = of_themes.order_by(func.lower(row.title), row.id)
    members: dict[UUID, list[Member]] = {theme_id: [] for theme_id in theme_ids}
    for found_row in session.execute(of_themes):
        members[found_row[0]].append(Member(*found_row))
    return members


def theme_here(session: Session, programme_id: UUID, theme_id: UUID) -> Theme:
    """A theme of this programme; raises NotFound for one that has ended, or of which not two findings are shared now."""
    shared = select(ThemeMember.theme_id).join(SharedWording, _joined()).where(*_current(programme_id))
    shared = shared.group_by(ThemeMember.theme_id).having(func.count(SharedWording.id) >= FEWEST)
    wanted = select(Theme).where(Theme.programme_id == programme_id, Theme.id == theme_id, Theme.ended_at.is_(None))
    return found(session.scalars(wanted.where(Theme.id.in_(shared))).first())


def shared_words(session: Session, programme_id: UUID, wording_ids: Collection[UUID]) -> list[SharedWording]:
    """Several shared wordings as they are read, by title; what is not shared any more is left out."""
    wanted = select(SharedWording).where(SharedWording.id.in_(wording_ids), *_current(programme_id))
    return list(session.scalars(wanted.order_by(func.lower(SharedWording.title), SharedWording.id)))


def shared_words_of_finding(session: Session, finding_ref: UUID) -> SharedWording | None:
    """What is shared of a finding now, or None."""
    wanted = select(SharedWording).where(SharedWording.finding_ref == finding_ref, SharedWording.ended_on.is_(None))
    return session.scalars(wanted).first()


def line_of_finding(session: Session, programme_id: UUID, finding_ref: UUID) -> Line | None:
    """The theme that a shared finding belongs to, or None."""
    member = select(ThemeMember.theme_id).where(ThemeMember.finding_ref == finding_ref, ThemeMember.left_at.is_(None))
    return _line(session, _themes(programme_id, Filters()).where(Theme.id.in_(member)))


def line_of_theme(session: Session, programme_id: UUID, theme_id: UUID) -> Line:
    """One theme of this programme; raises NotFound for one that has ended, or of which not two findings are shared now."""
    return found(line_if_any(session, programme_id, theme_id))


def line_if_any(session: Session, programme_id: UUID, theme_id: UUID) -> Line | None:
    """One theme of this programme, or None."""
    return _line(session, _themes(programme_id, Filters()).where(Theme.id == theme_id))


def _line(session: Session, wanted: Select[UUID, str, str, int]) -> Line | None:
    return next(iter(_lines(session, session.execute(wanted).all())), None)


def without_theme(session: Session, programme_id: UUID) -> int:
    """How many shared wordings belong to no theme."""
    inside = select(ThemeMember.finding_ref).where(
        ThemeMember.programme_id == programme_id, ThemeMember.left_at.is_(None)
    )
    outside = select(func.count(SharedWording.id)).where(*_current(programme_id))
    return session.scalars(outside.where(SharedWording.finding_ref.not_in(inside))).one()


def decisions_about(
    session: Session, programme_id: UUID, refs: Iterable[UUID], others: Iterable[UUID]
) -> list[Decision]:
    """What people answer that counts as joining these findings with others of a theme, the oldest first."""
    own, all_refs = list(refs), list(others)
    touches = or_(
        Decision.first_ref.in_(own) & Decision.second_ref.in_(all_refs),
        Decision.second_ref.in_(own) & Decision.first_ref.in_(all_refs),
    )
    return [one for one in _in_force(session, programme_id, touches) if one.verdict.joins]


def notes_of_difference(session: Session, programme_id: UUID, refs: Collection[UUID]) -> list[tuple[UUID, str]]:
    """In what findings differ although they are the same, as people wrote it, each with the first of its two findings."""
    both = Decision.first_ref.in_(refs) & Decision.second_ref.in_(refs)
    differs = [one for one in _in_force(session, programme_id, both) if one.verdict is Verdict.DIFFERS]
    return [(one.first_ref, one.reason) for one in differs if one.reason]


def _in_force(session: Session, programme_id: UUID, about: ColumnElement[bool]) -> list[Decision]:
    """The answers in force about pairs that count as the same, the oldest first: no answer that its giver has changed."""
    counts = and_(Pair.first_ref == Decision.first_ref, Pair.second_ref == Decision.second_ref)
    wanted = select(Decision).join(Pair, counts).where(Pair.standing == Standing.JOINED, about)
    given: dict[tuple[UUID, UUID], list[Decision]] = {}
    for one in session.scalars(wanted.where(Decision.programme_id == programme_id, Decision.taken_back_at.is_(None))):
        given.setdefault((one.first_ref, one.second_ref), []).append(one)
    found_ones = [one for answers in given.values() for one in answers_in_force(answers)]
    return sorted(found_ones, key=lambda one: (one.decided_at, one.id))


def how_far_reviews(session: Session, programme_id: UUID) -> Reviews:
    """How many reviews of a programme are complete, and how many under way; for those who may know."""
    is_late = case((Review.stage.in_(LATE), 1), else_=0)
    counted = select(func.count(Review.id), func.coalesce(func.sum(is_late), 0)).where(
        Review.programme_id == programme_id
    )
    every, complete = session.execute(counted).one()
    return Reviews(complete, every - complete)
