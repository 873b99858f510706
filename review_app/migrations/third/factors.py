"""What factors gained with analysis: which way a source says it worked, and headings that were asked about in vain."""

import sqlalchemy as sa
from alembic import op

TABLES = ("asked_heading",)


def make() -> None:
    """Add the column, the table and its indexes."""
    op.add_column("claim", sa.Column("effect", sa.String(length=40), nullable=True))
    op.create_table(
        "asked_heading",
        sa.Column("term_id", sa.Uuid(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
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
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_asked_heading_review_id")),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_asked_heading_term_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asked_heading")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_asked_heading_review_id_id")),
    )
    op.create_index(op.f("ix_asked_heading_review_id"), "asked_heading", ["review_id"], unique=False)
    op.create_index(op.f("ix_asked_heading_term_id"), "asked_heading", ["term_id"], unique=False)


def unmake() -> None:
    """Take away what make() added."""
    op.drop_table("asked_heading")
    op.drop_column("claim", "effect")
