"""The rows of holds."""

import uuid
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped
from sqlalchemy.schema import SchemaItem

from review_app.core.clock import now
from review_app.core.columns import case_text, choice, flag, moment, number, open_text, personal_text, plain_id
from review_app.core.rows import CaseRow

REVIEW = "review"  # the kind of a hold on the review as a whole


class AskedBy(StrEnum):
    """Who asked for it."""

    POLICE = "police"
    COURT = "court"
    CORONER = "coroner"
    BOARD = "board"
    OURSELVES = "ourselves"

    @property
    def words(self) -> str:
        """Who asked, as a list of choices names them."""
        return {
            "police": "The police",
            "court": "A court or the Crown Prosecution Service",
            "coroner": "The coroner",
            "board": "The LSCB",
            "ourselves": "The review team itself",
        }[self.value]


class Hold(CaseRow):
    """A hold on one thing of a review, or on the review as a whole, until somebody lifts it."""

    kept_on_hold: ClassVar[bool] = False  # a hold is lifted while it lasts

    on_kind: Mapped[str] = open_text(40)  # the name of the thing's table; REVIEW for the whole
    on_id: Mapped[uuid.UUID] = plain_id(index=True)
    asked_by: Mapped[AskedBy] = choice(AskedBy)
    reason: Mapped[str] = case_text()
    lifted_at: Mapped[datetime | None] = moment()
    lifted_by: Mapped[uuid.UUID | None] = plain_id()
    lift_reason: Mapped[str] = case_text(default="")

    @property
    def is_on_review(self) -> bool:
        """Whether it is on the review as a whole."""
        return self.on_kind == REVIEW


class HandingOver(CaseRow):
    """What was handed over to the police or a court: one file with a list, known by its hash."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (UniqueConstraint("review_id", "number"),)

    things: Mapped[int] = number()
    number: Mapped[int] = number()
    asked_by: Mapped[AskedBy] = choice(AskedBy)
    to_whom: Mapped[str] = personal_text(200)
    reason: Mapped[str] = case_text()
    made_at: Mapped[datetime] = moment(default=now)
    with_originals: Mapped[bool] = flag(default=False)
    sha256: Mapped[str] = open_text(64)  # of the file as it was given out
