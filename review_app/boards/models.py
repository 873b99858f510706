"""The rows of programmes and LSCBs."""

import uuid
from datetime import date

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from review_app.core.columns import day, flag, open_text, reference
from review_app.core.rows import Row


class Programme(Row):
    """The LSCBs that learn together."""

    name: Mapped[str] = open_text(200)
    summary: Mapped[str] = open_text(2000, default="")
    starts_on: Mapped[date | None] = day()
    ends_on: Mapped[date | None] = day()
    invented: Mapped[bool] = flag(default=False)  # the demonstration: every page and paper says so

    @property
    def programme_id(self) -> uuid.UUID:
        """The programme's own id, as its LSCBs and reviews call it."""
        return self.id


class Board(Row):
    """A local safeguarding children board of a programme."""

    __table_args__ = (UniqueConstraint("programme_id", "name"), UniqueConstraint("programme_id", "id"))

    programme_id: Mapped[uuid.UUID] = reference("programme", index=True)
    name: Mapped[str] = open_text(120)

    @property
    def title(self) -> str:
        """The LSCB's name as it is printed, such as “Ashmere LSCB”."""
        return f"{self.name} LSCB"
