"""The first tables of findings; frozen, so never changed: what comes later is a migration of its own."""

import sqlalchemy as sa
from alembic import op

TABLES = (
    "additional_learning",
    "finding",
    "finding_episode",
    "inquiry",
    "outside_evidence",
    "question",
    "finding_factor",
    "finding_support",
)


def make() -> None:
    """Make the tables and their indexes."""
    op.create_table(
        "additional_learning",
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
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
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_additional_learning_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_additional_learning")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_additional_learning_review_id_id")),
    )
    op.create_index(op.f("ix_additional_learning_review_id"), "additional_learning", ["review_id"], unique=False)
    op.create_table(
        "finding",
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("category_term_id", sa.Uuid(), nullable=False),
        sa.Column("second_category_term_id", sa.Uuid(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("in_this_case", sa.Text(), nullable=False),
        sa.Column("underlying", sa.Text(), nullable=False),
        sa.Column("widespread_value", sa.Text(), nullable=False),
        sa.Column("widespread_basis", sa.Text(), nullable=False),
        sa.Column("common_value", sa.Text(), nullable=False),
        sa.Column("common_basis", sa.Text(), nullable=False),
        sa.Column("still_so", sa.Text(), nullable=False),
        sa.Column("still_so_said_by", sa.Text(), nullable=False),
        sa.Column("changed_since", sa.Text(), nullable=False),
        sa.Column("board_knows", sa.Text(), nullable=False),
        sa.Column("why_it_matters", sa.Text(), nullable=False),
        sa.Column("in_brief", sa.Text(), nullable=False),
        sa.Column("agreed_by", sa.Uuid(), nullable=True),
        sa.Column("agreed_at", sa.Date(), nullable=True),
        sa.Column("reopened_reason", sa.Text(), nullable=False),
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
        sa.CheckConstraint(
            "(state IN ('agreed', 'shared')) = (agreed_by IS NOT NULL)", name=op.f("ck_finding_agreed_state")
        ),
        sa.CheckConstraint("(agreed_at IS NULL) = (agreed_by IS NULL)", name=op.f("ck_finding_agreed_pair")),
        sa.ForeignKeyConstraint(["category_term_id"], ["term.id"], name=op.f("fk_finding_category_term_id")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_finding_review_id")),
        sa.ForeignKeyConstraint(
            ["second_category_term_id"], ["term.id"], name=op.f("fk_finding_second_category_term_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_finding_review_id_id")),
    )
    op.create_index(op.f("ix_finding_review_id"), "finding", ["review_id"], unique=False)
    op.create_table(
        "finding_episode",
        sa.Column("finding_id", sa.Uuid(), nullable=False),
        sa.Column("episode_id", sa.Uuid(), nullable=False),
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
            name=op.f("fk_finding_episode_review_id_episode_id"),
        ),
        sa.ForeignKeyConstraint(
            ["review_id", "finding_id"],
            ["finding.review_id", "finding.id"],
            name=op.f("fk_finding_episode_review_id_finding_id"),
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_finding_episode_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding_episode")),
        sa.UniqueConstraint("finding_id", "episode_id", name=op.f("uq_finding_episode_finding_id_episode_id")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_finding_episode_review_id_id")),
    )
    op.create_index(op.f("ix_finding_episode_episode_id"), "finding_episode", ["episode_id"], unique=False)
    op.create_index(op.f("ix_finding_episode_finding_id"), "finding_episode", ["finding_id"], unique=False)
    op.create_index(op.f("ix_finding_episode_review_id"), "finding_episode", ["review_id"], unique=False)
    op.create_table(
        "inquiry",
        sa.Column("finding_id", sa.Uuid(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("asks", sa.Text(), nullable=False),
        sa.Column("whom", sa.Text(), nullable=False),
        sa.Column("by_day", sa.Date(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
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
            ["review_id", "finding_id"],
            ["finding.review_id", "finding.id"],
            name=op.f("fk_inquiry_review_id_finding_id"),
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_inquiry_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inquiry")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_inquiry_review_id_id")),
    )
    op.create_index(op.f("ix_inquiry_finding_id"), "inquiry", ["finding_id"], unique=False)
    op.create_index(op.f("ix_inquiry_review_id"), "inquiry", ["review_id"], unique=False)
    op.create_table(
        "outside_evidence",
        sa.Column("finding_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("on_earliest", sa.Date(), nullable=True),
        sa.Column("on_latest", sa.Date(), nullable=True),
        sa.Column("on_wording", sa.String(length=120), nullable=False),
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
            ["review_id", "finding_id"],
            ["finding.review_id", "finding.id"],
            name=op.f("fk_outside_evidence_review_id_finding_id"),
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_outside_evidence_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outside_evidence")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_outside_evidence_review_id_id")),
    )
    op.create_index(op.f("ix_outside_evidence_finding_id"), "outside_evidence", ["finding_id"], unique=False)
    op.create_index(op.f("ix_outside_evidence_review_id"), "outside_evidence", ["review_id"], unique=False)
    op.create_table(
        "question",
        sa.Column("finding_id", sa.Uuid(), nullable=False),
        sa.Column("heading_term_id", sa.Uuid(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
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
        sa.ForeignKeyConstraint(["heading_term_id"], ["term.id"], name=op.f("fk_question_heading_term_id")),
        sa.ForeignKeyConstraint(
            ["review_id", "finding_id"],
            ["finding.review_id", "finding.id"],
            name=op.f("fk_question_review_id_finding_id"),
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_question_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_question_review_id_id")),
    )
    op.create_index(op.f("ix_question_finding_id"), "question", ["finding_id"], unique=False)
    op.create_index(op.f("ix_question_review_id"), "question", ["review_id"], unique=False)
    op.create_table(
        "finding_factor",
        sa.Column("finding_id", sa.Uuid(), nullable=False),
        sa.Column("factor_id", sa.Uuid(), nullable=False),
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
            ["review_id", "factor_id"],
            ["factor.review_id", "factor.id"],
            name=op.f("fk_finding_factor_review_id_factor_id"),
        ),
        sa.ForeignKeyConstraint(
            ["review_id", "finding_id"],
            ["finding.review_id", "finding.id"],
            name=op.f("fk_finding_factor_review_id_finding_id"),
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_finding_factor_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding_factor")),
        sa.UniqueConstraint("finding_id", "factor_id", name=op.f("uq_finding_factor_finding_id_factor_id")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_finding_factor_review_id_id")),
    )
    op.create_index(op.f("ix_finding_factor_factor_id"), "finding_factor", ["factor_id"], unique=False)
    op.create_index(op.f("ix_finding_factor_finding_id"), "finding_factor", ["finding_id"], unique=False)
    op.create_index(op.f("ix_finding_factor_review_id"), "finding_factor", ["review_id"], unique=False)
    op.create_table(
        "finding_support",
        sa.Column("finding_id", sa.Uuid(), nullable=False),
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
            ["review_id", "finding_id"],
            ["finding.review_id", "finding.id"],
            name=op.f("fk_finding_support_review_id_finding_id"),
        ),
        sa.ForeignKeyConstraint(
            ["review_id", "passage_id"],
            ["passage.review_id", "passage.id"],
            name=op.f("fk_finding_support_review_id_passage_id"),
        ),
        sa.ForeignKeyConstraint(
            ["review_id", "source_id"],
            ["source.review_id", "source.id"],
            name=op.f("fk_finding_support_review_id_source_id"),
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_finding_support_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding_support")),
        sa.UniqueConstraint(
            "finding_id", "source_id", "passage_id", name=op.f("uq_finding_support_finding_id_source_id_passage_id")
        ),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_finding_support_review_id_id")),
    )
    op.create_index(op.f("ix_finding_support_finding_id"), "finding_support", ["finding_id"], unique=False)
    op.create_index(op.f("ix_finding_support_passage_id"), "finding_support", ["passage_id"], unique=False)
    op.create_index(op.f("ix_finding_support_review_id"), "finding_support", ["review_id"], unique=False)
    op.create_index(op.f("ix_finding_support_source_id"), "finding_support", ["source_id"], unique=False)
    op.create_index(
        "ix_finding_support_tick",
        "finding_support",
        ["finding_id", "source_id"],
        unique=True,
        sqlite_where=sa.text("passage_id IS NULL"),
        postgresql_where=sa.text("passage_id IS NULL"),
    )
