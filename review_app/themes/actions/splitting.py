"""What becomes of themes that once came together and split again: each part is called what it was called before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.history.queries import revisions_of
from review_app.themes import queries
from review_app.themes.actions.work import Part, Work
from review_app.themes.build import shared_out
from review_app.themes.models import Change, Theme, ThemeMember


@dataclass
class Shares:
    """What themes that split have of their own, the parts that are a theme which once went into them, and what stays inside."""

    own: dict[UUID, Part] = field(default_factory=dict)
    claims: dict[Part, Theme] = field(default_factory=dict)
    inside: list[tuple[Theme, Theme, Part]] = field(default_factory=list)  # the theme, what went into it, what that had
    split: list[Theme] = field(default_factory=list)


def shares_of(session: Session, members: Mapping[Theme, list[ThemeMember]], parts: Sequence[Part]) -> Shares:
    """How the themes that split are shared out; what went into a theme is asked for where it splits alone."""
    part_of = {ref: part for part in parts for ref in part}
    shares = Shares()
    for theme, rows in members.items():
        left = {part_of[row.finding_ref] for row in rows if row.finding_ref in part_of} - shares.claims.keys()
        once = queries.themes_that_went_into(session, theme) if len(left) > 1 else []
        if not once:
            continue
        shares.split.append(theme)
        refs = frozenset(row.finding_ref for row in rows)
        shares.own[theme.id], claimed = shared_out(refs, left, {other.id: had for other, had in once})
        again = {other.id: other for other, _had in once if other.id in claimed.values()}
        shares.claims |= {part: again[other_id] for part, other_id in claimed.items()}
        shares.inside += [(theme, other, had) for other, had in once if other.id not in again]
    return shares


def follow(work: Work, shares: Shares, now_in: Mapping[UUID, Theme]) -> None:
    """Let what once went into a theme that splits be where most of its findings are; of two names there one is to choose."""
    again = {theme.id for theme in shares.claims.values()}
    to_choose = dict.fromkeys(shares.split, False)
    for theme, other, had in shares.inside:
        there = [now_in[ref] for ref in had if ref in now_in]
        into = max(there, key=lambda one: (there.count(one), one.id), default=theme)
        if into is not theme or other.went_into in again:
            other.went_into = into.id
        if into is not theme:
            work.note(into, Change.MERGED, other_theme_id=other.id, name=other.name)
        if other.name and into.name and other.name != into.name:
            to_choose[into] = True
    for theme, is_open in to_choose.items():
        came_up = theme.id in again  # it was not there to choose for
        theme.name_to_choose = is_open and (theme.name_to_choose or came_up)


def call_as_before(work: Work, again: Theme) -> None:
    """Of two themes with one name, since it once went on for both, give one its own name and statement back."""
    for other in queries.namesakes_of(work.session, again) if again.name else []:
        lines = ((theme, queries.name_before(work.session, theme)) for theme in (other, again))
        theme, line = next(((theme, line) for theme, line in lines if line is not None), (again, None))
        if line is not None:
            kept = (one for one in revisions_of(work.session, theme) if one.saved_at < line.at)  # the newest first
            statement = next((str(one.fields.get("statement", "")) for one in kept), "")
            work.note(theme, Change.NAMED, name=theme.name)
            theme.name, theme.statement = line.name, statement
