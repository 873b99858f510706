"""The first tables of factors; frozen, so never changed: what comes later is a migration of its own."""

import sqlalchemy as sa
from alembic import op

TABLES = ("factor", "claim")


def make() -> None:
    """Make the tables and their indexes."""
    op.create_table(
        "factor",
        sa.Column("episode_id", sa.Uuid(), nullable=False),
        sa.Column("term_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("effect", sa.String(length=40), nullable=False),
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
        sa.ForeignKeyConstraint(
            ["review_id", "episode_id"],
            ["episode.review_id", "episode.id"],
            name=op.f("fk_factor_review_id_episode_id"),
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_factor_review_id")),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_factor_term_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_factor")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_factor_review_id_id")),
    )
    op.create_index(op.f("ix_factor_episode_id"), "factor", ["episode_id"], unique=False)
    op.create_index(op.f("ix_factor_review_id"), "factor", ["review_id"], unique=False)
    op.create_index(op.f("ix_factor_term_id"), "factor", ["term_id"], unique=False)
    op.create_table(
        "claim",
        sa.Column("factor_id", sa.Uuid(), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column("passage_id", sa.Uuid(), nullable=True),
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
        sa.ForeignKeyConstraint(
            ["review_id", "factor_id"], ["factor.review_id", "factor.id"], name=op.f("fk_claim_review_id_factor_id")
        ),
        sa.ForeignKeyConstraint(
            ["review_id", "passage_id"], ["passage.review_id", "passage.id"], name=op.f("fk_claim_review_id_passage_id")
        ),
        sa.ForeignKeyConstraint(
            ["review_id", "source_id"], ["source.review_id", "source.id"], name=op.f("fk_claim_review_id_source_id")
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_claim_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
        sa.UniqueConstraint(
            "factor_id", "source_id", "passage_id", name=op.f("uq_claim_factor_id_source_id_passage_id")
        ),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_claim_review_id_id")),
    )
    op.create_index(op.f("ix_claim_factor_id"), "claim", ["factor_id"], unique=False)
    op.create_index(op.f("ix_claim_passage_id"), "claim", ["passage_id"], unique=False)
    op.create_index(op.f("ix_claim_review_id"), "claim", ["review_id"], unique=False)
    op.create_index(op.f("ix_claim_source_id"), "claim", ["source_id"], unique=False)
    op.create_index(
        "ix_claim_tick",
        "claim",
        ["factor_id", "source_id"],
        unique=True,
        sqlite_where=sa.text("passage_id IS NULL"),
        postgresql_where=sa.text("passage_id IS NULL"),
    )
