"""The first tables of comments; frozen, so never changed: what comes later is a migration of its own."""

import sqlalchemy as sa
from alembic import op

TABLES = ("comment",)


def make() -> None:
    """Make the tables and their indexes."""
    op.create_table(
        "comment",
        sa.Column("on_kind", sa.String(length=40), nullable=False),
        sa.Column("on_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by", sa.Uuid(), nullable=True),
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
        sa.CheckConstraint("(settled_at IS NULL) = (settled_by IS NULL)", name=op.f("ck_comment_settled")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_comment_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comment")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_comment_review_id_id")),
    )
    op.create_index(op.f("ix_comment_review_id"), "comment", ["review_id"], unique=False)
    op.create_index("ix_comment_review_id_on_kind_on_id", "comment", ["review_id", "on_kind", "on_id"], unique=False)
