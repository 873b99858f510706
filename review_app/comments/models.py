"""The rows of comments: what was said to the whole team, the answers, and what somebody keeps to themselves so far."""

import uuid
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, relationship
from sqlalchemy.schema import SchemaItem

from review_app.core.clock import now
from review_app.core.columns import case_text, choice, moment, open_text, plain_id, reference, within_review
from review_app.core.rows import CaseRow, Row


class CommentKind(StrEnum):
    """Whether something is said, or questioned."""

    COMMENT = "comment"
    CHALLENGE = "challenge"

    @property
    def words(self) -> str:
        """The kind as screens name it."""
        return self.value.capitalize()


class Result(StrEnum):
    """What became of a challenge. To keep a difference is as good an end as any."""

    ACCEPTED = "accepted"
    NOT_ACCEPTED = "not_accepted"
    DIFFERENCE = "difference"

    @property
    def words(self) -> str:
        """The result as screens name it."""
        return {"accepted": "Accepted", "not_accepted": "Not accepted", "difference": "Kept as a difference"}[
            self.value
        ]


class Voice(StrEnum):
    """Whose words a comment holds: the writer's own, or the case group's, of whom never one is named."""

    TEAM = "team"
    CASE_GROUP = "case_group"


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
    voice: Mapped[Voice] = choice(Voice, default=Voice.TEAM)
    meeting_id: Mapped[uuid.UUID | None] = plain_id()  # at which meeting the case group said it
    addressed_to: Mapped[uuid.UUID | None] = plain_id(
        index=True
    )  # somebody of the review team, or nobody in particular
    result: Mapped[Result | None] = choice(
        Result
    )  # of a settled challenge; None where it was settled before it was asked
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

    @property
    def is_of_case_group(self) -> bool:
        """Whether it was said by the case group and typed in by somebody of the team."""
        return self.voice is Voice.CASE_GROUP


class Answer(CaseRow):
    """What somebody answered to a comment or challenge."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (within_review("comment_id", "comment"),)

    comment_id: Mapped[uuid.UUID] = plain_id(index=True)
    text: Mapped[str] = case_text()

    comment: Mapped[Comment] = relationship(lazy="raise", viewonly=True)


class PrivateComment(Row):
    """A comment that its writer has not shared: theirs alone, no version, no event, in no search and no export."""

    audited = False  # record_apart writes it; only sharing makes an event
    __table_args__ = (Index("ix_private_comment_user_id_review_id", "user_id", "review_id"),)

    user_id: Mapped[uuid.UUID] = reference("user")
    review_id: Mapped[uuid.UUID] = reference("review", index=True)
    on_kind: Mapped[str] = open_text(40)
    on_id: Mapped[uuid.UUID] = plain_id()
    kind: Mapped[CommentKind] = choice(CommentKind, default=CommentKind.COMMENT)
    text: Mapped[str] = case_text()
    kept_at: Mapped[datetime] = moment(default=now, onupdate=now)
