"""What quotes gained with data collection: whether their words still stand, and outside evidence to hang them on."""

import sqlalchemy as sa
from alembic import op

TABLES = ("evidence_support",)

# Quotes that an earlier correction left behind go on pointing at the text they were taken from.
LEFT_BEHIND = """
UPDATE passage SET standing = 'gone' WHERE EXISTS (
    SELECT 1 FROM source_text AS newer JOIN source_text AS own ON own.source_id = newer.source_id
    WHERE own.id = passage.source_text_id AND newer.number > own.number
)
"""


def make() -> None:
    """Add the column, the table and its indexes."""
    op.add_column("passage", sa.Column("standing", sa.String(length=40), nullable=False, server_default="stands"))
    op.execute(LEFT_BEHIND)
    op.create_table(
        "evidence_support",
        sa.Column("evidence_id", sa.Uuid(), nullable=False),
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
            ["review_id", "evidence_id"],
            ["outside_evidence.review_id", "outside_evidence.id"],
            name=op.f("fk_evidence_support_review_id_evidence_id"),
        ),
        sa.ForeignKeyConstraint(
            ["review_id", "passage_id"],
            ["passage.review_id", "passage.id"],
            name=op.f("fk_evidence_support_review_id_passage_id"),
        ),
        sa.ForeignKeyConstraint(
            ["review_id", "source_id"],
            ["source.review_id", "source.id"],
            name=op.f("fk_evidence_support_review_id_source_id"),
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_evidence_support_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence_support")),
        sa.UniqueConstraint(
            "evidence_id", "source_id", "passage_id", name=op.f("uq_evidence_support_evidence_id_source_id_passage_id")
        ),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_evidence_support_review_id_id")),
    )
    for column in ("evidence_id", "passage_id", "review_id", "source_id"):
        op.create_index(op.f(f"ix_evidence_support_{column}"), "evidence_support", [column], unique=False)
    op.create_index(
        "ix_evidence_support_tick",
        "evidence_support",
        ["evidence_id", "source_id"],
        unique=True,
        sqlite_where=sa.text("passage_id IS NULL"),
        postgresql_where=sa.text("passage_id IS NULL"),
    )


def unmake() -> None:
    """Take away what make() added."""
    op.drop_table("evidence_support")
    op.drop_column("passage", "standing")
