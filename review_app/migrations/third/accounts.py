"""What accounts gained with analysis: the notes on the method that somebody has folded away."""

import sqlalchemy as sa
from alembic import op

TABLES = ("folded_note",)


def make() -> None:
    """Make the table and its index."""
    op.create_table(
        "folded_note",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("note", sa.String(length=60), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_folded_note_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_folded_note")),
        sa.UniqueConstraint("user_id", "note", name=op.f("uq_folded_note_user_id_note")),
    )


def unmake() -> None:
    """Take it away again."""
    op.drop_table("folded_note")
