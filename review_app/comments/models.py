"""The rows of comments."""

import uuid
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped
from sqlalchemy.schema import SchemaItem

from review_app.core.columns import case_text, choice, moment, open_text, plain_id
from review_app.core.rows import CaseRow


class CommentKind(StrEnum):
    """Whether something is said, or questioned."""

    COMMENT = "comment"
    CHALLENGE = "challenge"

    @property
    def words(self) -> str:
        """The kind as screens name it."""
        return self.value.capitalize()


class Comment(CaseRow):
    """A comment or challenge on one thing of the review, and what became of it."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        Index("ix_comment_review_id_on_kind_on_id", "review_id", "on_kind", "on_id"),
        CheckConstraint("(settled_at IS NULL) = (settled_by IS NULL)", name="settled"),
    )

    on_kind: Mapped[str] = open_text(40)  # the table of the thing that it is about
    on_id: Mapped[uuid.UUID] = plain_id()
    kind: Mapped[CommentKind] = choice(CommentKind, default=CommentKind.COMMENT)
    text: Mapped[str] = case_text()
    outcome: Mapped[str] = case_text(default="")
    settled_at: Mapped[datetime | None] = moment()
    settled_by: Mapped[uuid.UUID | None] = plain_id()

    @property
    def is_open(self) -> bool:
        """Whether nobody has said yet what became of it."""
        return self.settled_at is None

    @property
    def is_challenge(self) -> bool:
        """Whether it questions the thing."""
        return self.kind is CommentKind.CHALLENGE
