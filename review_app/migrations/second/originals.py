"""The table of the files that sources were read from."""

import sqlalchemy as sa
from alembic import op

TABLES = ("original",)


def make() -> None:
    """Make the table and its indexes."""
    op.create_table(
        "original",
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("destroyed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("destroyed_by", sa.Uuid(), nullable=True),
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
            ["review_id", "source_id"], ["source.review_id", "source.id"], name=op.f("fk_original_review_id_source_id")
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_original_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_original")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_original_review_id_id")),
    )
    op.create_index(op.f("ix_original_review_id"), "original", ["review_id"], unique=False)
    op.create_index(op.f("ix_original_source_id"), "original", ["source_id"], unique=False)


def unmake() -> None:
    """Take it away again."""
    for table in reversed(TABLES):
        op.drop_table(table)
