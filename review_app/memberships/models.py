"""The rows of memberships."""

import uuid
from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped

from review_app.access.roles import Role
from review_app.core.columns import choice, day, moment, plain_id, reference
from review_app.core.rows import Row


class Membership(Row):
    """A person's role in the installation, a programme, an LSCB or a review, from a day to a day.

    Which practitioner a case group member is stands in the encrypted names alone.
    """

    __table_args__ = (
        CheckConstraint("(review_id IS NULL) OR (board_id IS NULL AND programme_id IS NULL)", name="one_place"),
        CheckConstraint("(board_id IS NULL) OR (programme_id IS NULL)", name="board_alone"),
        CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="ends_after_start"),
    )

    user_id: Mapped[uuid.UUID] = reference("user", index=True)
    role: Mapped[Role] = choice(Role)
    programme_id: Mapped[uuid.UUID | None] = reference("programme", index=True)
    board_id: Mapped[uuid.UUID | None] = reference("board", index=True)
    review_id: Mapped[uuid.UUID | None] = reference("review", index=True)
    starts_on: Mapped[date] = day()
    ends_on: Mapped[date | None] = day()  # the last day on which it counts
    ended_at: Mapped[datetime | None] = moment()  # ended at once, before its last day was over
    given_by: Mapped[uuid.UUID | None] = plain_id()

    def holds_on(self, on: date) -> bool:
        """Whether the role counts on a day."""
        return self.starts_on <= on and self.is_open_on(on)

    def is_open_on(self, on: date) -> bool:
        """Whether the role counts on a day, or will from a later one."""
        return self.ended_at is None and (self.ends_on is None or on <= self.ends_on)
