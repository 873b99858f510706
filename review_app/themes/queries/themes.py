"""Reading themes: counted by LSCB and by review over what is shared now, never by mention."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import and_, case, distinct, func, select
from sqlalchemy.orm import Session

from review_app.core.errors import found
from review_app.themes.models import Change, Theme, ThemeEvent, ThemeMember
from review_app.themes.queries.shared import Wanted
from review_app.wordings.models import SharedWording

FEWEST = 2  # findings that are shared now: one alone doesn't recur


@dataclass(frozen=True)
class ThemeLine:
    """A theme and in how many LSCBs and reviews it was found; `first_title` is the title of its earliest wording."""

    theme: Theme
    boards: int
    reviews: int
    findings: int
    first_title: str

    @property
    def title(self) -> str:
        """Its name; where nobody has named it yet, the title of its earliest wording."""
        return self.theme.name or self.first_title


def themes_of_programme(session: Session, programme_id: UUID) -> list[ThemeLine]:
    """Every theme of a programme that has at least two findings shared now, those of most LSCBs first."""
    return page_of_themes(session, programme_id)[0]


def page_of_themes(
    session: Session, programme_id: UUID, *, first: int = 0, most: int | None = None
) -> tuple[list[ThemeLine], int]:
    """Some of the themes of a programme in their order, and how many there are in all."""
    counts = _counts(programme_id).subquery()
    ordered = (
        select(Theme, counts.c.boards, counts.c.reviews, counts.c.findings, func.count().over())
        .join(counts, counts.c.theme_id == Theme.id)
        .order_by(counts.c.boards.desc(), counts.c.findings.desc(), Theme.created_at, Theme.id)
    )
    rows = session.execute(ordered.offset(first).limit(most)).all()
    titles = titles_of_themes(session, [theme.id for theme, *_counts in rows if not theme.name])
    lines = [
        ThemeLine(theme, boards, reviews, findings, titles.get(theme.id, ""))
        for theme, boards, reviews, findings, _all in rows
    ]
    return lines, rows[0][4] if rows else 0


def line_of_theme(session: Session, theme: Theme) -> ThemeLine:
    """One theme with its counts; of a theme with fewer than two findings shared now, they are none."""
    counted = session.execute(_counts(theme.programme_id).where(ThemeMember.theme_id == theme.id)).first()
    first_title = titles_of_themes(session, [theme.id]).get(theme.id, "")
    if counted is None:
        return ThemeLine(theme, 0, 0, 0, first_title)
    return ThemeLine(theme, counted.boards, counted.reviews, counted.findings, first_title)


def theme_in_programme(session: Session, programme_id: UUID, theme_id: UUID) -> Theme:
    """A theme of this programme, ended ones too; raises NotFound."""
    wanted = select(Theme).where(Theme.programme_id == programme_id, Theme.id == theme_id)
    return found(session.scalars(wanted).first())


def theme_of_finding(session: Session, programme_id: UUID, finding_ref: UUID) -> Theme | None:
    """The theme that a shared finding belongs to now."""
    member = and_(ThemeMember.theme_id == Theme.id, ThemeMember.left_at.is_(None))
    wanted = select(Theme).join(ThemeMember, member).where(ThemeMember.finding_ref == finding_ref)
    return session.scalars(wanted.where(Theme.programme_id == programme_id)).first()


def themes_by_ids(session: Session, ids: Iterable[UUID]) -> dict[UUID, Theme]:
    """Several themes by id, ended ones too."""
    wanted = select(Theme).where(Theme.id.in_(set(ids))).order_by(Theme.id)
    return {theme.id: theme for theme in session.scalars(wanted)}


def members_of_themes(session: Session, programme_id: UUID) -> dict[UUID, list[UUID]]:
    """The findings of each theme that are shared now."""
    wanted = _shared_members(select(ThemeMember.theme_id, ThemeMember.finding_ref), programme_id)
    members: dict[UUID, list[UUID]] = {}
    for theme_id, finding_ref in session.execute(wanted.order_by(ThemeMember.joined_at, ThemeMember.finding_ref)):
        members.setdefault(theme_id, []).append(finding_ref)
    return {theme_id: refs for theme_id, refs in members.items() if len(refs) >= FEWEST}


def boards_of_themes(
    session: Session, programme_id: UUID, theme_ids: Collection[UUID] | None = None
) -> dict[UUID, set[UUID]]:
    """The LSCBs in which each theme, or each of some, was found by what is shared now; for ACROSS_NAMED, or to be counted."""
    wanted = _shared_members(select(ThemeMember.theme_id, SharedWording.board_id).distinct(), programme_id)
    if theme_ids is not None:
        wanted = wanted.where(ThemeMember.theme_id.in_(list(theme_ids)))
    boards: dict[UUID, set[UUID]] = {}
    for theme_id, board_id in session.execute(wanted.order_by(ThemeMember.theme_id, SharedWording.board_id)):
        boards.setdefault(theme_id, set()).add(board_id)
    return boards


def findings_of_theme(
    session: Session, theme: Theme, *, most: int | None = None, first: int = 0
) -> list[SharedWording]:
    """What its LSCBs share now of the findings of a theme, in an order that says nothing of the LSCB."""
    wanted = _shared_members(select(SharedWording), theme.programme_id).where(ThemeMember.theme_id == theme.id)
    ordered = wanted.order_by(SharedWording.category_place, SharedWording.title, SharedWording.id)
    return list(session.scalars(ordered.offset(first).limit(most)))


def titles_of_themes(session: Session, theme_ids: Collection[UUID]) -> dict[UUID, str]:
    """The title of the earliest wording of each theme, among those shared now."""
    if not theme_ids:
        return {}
    place = func.row_number().over(
        partition_by=ThemeMember.theme_id, order_by=(ThemeMember.joined_at, SharedWording.shared_on, SharedWording.id)
    )
    ranked = _shared_members(select(ThemeMember.theme_id, SharedWording.title, place.label("place")), None)
    ranked_rows = ranked.where(ThemeMember.theme_id.in_(list(theme_ids))).subquery()
    wanted = select(ranked_rows.c.theme_id, ranked_rows.c.title).where(ranked_rows.c.place == 1)
    return {theme_id: title for theme_id, title in session.execute(wanted.order_by(ranked_rows.c.theme_id))}


def events_of_theme(session: Session, theme: Theme, *, most: int | None = None) -> list[ThemeEvent]:
    """A theme's history, the newest first."""
    wanted = select(ThemeEvent).where(ThemeEvent.theme_id == theme.id)
    first_of_all = case((ThemeEvent.change == Change.BEGUN, 1), else_=0)
    return list(session.scalars(wanted.order_by(ThemeEvent.at.desc(), first_of_all, ThemeEvent.id).limit(most)))


def open_members(session: Session, programme_id: UUID, refs: Collection[UUID] | None) -> dict[Theme, list[ThemeMember]]:
    """The themes that any of these findings belongs to now, with every finding of each; None asks for all themes."""
    now_in = and_(ThemeMember.theme_id == Theme.id, ThemeMember.left_at.is_(None))
    wanted = select(Theme, ThemeMember).join(ThemeMember, now_in).where(Theme.programme_id == programme_id)
    if refs is not None:
        of_refs = select(ThemeMember.theme_id).where(
            ThemeMember.finding_ref.in_(list(refs)), ThemeMember.left_at.is_(None)
        )
        wanted = wanted.where(Theme.id.in_(of_refs))
    members: dict[Theme, list[ThemeMember]] = {}
    for theme, member in session.execute(wanted.order_by(Theme.created_at, Theme.id, ThemeMember.finding_ref)):
        members.setdefault(theme, []).append(member)
    return members


def _counts(programme_id: UUID) -> Wanted:
    counted = select(
        ThemeMember.theme_id,
        func.count(distinct(SharedWording.board_id)).label("boards"),
        func.count(distinct(SharedWording.review_ref)).label("reviews"),
        func.count().label("findings"),
    )
    return _shared_members(counted, programme_id).group_by(ThemeMember.theme_id).having(func.count() >= FEWEST)


def _shared_members(wanted: Wanted, programme_id: UUID | None) -> Wanted:
    """With the findings that belong to a theme now and are shared now."""
    current = and_(SharedWording.finding_ref == ThemeMember.finding_ref, SharedWording.ended_on.is_(None))
    joined = wanted.select_from(ThemeMember).join(SharedWording, current).where(ThemeMember.left_at.is_(None))
    return joined if programme_id is None else joined.where(ThemeMember.programme_id == programme_id)


def themes_that_went_into(session: Session, theme: Theme) -> list[tuple[Theme, frozenset[UUID]]]:
    """The themes that ended in this one, or in one that ended in it, the latest first; each with the findings that it had then."""
    into = select(Theme.id).where(Theme.went_into == theme.id).cte("into", recursive=True)
    into = into.union(select(Theme.id).where(Theme.went_into == into.c.id))
    then_in = and_(ThemeMember.theme_id == Theme.id, ThemeMember.left_at == Theme.ended_at)
    wanted = select(Theme, ThemeMember.finding_ref).join(ThemeMember, then_in)
    return _with_refs(session, wanted.where(Theme.id.in_(select(into.c.id))))


def name_before(session: Session, theme: Theme) -> ThemeEvent | None:
    """The line of a theme's history that says how it was last called, other than it and others are now; or None."""
    taken = select(Theme.name).where(Theme.programme_id == theme.programme_id, Theme.ended_at.is_(None))
    renamed = select(ThemeEvent).where(ThemeEvent.theme_id == theme.id, ThemeEvent.change == Change.NAMED)
    newest = renamed.where(ThemeEvent.name != "", ThemeEvent.name.not_in(taken))
    return session.scalars(newest.order_by(ThemeEvent.at.desc(), ThemeEvent.id).limit(1)).first()


def namesakes_of(session: Session, theme: Theme) -> list[Theme]:
    """The other themes of a programme that are called as this one now."""
    wanted = select(Theme).where(Theme.programme_id == theme.programme_id, Theme.ended_at.is_(None))
    return list(session.scalars(wanted.where(Theme.name == theme.name, Theme.id != theme.id).order_by(Theme.id)))


def _with_refs(session: Session, wanted: Wanted) -> list[tuple[Theme, frozenset[UUID]]]:
    refs: dict[Theme, set[UUID]] = {}
    for ended, finding_ref in session.execute(wanted.order_by(Theme.ended_at.desc(), Theme.id)):
        refs.setdefault(ended, set()).add(finding_ref)
    return [(ended, frozenset(found)) for ended, found in refs.items()]


def themes_that_came_apart(
    session: Session, programme_id: UUID, refs: Collection[UUID] | None
) -> list[tuple[Theme, frozenset[UUID]]]:
    """The themes of which nothing was left, the latest first, each with those of these findings that it had; None: all."""
    then_in = and_(ThemeMember.theme_id == Theme.id, ThemeMember.left_at == Theme.ended_at)
    wanted = select(Theme, ThemeMember.finding_ref).join(ThemeMember, then_in)
    wanted = wanted.where(Theme.programme_id == programme_id, Theme.went_into.is_(None))
    if refs is not None:
        wanted = wanted.where(ThemeMember.finding_ref.in_(list(refs)))
    return _with_refs(session, wanted)


def titles_by_theme(session: Session, theme_ids: Collection[UUID], most: int) -> dict[UUID, list[tuple[str, UUID]]]:
    """The first titles of each theme's wordings, with their LSCB, in an order that says nothing of it."""
    if not theme_ids:
        return {}
    ordered = (func.lower(SharedWording.title), SharedWording.id)
    place = func.row_number().over(partition_by=ThemeMember.theme_id, order_by=ordered)
    columns = (ThemeMember.theme_id, SharedWording.title, SharedWording.board_id, place.label("place"))
    rows = _shared_members(select(*columns), None).where(ThemeMember.theme_id.in_(list(theme_ids))).subquery()
    wanted = select(rows.c.theme_id, rows.c.title, rows.c.board_id).where(rows.c.place <= most)
    titles: dict[UUID, list[tuple[str, UUID]]] = {}
    for theme_id, title, board_id in session.execute(wanted.order_by(rows.c.theme_id, rows.c.place)):
        titles.setdefault(theme_id, []).append((title, board_id))
    return titles
