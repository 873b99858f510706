"""Themes as they stand while they are brought up to date."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.core.clock import now
from review_app.themes.models import Change, Theme, ThemeEvent

Part = frozenset[UUID]


@dataclass
class Work:
    """By whom, when and in which programme; and how much has changed."""

    session: Session
    programme_id: UUID
    by: UUID | None
    at: datetime = field(default_factory=now)
    changes: int = 0

    def note(self, theme: Theme, change: Change, **what: object) -> None:
        """A line of a theme's history."""
        values = {
            "programme_id": self.programme_id,
            "theme_id": theme.id,
            "change": change,
            "at": self.at,
            "by": self.by,
        }
        self.session.add(ThemeEvent(**values, **what))
        self.changes += 1
