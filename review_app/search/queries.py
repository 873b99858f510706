"""Finding: which records of a review say something, counted by kind; and what somebody looked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import Session, joinedload

from review_app.core.offers import Searchable
from review_app.search.asking import Term
from review_app.search.engine import holds
from review_app.search.models import Search, SearchText
from review_app.search.snippets import Cuts, Piece, snippet_of

FIRST = 3  # of each kind, where all kinds are shown
PAGE = 20  # of one kind


@dataclass(frozen=True)
class Found:
    """One record that says what was looked for."""

    title: str
    url: str
    words: list[Piece]


@dataclass(frozen=True)
class Group:
    """What was found of one kind: how many there are, and those of this page."""

    kind: str
    heading: str
    total: int
    found: list[Found]


@dataclass(frozen=True)
class Wanted:
    """What is looked for, and which part of what is found: the first of every kind, or a page of one."""

    terms: list[Term]
    kind: str = ""
    page: int = 1


def groups_of(session: Session, review_id: UUID, offers: Sequence[Searchable], wanted: Wanted) -> list[Group]:
    """What was found in a review, by kind in the order of the offers; nothing that was deleted or replaced.

    `offers` are those whose kinds the person may read: of others not even the number is asked for.
    """
    if not offers:
        return []
    totals: dict[str, int] = {}
    ids: dict[str, list[UUID]] = {}
    for kind, object_id, place, total in session.execute(_matches(session, review_id, offers, wanted)):
        totals[kind] = total
        if _is_shown(wanted, kind, place):
            ids.setdefault(kind, []).append(object_id)
    cuts: Cuts = {}
    return [
        Group(_kind(offer), offer.plural, totals[_kind(offer)], _found(session, offer, ids.get(_kind(offer), []), wanted.terms, cuts))
        for offer in offers
        if _kind(offer) in totals
    ]  # fmt: skip


def search_of(session: Session, user_id: UUID, review_id: UUID, search_id: UUID | None) -> Search | None:
    """What somebody looked for in a review: the one asked for, or their last."""
    own = select(Search).where(Search.user_id == user_id, Search.review_id == review_id)
    if search_id is not None:
        own = own.where(Search.id == search_id)
    return session.scalars(own.order_by(Search.asked_at.desc(), Search.id).limit(1)).first()


def searches_of(session: Session, user_id: UUID) -> list[Search]:
    """Everything that somebody looked for and that is still kept, newest first."""
    return list(
        session.scalars(select(Search).where(Search.user_id == user_id).order_by(Search.asked_at.desc(), Search.id))
    )


def _kind(offer: Searchable) -> str:
    return str(offer.model.__tablename__)


def _matches(session: Session, review_id: UUID, offers: Sequence[Searchable], wanted: Wanted) -> Select[Any]:
    """Kind, record, place in its kind and number of its kind for each row of the page, in one statement."""
    counts = or_(
        *(
            and_(SearchText.kind == _kind(offer), SearchText.object_id.in_(_that_count(offer, review_id)))
            for offer in offers
        )
    )
    place = func.row_number().over(partition_by=SearchText.kind, order_by=(SearchText.saved_at.desc(), SearchText.id))
    dialect = session.get_bind().dialect.name
    every = (
        select(
            SearchText.kind,
            SearchText.object_id,
            place.label("place"),
            func.count().over(partition_by=SearchText.kind).label("total"),
        )
        .where(SearchText.review_id == review_id, holds(dialect, review_id, wanted.terms), counts)
        .subquery()
    )
    shown = every.c.place <= (1 if wanted.kind else FIRST)
    if wanted.kind:
        after = (wanted.page - 1) * PAGE
        shown = or_(shown, and_(every.c.kind == wanted.kind, every.c.place > after, every.c.place <= after + PAGE))
    return select(every).where(shown).order_by(every.c.kind, every.c.place)


def _is_shown(wanted: Wanted, kind: str, place: int) -> bool:
    if not wanted.kind:
        return True
    after = (wanted.page - 1) * PAGE
    return kind == wanted.kind and after < place <= after + PAGE


def _that_count(offer: Searchable, review_id: UUID) -> Select[Any]:
    """The ids of a kind's records that stand: neither deleted nor a part of something deleted."""
    model: Any = offer.model
    ids = select(model.id).where(model.review_id == review_id)
    if "deleted_at" in model.__table__.c:
        ids = ids.where(model.deleted_at.is_(None))
    for name in offer.within:
        whole = getattr(model, name)
        ids = ids.join(whole).where(whole.property.mapper.class_.deleted_at.is_(None))
    return ids.where(offer.counts()) if offer.counts else ids


def _found(session: Session, offer: Searchable, ids: list[UUID], terms: list[Term], cuts: Cuts) -> list[Found]:
    if not ids:
        return []
    model: Any = offer.model
    loading = [joinedload(getattr(model, name)) for name in (*offer.within, *offer.needs)]
    rows = {row.id: row for row in session.scalars(select(model).where(model.id.in_(ids)).options(*loading))}
    return [
        Found(
            offer.title(row),
            offer.url(row),
            snippet_of([getattr(row, name) or "" for name in offer.texts], terms, cuts),
        )
        for row in (rows[each] for each in ids if each in rows)
    ]
