"""The tables of holds, and of what was handed over."""

import sqlalchemy as sa
from alembic import op

TABLES = ("hold", "handing_over")


def _of_a_review(table: str) -> list[sa.schema.SchemaItem]:
    return [
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
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f(f"fk_{table}_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("review_id", "id", name=op.f(f"uq_{table}_review_id_id")),
    ]


def make() -> None:
    """Make the tables and their indexes."""
    op.create_table(
        "hold",
        sa.Column("on_kind", sa.String(length=40), nullable=False),
        sa.Column("on_id", sa.Uuid(), nullable=False),
        sa.Column("asked_by", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lifted_by", sa.Uuid(), nullable=True),
        sa.Column("lift_reason", sa.Text(), nullable=False),
        *_of_a_review("hold"),
    )
    op.create_index(op.f("ix_hold_on_id"), "hold", ["on_id"], unique=False)
    op.create_index(op.f("ix_hold_review_id"), "hold", ["review_id"], unique=False)
    op.create_table(
        "handing_over",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("asked_by", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("to_whom", sa.String(length=200), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("things", sa.Integer(), nullable=False),
        sa.Column("with_originals", sa.Boolean(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        *_of_a_review("handing_over"),
        sa.UniqueConstraint("review_id", "number", name=op.f("uq_handing_over_review_id_number")),
    )
    op.create_index(op.f("ix_handing_over_review_id"), "handing_over", ["review_id"], unique=False)


def unmake() -> None:
    """Take them away again."""
    for table in reversed(TABLES):
        op.drop_table(table)
