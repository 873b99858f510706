"""The first tables of narrative; frozen, so never changed: what comes later is a migration of its own."""

import sqlalchemy as sa
from alembic import op

TABLES = ("period", "entry")


def make() -> None:
    """Make the tables and their indexes."""
    op.create_table(
        "period",
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("begins_earliest", sa.Date(), nullable=True),
        sa.Column("begins_latest", sa.Date(), nullable=True),
        sa.Column("begins_wording", sa.String(length=120), nullable=False),
        sa.Column("ends_earliest", sa.Date(), nullable=True),
        sa.Column("ends_latest", sa.Date(), nullable=True),
        sa.Column("ends_wording", sa.String(length=120), nullable=False),
        sa.Column("prose", sa.Text(), nullable=False),
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
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_period_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_period")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_period_review_id_id")),
    )
    op.create_index(op.f("ix_period_review_id"), "period", ["review_id"], unique=False)
    op.create_table(
        "entry",
        sa.Column("on_earliest", sa.Date(), nullable=True),
        sa.Column("on_latest", sa.Date(), nullable=True),
        sa.Column("on_wording", sa.String(length=120), nullable=False),
        sa.Column("lane", sa.String(length=40), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=True),
        sa.Column("participant_id", sa.Uuid(), nullable=True),
        sa.Column("relative_id", sa.Uuid(), nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=True),
        sa.Column("event_key", sa.Uuid(), nullable=True),
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
        sa.CheckConstraint("(agency_id IS NOT NULL) = (lane = 'agency')", name=op.f("ck_entry_agency_lane")),
        sa.CheckConstraint(
            "(participant_id IS NOT NULL) = (lane = 'participant')", name=op.f("ck_entry_participant_lane")
        ),
        sa.CheckConstraint("relative_id IS NULL OR lane IN ('family', 'child')", name=op.f("ck_entry_family_lane")),
        sa.ForeignKeyConstraint(
            ["review_id", "agency_id"], ["agency.review_id", "agency.id"], name=op.f("fk_entry_review_id_agency_id")
        ),
        sa.ForeignKeyConstraint(
            ["review_id", "participant_id"],
            ["participant.review_id", "participant.id"],
            name=op.f("fk_entry_review_id_participant_id"),
        ),
        sa.ForeignKeyConstraint(
            ["review_id", "relative_id"],
            ["relative.review_id", "relative.id"],
            name=op.f("fk_entry_review_id_relative_id"),
        ),
        sa.ForeignKeyConstraint(
            ["review_id", "source_id"], ["source.review_id", "source.id"], name=op.f("fk_entry_review_id_source_id")
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_entry_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_entry_review_id_id")),
    )
    op.create_index(op.f("ix_entry_agency_id"), "entry", ["agency_id"], unique=False)
    op.create_index(op.f("ix_entry_event_key"), "entry", ["event_key"], unique=False)
    op.create_index(op.f("ix_entry_participant_id"), "entry", ["participant_id"], unique=False)
    op.create_index(op.f("ix_entry_relative_id"), "entry", ["relative_id"], unique=False)
    op.create_index(op.f("ix_entry_review_id"), "entry", ["review_id"], unique=False)
    op.create_index(op.f("ix_entry_source_id"), "entry", ["source_id"], unique=False)
