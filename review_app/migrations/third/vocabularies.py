"""What vocabularies gained with analysis: drafts, what became of each heading, and the version that a review has moved to."""

import sqlalchemy as sa
from alembic import op

TABLES = ("term_link", "chosen_version")


def make() -> None:
    """Add the columns, the tables and their indexes; what there was already is in force since it was made."""
    op.add_column("vocabulary", sa.Column("in_force_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("vocabulary", sa.Column("in_force_by", sa.Uuid(), nullable=True))
    op.add_column("vocabulary", sa.Column("why", sa.String(length=1000), nullable=False, server_default=""))
    op.execute("UPDATE vocabulary SET in_force_at = created_at")
    long_ago = sa.text("'2011-01-01 00:00:00+00:00'")  # SQLite asks for a value, which the next statement replaces
    op.add_column("term", sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False, server_default=long_ago))
    op.add_column("term", sa.Column("saved_by", sa.Uuid(), nullable=True))
    op.add_column("term", sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
    op.execute("UPDATE term SET saved_at = created_at")
    op.create_table(
        "term_link",
        sa.Column("vocabulary_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("from_key", sa.String(length=80), nullable=False),
        sa.Column("to_key", sa.String(length=80), nullable=False),
        sa.Column("undoes", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["vocabulary_id"], ["vocabulary.id"], name=op.f("fk_term_link_vocabulary_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term_link")),
    )
    op.create_index(op.f("ix_term_link_vocabulary_id"), "term_link", ["vocabulary_id"], unique=False)
    op.create_table(
        "chosen_version",
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("vocabulary_id", sa.Uuid(), nullable=False),
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
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_chosen_version_review_id")),
        sa.ForeignKeyConstraint(["vocabulary_id"], ["vocabulary.id"], name=op.f("fk_chosen_version_vocabulary_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chosen_version")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_chosen_version_review_id_id")),
        sa.UniqueConstraint("review_id", "kind", name=op.f("uq_chosen_version_review_id_kind")),
    )
    op.create_index(op.f("ix_chosen_version_review_id"), "chosen_version", ["review_id"], unique=False)


def unmake() -> None:
    """Take away what make() added."""
    for name in reversed(TABLES):
        op.drop_table(name)
    for column in ("version", "saved_by", "saved_at"):
        op.drop_column("term", column)
    for column in ("why", "in_force_by", "in_force_at"):
        op.drop_column("vocabulary", column)
