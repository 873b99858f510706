"""The numbers of each text that can be compared."""

import sqlalchemy as sa
from alembic import op

TABLES = ("text_vector",)


def make() -> None:
    """Add the table and its indexes."""
    op.create_table(
        "text_vector",
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("thing_id", sa.Uuid(), nullable=False),
        sa.Column("text_hash", sa.String(length=64), nullable=False),
        sa.Column("engine", sa.String(length=120), nullable=False),
        sa.Column("mark", sa.BigInteger(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_text_vector_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text_vector")),
        sa.UniqueConstraint("programme_id", "mark", name=op.f("uq_text_vector_programme_id_mark")),
        sa.UniqueConstraint("programme_id", "kind", "thing_id", name=op.f("uq_text_vector_programme_id_kind_thing_id")),
    )
    op.create_index(
        "ix_text_vector_programme_id_engine_kind_mark",
        "text_vector",
        ["programme_id", "engine", "kind", "mark"],
        unique=False,
    )


def unmake() -> None:
    """Take away what make() added."""
    op.drop_table("text_vector")
