"""Reading what lies around findings in the graph of decisions: links, neighbours, and what was refused in between."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import and_, func, or_, select, tuple_, union_all
from sqlalchemy.orm import Session, aliased

from review_app.themes.models import Pair, Standing, ThemeMember
from review_app.themes.queries.shared import both_shared
from review_app.wordings.models import SharedWording


def links_among(session: Session, programme_id: UUID, refs: Collection[UUID] | None) -> list[Pair]:
    """The pairs that count as the same among findings that make whole themes; None asks for all of a programme."""
    wanted = select(Pair).where(Pair.programme_id == programme_id, Pair.standing == Standing.JOINED)
    if refs is not None:
        among = list(refs)
        wanted = wanted.where(Pair.first_ref.in_(among), Pair.second_ref.in_(among))
    return list(session.scalars(wanted.order_by(Pair.first_ref, Pair.second_ref)))


def pairs_between(session: Session, keys: Iterable[tuple[UUID, UUID]]) -> dict[tuple[UUID, UUID], Pair]:
    """How it stands with several pairs at once; pairs that nobody answered about are left out."""
    ordered = {(min(key), max(key)) for key in keys}
    if not ordered:
        return {}
    wanted = select(Pair).where(tuple_(Pair.first_ref, Pair.second_ref).in_(ordered)).order_by(Pair.id)
    return {(pair.first_ref, pair.second_ref): pair for pair in session.scalars(wanted)}


def neighbours_of(session: Session, refs: Iterable[UUID]) -> dict[UUID, set[UUID]]:
    """The findings that count as the same as each of these."""
    wanted = list(set(refs))
    if not wanted:
        return {}
    one_way = select(Pair.first_ref, Pair.second_ref).where(
        Pair.first_ref.in_(wanted), Pair.standing == Standing.JOINED
    )
    other_way = select(Pair.second_ref, Pair.first_ref).where(
        Pair.second_ref.in_(wanted), Pair.standing == Standing.JOINED
    )
    found: dict[UUID, set[UUID]] = {}
    for ref, neighbour in session.execute(union_all(one_way, other_way)):
        found.setdefault(ref, set()).add(neighbour)
    return found


def refused_inside(
    session: Session, programme_id: UUID, *, theme_id: UUID | None = None, first: int = 0, most: int = 3
) -> tuple[list[tuple[Pair, UUID]], int]:
    """Pairs that were refused although their theme joins them, with the theme; and how many there are."""
    one, other = aliased(ThemeMember), aliased(ThemeMember)
    wanted = (
        select(Pair, one.theme_id, func.count().over())
        .join(one, and_(one.finding_ref == Pair.first_ref, one.left_at.is_(None)))
        .join(other, and_(other.finding_ref == Pair.second_ref, other.left_at.is_(None)))
        .where(Pair.programme_id == programme_id, Pair.standing == Standing.APART, one.theme_id == other.theme_id)
    )
    if theme_id is not None:
        wanted = wanted.where(one.theme_id == theme_id)
    rows = session.execute(both_shared(wanted)[0].order_by(Pair.changed_at, Pair.id).offset(first).limit(most)).all()
    return [(pair, found) for pair, found, _all in rows], rows[0][2] if rows else 0


def bridges_of(
    session: Session, programme_id: UUID, fewest: int, *, first: int = 0, most: int = 3
) -> tuple[list[Pair], int]:
    """The pairs without which a theme would lose at least so many findings, the weightiest first; and how many there are."""
    wanted = select(Pair, func.count().over()).where(
        Pair.programme_id == programme_id, Pair.standing == Standing.JOINED, Pair.splits >= fewest
    )
    rows = session.execute(
        both_shared(wanted)[0].order_by(Pair.splits.desc(), Pair.changed_at, Pair.id).offset(first).limit(most)
    ).all()
    return [pair for pair, _all in rows], rows[0][1] if rows else 0


def once_bridges(session: Session, programme_id: UUID, refs: Collection[UUID] | None) -> list[Pair]:
    """The pairs of these findings that held a theme together alone, as it was last worked out; None asks for all."""
    wanted = select(Pair).where(Pair.programme_id == programme_id, Pair.splits > 0)
    if refs is not None:
        wanted = wanted.where(or_(Pair.first_ref.in_(list(refs)), Pair.second_ref.in_(list(refs))))
    return list(session.scalars(wanted.order_by(Pair.id)))


def links_of_themes(session: Session, theme_ids: Collection[UUID]) -> dict[UUID, list[tuple[UUID, UUID]]]:
    """The links of several themes, those of findings that are shared no longer too."""
    if not theme_ids:
        return {}
    inside = and_(ThemeMember.finding_ref == Pair.first_ref, ThemeMember.left_at.is_(None))
    wanted = select(ThemeMember.theme_id, Pair.first_ref, Pair.second_ref).join(ThemeMember, inside)
    wanted = wanted.where(Pair.standing == Standing.JOINED, ThemeMember.theme_id.in_(list(theme_ids)))
    links: dict[UUID, list[tuple[UUID, UUID]]] = {}
    for theme_id, low, high in session.execute(wanted.order_by(Pair.first_ref, Pair.second_ref)):
        links.setdefault(theme_id, []).append((low, high))
    return links


def pairs_of_theme(session: Session, theme_id: UUID, *, first: int = 0, most: int = 20) -> tuple[list[Pair], int]:
    """The pairs that count as the same in a theme, of findings that are both shared now, the newest first; and how many."""
    wanted = (
        select(Pair, func.count().over())
        .join(ThemeMember, and_(ThemeMember.finding_ref == Pair.first_ref, ThemeMember.left_at.is_(None)))
        .where(ThemeMember.theme_id == theme_id, Pair.standing == Standing.JOINED)
    )
    rows = session.execute(
        both_shared(wanted)[0].order_by(Pair.changed_at.desc(), Pair.id).offset(first).limit(most)
    ).all()
    return [pair for pair, _all in rows], rows[0][1] if rows else 0


@dataclass(frozen=True)
class Light:
    """A shared finding without its words: enough to put suggestions in order."""

    wording_id: UUID
    finding_ref: UUID
    review_ref: UUID
    category_key: str
    headings: tuple[str, ...]

    @classmethod
    def of(cls, wording: SharedWording) -> "Light":
        """The same of a wording that is loaded."""
        return cls(wording.id, wording.finding_ref, wording.review_ref, wording.category_key, tuple(wording.headings))


def lights_of(
    session: Session,
    programme_id: UUID,
    *,
    wording_ids: Collection[UUID] | None = None,
    refs: Collection[UUID] | None = None,
) -> dict[UUID, Light]:
    """What is shared now, by wording: some wordings, some findings, or all."""
    wanted = select(
        SharedWording.id, SharedWording.finding_ref, SharedWording.review_ref, SharedWording.category_key,
        SharedWording.factor_headings, SharedWording.programme_id,
    ).where(SharedWording.ended_on.is_(None))  # fmt: skip
    if wording_ids is not None:
        wanted = wanted.where(SharedWording.id.in_(list(wording_ids)))
    elif refs is not None:
        wanted = wanted.where(SharedWording.finding_ref.in_(list(refs)))
    else:
        wanted = wanted.where(SharedWording.programme_id == programme_id)
    asked_nothing = (wording_ids is not None and not wording_ids) or (refs is not None and not refs)
    return {
        row.id: Light(row.id, row.finding_ref, row.review_ref, row.category_key, tuple(_lines(row.factor_headings)))
        for row in ([] if asked_nothing else session.execute(wanted))
        if row.programme_id == programme_id
    }


def standings_between(session: Session, keys: Collection[tuple[UUID, UUID]]) -> dict[tuple[UUID, UUID], Standing]:
    """How it stands with several pairs, told without loading them."""
    refs = {ref for key in keys for ref in key}
    if not refs:
        return {}
    wanted = select(Pair.first_ref, Pair.second_ref, Pair.standing)
    among = wanted.where(Pair.first_ref.in_(refs), Pair.second_ref.in_(refs))
    return {(low, high): standing for low, high, standing in session.execute(among) if (low, high) in keys}


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]
