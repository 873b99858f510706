"""The first tables of memberships; frozen, so never changed: what comes later is a migration of its own."""

import sqlalchemy as sa
from alembic import op

TABLES = ("membership",)


def make() -> None:
    """Make the tables and their indexes."""
    op.create_table(
        "membership",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=True),
        sa.Column("board_id", sa.Uuid(), nullable=True),
        sa.Column("review_id", sa.Uuid(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("given_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("(board_id IS NULL) OR (programme_id IS NULL)", name=op.f("ck_membership_board_alone")),
        sa.CheckConstraint(
            "(review_id IS NULL) OR (board_id IS NULL AND programme_id IS NULL)", name=op.f("ck_membership_one_place")
        ),
        sa.CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_membership_ends_after_start")),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name=op.f("fk_membership_board_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_membership_programme_id")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_membership_review_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_membership_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
    )
    op.create_index(op.f("ix_membership_board_id"), "membership", ["board_id"], unique=False)
    op.create_index(op.f("ix_membership_programme_id"), "membership", ["programme_id"], unique=False)
    op.create_index(op.f("ix_membership_review_id"), "membership", ["review_id"], unique=False)
    op.create_index(op.f("ix_membership_user_id"), "membership", ["user_id"], unique=False)
