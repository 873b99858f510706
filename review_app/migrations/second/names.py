"""The tables of names: what was decided about each, and the texts that wait."""

import sqlalchemy as sa
from alembic import op

TABLES = ("settled_name", "waiting_text")


def make() -> None:
    """Make the tables and their indexes."""
    op.create_table(
        "settled_name",
        sa.Column("box", sa.LargeBinary(), nullable=False),
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
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_settled_name_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_settled_name")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_settled_name_review_id_id")),
    )
    op.create_index(op.f("ix_settled_name_review_id"), "settled_name", ["review_id"], unique=False)
    op.create_table(
        "waiting_text",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_waiting_text_review_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_waiting_text_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waiting_text")),
    )
    op.create_index(op.f("ix_waiting_text_review_id"), "waiting_text", ["review_id"], unique=False)
    op.create_index(op.f("ix_waiting_text_user_id"), "waiting_text", ["user_id"], unique=False)


def unmake() -> None:
    """Take the tables away again."""
    for table in reversed(TABLES):
        op.drop_table(table)
