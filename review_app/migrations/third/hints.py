"""What hints keep: a programme's kinds of wording, and what a team went on with and why."""

import sqlalchemy as sa
from alembic import op

TABLES = ("wording_kind", "accepted_hint")


def make() -> None:
    """Add the tables and their indexes."""
    op.create_table(
        "wording_kind",
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("heading", sa.String(length=120), nullable=False),
        sa.Column("phrases", sa.String(length=8000), nullable=False),
        sa.Column("unless", sa.String(length=8000), nullable=False),
        sa.Column("why", sa.String(length=1000), nullable=False),
        sa.Column("instead", sa.String(length=1000), nullable=False),
        sa.Column("is_mild", sa.Boolean(), nullable=False),
        sa.Column("in_use", sa.Boolean(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_wording_kind_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wording_kind")),
        sa.UniqueConstraint("programme_id", "key", "version", name=op.f("uq_wording_kind_programme_id_key_version")),
    )
    op.create_index(op.f("ix_wording_kind_programme_id"), "wording_kind", ["programme_id"], unique=False)
    op.create_table(
        "accepted_hint",
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("on_kind", sa.String(length=40), nullable=False),
        sa.Column("on_id", sa.Uuid(), nullable=False),
        sa.Column("part", sa.String(length=60), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("phrase", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
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
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_accepted_hint_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accepted_hint")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_accepted_hint_review_id_id")),
    )
    op.create_index("ix_accepted_hint_on_id", "accepted_hint", ["on_id"], unique=False)
    op.create_index(op.f("ix_accepted_hint_review_id"), "accepted_hint", ["review_id"], unique=False)


def unmake() -> None:
    """Take away what make() added."""
    for table in reversed(TABLES):
        op.drop_table(table)
