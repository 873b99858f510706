"""The rows of search: what each record says, folded, and what somebody looked for last."""

import uuid
from datetime import datetime

from sqlalchemy import BigInteger, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from review_app.core.clock import now
from review_app.core.columns import Sensitivity, case_text, moment, open_text, plain_id, reference
from review_app.core.rows import Base, Row


class SearchText(Base):
    """The words of one record's texts, without case and accents; the database's own word index stands beside it."""

    audited = False  # it is written by the flush that the event was staged for, and says nothing of its own
    __table_args__ = (Index("ix_search_text_review_id_kind", "review_id", "kind"),)

    # Drawn from the record's id, so that the row is found without asking; SQLite's word index counts in whole numbers.
    id: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"),
        primary_key=True,
        autoincrement=False,
        info={"sensitivity": Sensitivity.OPEN},
    )
    review_id: Mapped[uuid.UUID] = reference("review")
    kind: Mapped[str] = open_text(40)  # the record's table
    object_id: Mapped[uuid.UUID] = plain_id()
    saved_at: Mapped[datetime] = moment(default=now)
    words: Mapped[str] = case_text()


class Search(Row):
    """What somebody looked for in a review: their own, kept for a day so that no address holds its words."""

    audited = False  # record_apart writes it; who read the review is recorded, what they looked for is not

    user_id: Mapped[uuid.UUID] = reference("user", index=True)
    review_id: Mapped[uuid.UUID] = reference("review", index=True)
    words: Mapped[str] = case_text()
    asked_at: Mapped[datetime] = moment(default=now)
