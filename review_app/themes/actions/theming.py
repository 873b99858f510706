"""Themes after decisions: worked out for what the decisions touch, and from nothing with the same result."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage, staged_events
from review_app.themes import queries
from review_app.themes.actions.splitting import call_as_before, follow, shares_of
from review_app.themes.actions.work import Part, Work
from review_app.themes.build import Before, Plan, bridges, components, succession
from review_app.themes.models import Change, Pair, Theme, ThemeMember


def update_themes(session: Session, programme_id: UUID, refs: Collection[UUID], *, by: UUID | None = None) -> int:
    """Bring up to date the themes that these findings belong to, or come to belong to; the number of changes.

    `refs` names both findings of every pair whose standing has changed. Nothing else of the programme is read.
    """
    members = queries.open_members(session, programme_id, refs)
    around = {*refs, *(member.finding_ref for rows in members.values() for member in rows)}
    links = queries.links_among(session, programme_id, around)
    return _brought_up_to_date(Work(session, programme_id, by), members, links, around)


def rebuild_themes(session: Session, programme_id: UUID, *, by: UUID | None = None) -> int:
    """Work out every theme of a programme from its decisions; the number of changes, none where all was up to date."""
    queries.hold_programme(session, programme_id)
    members = queries.open_members(session, programme_id, None)
    links = queries.links_among(session, programme_id, None)
    return _brought_up_to_date(Work(session, programme_id, by), members, links, None)


def _brought_up_to_date(
    work: Work, members: Mapping[Theme, list[ThemeMember]], links: Sequence[Pair], around: Collection[UUID] | None
) -> int:
    parts = components((pair.first_ref, pair.second_ref) for pair in links)
    weights = bridges((pair.first_ref, pair.second_ref) for pair in links)
    changed = [(pair, 0) for pair in queries.once_bridges(work.session, work.programme_id, around)]
    changed += [(pair, weights.get((pair.first_ref, pair.second_ref), 0)) for pair in links]
    if not staged_events(work.session):
        stage(work.session, Event.THEMES_WORKED_OUT, None, by=work.by)
    for pair, weight in dict(changed).items():  # what is said of a link stands after what was said of it once
        if pair.splits != weight:
            pair.splits = weight
            work.changes += 1
    shares = shares_of(work.session, members, parts)
    before = [
        Before(
            theme.id,
            shares.own.get(theme.id) or frozenset(row.finding_ref for row in rows),
            bool(theme.name),
            theme.created_at,
        )
        for theme, rows in members.items()
    ]
    claims = shares.claims | _come_together_again(work, members, parts, around)
    follow(work, shares, _moved(work, members, succession(before, parts, claims.keys()), parts, claims))
    work.session.flush()
    return work.changes


def _come_together_again(
    work: Work, members: Mapping[Theme, list[ThemeMember]], parts: Sequence[Part], around: Collection[UUID] | None
) -> dict[Part, Theme]:
    """The groups of findings that belong to no theme, at least two of which once made one of which nothing was left."""
    taken = {row.finding_ref for rows in members.values() for row in rows}
    new = [part for part in parts if not part & taken]
    ended = queries.themes_that_came_apart(work.session, work.programme_id, around) if new else []
    claims: dict[Part, Theme] = {}
    for theme, refs in ended:
        part = max(new, key=lambda one: (len(one & refs), min(one)))
        if len(part & refs) > 1:
            claims.setdefault(part, theme)
    return claims


def _moved(
    work: Work,
    members: Mapping[Theme, list[ThemeMember]],
    plan: Plan,
    parts: Sequence[Part],
    claims: Mapping[Part, Theme],
) -> dict[UUID, Theme]:
    """Let each finding belong to the theme of its group; which is whose."""
    themes = {theme.id: theme for theme in members}
    was_in = {row.finding_ref: theme for theme, rows in members.items() for row in rows}
    theme_of = {part: themes[plan.goes_on[part]] if part in plan.goes_on else None for part in parts}
    begun = {part: _begun(work, part, was_in, claims.get(part)) for part, theme in theme_of.items() if theme is None}
    now_in = {ref: theme or begun[part] for part, theme in theme_of.items() for ref in part}
    for theme_id, part in plan.went_into.items():
        _end(work, themes[theme_id], now_in[min(part)] if part else None)
    _let_leave(work, members, now_in)
    work.session.flush()  # who leaves, before who joins: no finding belongs to two themes
    for ref, theme in now_in.items():
        if was_in.get(ref) is not theme:
            member = ThemeMember(programme_id=work.programme_id, theme_id=theme.id, finding_ref=ref, joined_at=work.at)
            work.session.add(member)
            work.note(theme, Change.JOINED, finding_ref=ref)
    return now_in


def _let_leave(work: Work, members: Mapping[Theme, list[ThemeMember]], now_in: Mapping[UUID, Theme]) -> None:
    """Let go of the findings that belong to another theme now, or to none."""
    for theme, rows in members.items():
        for row in rows:
            if now_in.get(row.finding_ref) is theme:
                continue
            row.left_at = work.at
            if row.finding_ref not in now_in and theme.ended_at is None:
                work.note(theme, Change.LEFT, finding_ref=row.finding_ref)


def _begun(work: Work, part: Part, was_in: Mapping[UUID, Theme], again: Theme | None) -> Theme:
    """The theme of a group of findings that has none: split off from another, there once `again`, or new."""
    sources = {was_in[ref] for ref in part if ref in was_in}
    source = min(sources, key=lambda theme: (theme.created_at, theme.id), default=None)
    if again is not None:
        again.ended_at = again.went_into = None
        theme = again
        work.session.flush()
        call_as_before(work, again)
    else:
        theme = Theme(id=uuid4(), programme_id=work.programme_id, name="", statement="", names_reason="")
        theme.name_to_choose = False
        work.session.add(theme)
    work.session.flush()
    work.note(theme, Change.BEGUN, other_theme_id=source.id if source else None, name=theme.name)
    if source is not None:
        work.note(source, Change.SPLIT, other_theme_id=theme.id, name=theme.name)
    return theme


def _end(work: Work, theme: Theme, into: Theme | None) -> None:
    """End a theme that goes on in another, or of which nothing is left; its name stays in both histories."""
    theme.ended_at, theme.went_into = work.at, into.id if into else None
    theme.name_to_choose = False
    work.note(theme, Change.ENDED, other_theme_id=into.id if into else None, name=theme.name)
    if into is not None:
        work.note(into, Change.MERGED, other_theme_id=theme.id, name=theme.name)
        into.name_to_choose = into.name_to_choose or bool(theme.name and into.name and theme.name != into.name)
