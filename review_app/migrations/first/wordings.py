"""The first tables of wordings; frozen, so never changed: what comes later is a migration of its own."""

import sqlalchemy as sa
from alembic import op

TABLES = ("wording",)


def make() -> None:
    """Make the tables and their indexes."""
    op.create_table(
        "wording",
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("board_id", sa.Uuid(), nullable=False),
        sa.Column("finding_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("category_key", sa.String(length=80), nullable=False),
        sa.Column("category_heading", sa.String(length=300), nullable=False),
        sa.Column("category_place", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("factor_headings", sa.Text(), nullable=False),
        sa.Column("names_reason", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("proposed_by", sa.Uuid(), nullable=False),
        sa.Column("proposed_on", sa.Date(), nullable=False),
        sa.Column("consented_by", sa.Uuid(), nullable=True),
        sa.Column("consented_on", sa.Date(), nullable=True),
        sa.Column("refused_by", sa.Uuid(), nullable=True),
        sa.Column("refused_on", sa.Date(), nullable=True),
        sa.Column("refused_reason", sa.Text(), nullable=False),
        sa.Column("withdrawn_by", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_reason", sa.Text(), nullable=False),
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
        sa.CheckConstraint("(state = 'refused') = (refused_on IS NOT NULL)", name=op.f("ck_wording_refused")),
        sa.CheckConstraint("(state = 'withdrawn') = (withdrawn_on IS NOT NULL)", name=op.f("ck_wording_withdrawn")),
        sa.CheckConstraint("state <> 'consented' OR consented_on IS NOT NULL", name=op.f("ck_wording_consented")),
        sa.CheckConstraint("(consented_by IS NULL) = (consented_on IS NULL)", name=op.f("ck_wording_consent")),
        sa.CheckConstraint("(refused_by IS NULL) = (refused_on IS NULL)", name=op.f("ck_wording_refusal")),
        sa.CheckConstraint("(withdrawn_by IS NULL) = (withdrawn_on IS NULL)", name=op.f("ck_wording_withdrawal")),
        sa.ForeignKeyConstraint(
            ["programme_id", "board_id"],
            ["board.programme_id", "board.id"],
            name=op.f("fk_wording_programme_id_board_id"),
        ),
        sa.ForeignKeyConstraint(
            ["review_id", "finding_id"],
            ["finding.review_id", "finding.id"],
            name=op.f("fk_wording_review_id_finding_id"),
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_wording_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wording")),
        sa.UniqueConstraint("finding_id", "number", name=op.f("uq_wording_finding_id_number")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_wording_review_id_id")),
    )
    op.create_index(op.f("ix_wording_finding_id"), "wording", ["finding_id"], unique=False)
    op.create_index(
        "ix_wording_one_consented",
        "wording",
        ["finding_id"],
        unique=True,
        sqlite_where=sa.text("state = 'consented' AND deleted_at IS NULL"),
        postgresql_where=sa.text("state = 'consented' AND deleted_at IS NULL"),
    )
    op.create_index(
        "ix_wording_one_proposed",
        "wording",
        ["finding_id"],
        unique=True,
        sqlite_where=sa.text("state = 'proposed' AND deleted_at IS NULL"),
        postgresql_where=sa.text("state = 'proposed' AND deleted_at IS NULL"),
    )
    op.create_index(op.f("ix_wording_programme_id"), "wording", ["programme_id"], unique=False)
    op.create_index(op.f("ix_wording_review_id"), "wording", ["review_id"], unique=False)
