"""What history gained with analysis: when somebody was last in a review."""

import sqlalchemy as sa
from alembic import op

TABLES = ("visit",)


def make() -> None:
    """Make the table and its index."""
    op.create_table(
        "visit",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("sign_in_id", sa.Uuid(), nullable=True),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seq", sa.Integer(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_visit_review_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_visit_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
        sa.UniqueConstraint("user_id", "review_id", name=op.f("uq_visit_user_id_review_id")),
    )
    op.create_index(op.f("ix_visit_review_id"), "visit", ["review_id"], unique=False)


def unmake() -> None:
    """Take it away again."""
    op.drop_table("visit")
