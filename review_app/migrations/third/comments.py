"""What comments gained with analysis: what became of a challenge, whose words they are, answers, and private drafts."""

import sqlalchemy as sa
from alembic import op

TABLES = ("answer", "private_comment")


def make() -> None:
    """Add the columns, the tables and their indexes."""
    op.add_column("comment", sa.Column("voice", sa.String(length=40), nullable=False, server_default="team"))
    op.add_column("comment", sa.Column("meeting_id", sa.Uuid(), nullable=True))
    op.add_column("comment", sa.Column("addressed_to", sa.Uuid(), nullable=True))
    op.add_column("comment", sa.Column("result", sa.String(length=40), nullable=True))
    op.create_index(op.f("ix_comment_addressed_to"), "comment", ["addressed_to"], unique=False)
    op.create_table(
        "answer",
        sa.Column("comment_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deleted_by", sa.Uuid(), nullable=True),
        sa.Column("deletion_reason", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_by", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["review_id", "comment_id"],
            ["comment.review_id", "comment.id"],
            name=op.f("fk_answer_review_id_comment_id"),
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_answer_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_answer_review_id_id")),
    )
    for column in ("comment_id", "review_id"):
        op.create_index(op.f(f"ix_answer_{column}"), "answer", [column], unique=False)
    op.create_table(
        "private_comment",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("on_kind", sa.String(length=40), nullable=False),
        sa.Column("on_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_private_comment_review_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_private_comment_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_private_comment")),
    )
    op.create_index(op.f("ix_private_comment_review_id"), "private_comment", ["review_id"], unique=False)
    op.create_index("ix_private_comment_user_id_review_id", "private_comment", ["user_id", "review_id"], unique=False)


def unmake() -> None:
    """Take away what make() added."""
    for table in reversed(TABLES):
        op.drop_table(table)
    op.drop_index(op.f("ix_comment_addressed_to"), table_name="comment")
    for column in ("result", "addressed_to", "meeting_id", "voice"):
        op.drop_column("comment", column)
