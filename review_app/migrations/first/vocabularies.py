"""The first tables of vocabularies; frozen, so never changed: what comes later is a migration of its own."""

import sqlalchemy as sa
from alembic import op

TABLES = ("vocabulary", "term")


def make() -> None:
    """Make the tables and their indexes."""
    op.create_table(
        "vocabulary",
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("source", sa.String(length=1000), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_vocabulary_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vocabulary")),
        sa.UniqueConstraint("programme_id", "kind", "version", name=op.f("uq_vocabulary_programme_id_kind_version")),
    )
    op.create_index(op.f("ix_vocabulary_programme_id"), "vocabulary", ["programme_id"], unique=False)
    op.create_table(
        "term",
        sa.Column("vocabulary_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("heading", sa.String(length=300), nullable=False),
        sa.Column("also", sa.String(length=300), nullable=False),
        sa.Column("level", sa.String(length=40), nullable=True),
        sa.Column("group", sa.String(length=120), nullable=False),
        sa.Column("prompts", sa.String(length=2000), nullable=False),
        sa.Column("example", sa.String(length=1000), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["vocabulary_id"], ["vocabulary.id"], name=op.f("fk_term_vocabulary_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term")),
        sa.UniqueConstraint("vocabulary_id", "key", name=op.f("uq_term_vocabulary_id_key")),
    )
    op.create_index(op.f("ix_term_vocabulary_id"), "term", ["vocabulary_id"], unique=False)
