"""The rows of history: versions, what somebody is typing, and when they were last in a review."""

import uuid
from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from review_app.core.clock import now
from review_app.core.columns import case_values, moment, number, open_text, plain_id, reference, sealed
from review_app.core.rows import Row


class Revision(Row):
    """The texts of one record as they stood after one save."""

    audited = False  # it is written by the flush that the event was staged for
    __table_args__ = (
        UniqueConstraint("object_id", "number"),
        Index("ix_revision_kind_object", "object_kind", "object_id"),
    )

    review_id: Mapped[uuid.UUID | None] = reference(
        "review", index=True
    )  # None: a possible case, which has no review yet
    object_kind: Mapped[str] = open_text(40)
    object_id: Mapped[uuid.UUID] = plain_id()
    number: Mapped[int] = number()
    fields: Mapped[dict[str, Any]] = case_values()
    saved_by: Mapped[uuid.UUID | None] = plain_id()
    saved_at: Mapped[datetime] = moment(default=now)


class Typed(Row):
    """What somebody is typing and has not saved: their own, no version, no event, gone at Save."""

    __abstract__ = True

    audited = False  # record_apart writes it at every pause; only Save makes an event
    where: ClassVar[str]  # the column that says where it is typed

    user_id: Mapped[uuid.UUID] = reference("user", index=True)
    form: Mapped[str] = open_text(60)  # the endpoint of the page being typed on
    object_id: Mapped[uuid.UUID] = plain_id()  # the record, or what a new one is made in or from
    base_version: Mapped[int] = number(default=0)
    box: Mapped[bytes | None] = sealed(
        nullable=True
    )  # what was typed, sealed: it may hold names that nobody has settled
    kept_at: Mapped[datetime] = moment(default=now, onupdate=now)
    page_opened_at: Mapped[datetime | None] = moment()  # which of two windows on one form it was typed in

    @property
    def place(self) -> dict[str, uuid.UUID]:
        """The review or programme in which it is typed, as addresses name it."""
        return {self.where: getattr(self, self.where)}


class Draft(Typed):
    """What somebody is typing in a review and has not saved: their own, no version, no event, gone at Save."""

    __table_args__ = (UniqueConstraint("user_id", "form", "object_id"),)
    where = "review_id"

    review_id: Mapped[uuid.UUID] = reference("review", index=True)
    fields: Mapped[dict[str, Any]] = case_values(default=dict)  # of a draft from before drafts were sealed


class ProgrammeDraft(Typed):
    """What somebody is typing in a programme, across its reviews, and has not saved: their own, gone at Save."""

    __table_args__ = (UniqueConstraint("user_id", "form", "object_id"),)
    where = "programme_id"

    programme_id: Mapped[uuid.UUID] = reference("programme", index=True)


class Visit(Row):
    """When somebody was last in a review, and up to which event of the audit they have seen what others did."""

    audited = False  # record_apart writes it while a page is read; that the review was read, the audit says
    __table_args__ = (UniqueConstraint("user_id", "review_id"),)

    user_id: Mapped[uuid.UUID] = reference("user")
    review_id: Mapped[uuid.UUID] = reference("review", index=True)
    sign_in_id: Mapped[uuid.UUID | None] = plain_id()  # of the visit that goes on, or went on last
    last_at: Mapped[datetime] = moment()  # when a page was last opened
    last_seq: Mapped[int] = number()  # the newest event then
    seen_at: Mapped[datetime | None] = moment()  # when the visit before ended; None: there was none
    seen_seq: Mapped[int] = number()  # the newest event then
