"""The first tables of episodes; frozen, so never changed: what comes later is a migration of its own."""

import sqlalchemy as sa
from alembic import op

TABLES = ("episode", "appraisal", "episode_agency", "episode_position", "view", "episode_support", "view_support")


def make() -> None:
    """Make the tables and their indexes."""
    op.create_table(
        "episode",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("on_earliest", sa.Date(), nullable=True),
        sa.Column("on_latest", sa.Date(), nullable=True),
        sa.Column("on_wording", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("what_happened", sa.Text(), nullable=False),
        sa.Column("why_key", sa.Text(), nullable=False),
        sa.Column("child_life", sa.Text(), nullable=False),
        sa.Column("known_now", sa.Text(), nullable=False),
        sa.Column("uncertainty", sa.Text(), nullable=False),
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
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_episode_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_episode")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_episode_review_id_id")),
    )
    op.create_index(op.f("ix_episode_review_id"), "episode", ["review_id"], unique=False)
    op.create_table(
        "appraisal",
        sa.Column("episode_id", sa.Uuid(), nullable=False),
        sa.Column("done_well", sa.Text(), nullable=False),
        sa.Column("fell_short", sa.Text(), nullable=False),
        sa.Column("basis", sa.String(length=40), nullable=True),
        sa.Column("basis_detail", sa.Text(), nullable=False),
        sa.Column("agreed", sa.Boolean(), nullable=False),
        sa.Column("differing_view", sa.Text(), nullable=False),
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
            name=op.f("fk_appraisal_review_id_episode_id"),
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_appraisal_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appraisal")),
        sa.UniqueConstraint("episode_id", name=op.f("uq_appraisal_episode_id")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_appraisal_review_id_id")),
    )
    op.create_index(op.f("ix_appraisal_review_id"), "appraisal", ["review_id"], unique=False)
    op.create_table(
        "episode_agency",
        sa.Column("episode_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
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
            ["review_id", "agency_id"],
            ["agency.review_id", "agency.id"],
            name=op.f("fk_episode_agency_review_id_agency_id"),
        ),
        sa.ForeignKeyConstraint(
            ["review_id", "episode_id"],
            ["episode.review_id", "episode.id"],
            name=op.f("fk_episode_agency_review_id_episode_id"),
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_episode_agency_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_episode_agency")),
        sa.UniqueConstraint("episode_id", "agency_id", name=op.f("uq_episode_agency_episode_id_agency_id")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_episode_agency_review_id_id")),
    )
    op.create_index(op.f("ix_episode_agency_agency_id"), "episode_agency", ["agency_id"], unique=False)
    op.create_index(op.f("ix_episode_agency_episode_id"), "episode_agency", ["episode_id"], unique=False)
    op.create_index(op.f("ix_episode_agency_review_id"), "episode_agency", ["review_id"], unique=False)
    op.create_table(
        "episode_position",
        sa.Column("episode_id", sa.Uuid(), nullable=False),
        sa.Column("participant_id", sa.Uuid(), nullable=False),
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
            name=op.f("fk_episode_position_review_id_episode_id"),
        ),
        sa.ForeignKeyConstraint(
            ["review_id", "participant_id"],
            ["participant.review_id", "participant.id"],
            name=op.f("fk_episode_position_review_id_participant_id"),
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_episode_position_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_episode_position")),
        sa.UniqueConstraint("episode_id", "participant_id", name=op.f("uq_episode_position_episode_id_participant_id")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_episode_position_review_id_id")),
    )
    op.create_index(op.f("ix_episode_position_episode_id"), "episode_position", ["episode_id"], unique=False)
    op.create_index(op.f("ix_episode_position_participant_id"), "episode_position", ["participant_id"], unique=False)
    op.create_index(op.f("ix_episode_position_review_id"), "episode_position", ["review_id"], unique=False)
    op.create_table(
        "view",
        sa.Column("episode_id", sa.Uuid(), nullable=False),
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
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
            ["review_id", "episode_id"], ["episode.review_id", "episode.id"], name=op.f("fk_view_review_id_episode_id")
        ),
        sa.ForeignKeyConstraint(
            ["review_id", "participant_id"],
            ["participant.review_id", "participant.id"],
            name=op.f("fk_view_review_id_participant_id"),
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_view_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_view")),
        sa.UniqueConstraint("episode_id", "participant_id", name=op.f("uq_view_episode_id_participant_id")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_view_review_id_id")),
    )
    op.create_index(op.f("ix_view_episode_id"), "view", ["episode_id"], unique=False)
    op.create_index(op.f("ix_view_participant_id"), "view", ["participant_id"], unique=False)
    op.create_index(op.f("ix_view_review_id"), "view", ["review_id"], unique=False)
    op.create_table(
        "episode_support",
        sa.Column("episode_id", sa.Uuid(), nullable=False),
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
            ["review_id", "episode_id"],
            ["episode.review_id", "episode.id"],
            name=op.f("fk_episode_support_review_id_episode_id"),
        ),
        sa.ForeignKeyConstraint(
            ["review_id", "passage_id"],
            ["passage.review_id", "passage.id"],
            name=op.f("fk_episode_support_review_id_passage_id"),
        ),
        sa.ForeignKeyConstraint(
            ["review_id", "source_id"],
            ["source.review_id", "source.id"],
            name=op.f("fk_episode_support_review_id_source_id"),
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_episode_support_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_episode_support")),
        sa.UniqueConstraint(
            "episode_id", "source_id", "passage_id", name=op.f("uq_episode_support_episode_id_source_id_passage_id")
        ),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_episode_support_review_id_id")),
    )
    op.create_index(op.f("ix_episode_support_episode_id"), "episode_support", ["episode_id"], unique=False)
    op.create_index(op.f("ix_episode_support_passage_id"), "episode_support", ["passage_id"], unique=False)
    op.create_index(op.f("ix_episode_support_review_id"), "episode_support", ["review_id"], unique=False)
    op.create_index(op.f("ix_episode_support_source_id"), "episode_support", ["source_id"], unique=False)
    op.create_index(
        "ix_episode_support_tick",
        "episode_support",
        ["episode_id", "source_id"],
        unique=True,
        sqlite_where=sa.text("passage_id IS NULL"),
        postgresql_where=sa.text("passage_id IS NULL"),
    )
    op.create_table(
        "view_support",
        sa.Column("view_id", sa.Uuid(), nullable=False),
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
            ["review_id", "passage_id"],
            ["passage.review_id", "passage.id"],
            name=op.f("fk_view_support_review_id_passage_id"),
        ),
        sa.ForeignKeyConstraint(
            ["review_id", "source_id"],
            ["source.review_id", "source.id"],
            name=op.f("fk_view_support_review_id_source_id"),
        ),
        sa.ForeignKeyConstraint(
            ["review_id", "view_id"], ["view.review_id", "view.id"], name=op.f("fk_view_support_review_id_view_id")
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_view_support_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_view_support")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_view_support_review_id_id")),
        sa.UniqueConstraint(
            "view_id", "source_id", "passage_id", name=op.f("uq_view_support_view_id_source_id_passage_id")
        ),
    )
    op.create_index(op.f("ix_view_support_passage_id"), "view_support", ["passage_id"], unique=False)
    op.create_index(op.f("ix_view_support_review_id"), "view_support", ["review_id"], unique=False)
    op.create_index(op.f("ix_view_support_source_id"), "view_support", ["source_id"], unique=False)
    op.create_index(
        "ix_view_support_tick",
        "view_support",
        ["view_id", "source_id"],
        unique=True,
        sqlite_where=sa.text("passage_id IS NULL"),
        postgresql_where=sa.text("passage_id IS NULL"),
    )
    op.create_index(op.f("ix_view_support_view_id"), "view_support", ["view_id"], unique=False)
