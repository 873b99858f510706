"""Naming a theme: its name, and a statement that names no place."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.clock import now
from review_app.core.errors import refuse_if
from review_app.core.text import normalised, one_line
from review_app.themes.models import Change, Theme, ThemeEvent
from review_app.themes.rules import why_not_name


@dataclass(frozen=True)
class Naming:
    """What a theme is to be called, as somebody typed it; what in it looks like a place, and why that may stay."""

    name: str
    statement: str = ""
    names: Sequence[str] = ()
    names_reason: str = ""


def name_theme(session: Session, theme: Theme, naming: Naming, *, by: UUID) -> None:
    """Name a theme, or choose which name goes on; the name it had is kept in its history. Raises NotNow."""
    refuse_if(why_not_name(theme, naming.name, naming.names, naming.names_reason))
    stage(session, Event.THEME_NAMED, theme, by=by)
    name = one_line(naming.name)
    if name != theme.name:
        values = {"programme_id": theme.programme_id, "theme_id": theme.id, "at": now(), "by": by}
        session.add(ThemeEvent(change=Change.NAMED, name=theme.name, **values))
    theme.name, theme.statement = name, normalised(naming.statement)
    theme.names_reason = normalised(naming.names_reason) if naming.names else ""
    theme.name_to_choose = False
    session.flush()
