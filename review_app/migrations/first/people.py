"""The first tables of people; frozen, so never changed: what comes later is a migration of its own."""

import sqlalchemy as sa
from alembic import op

TABLES = ("agency", "relative", "participant", "sealed_name")


def make() -> None:
    """Make the tables and their indexes."""
    op.create_table(
        "agency",
        sa.Column("name", sa.Text(), nullable=False),
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
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_agency_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_agency_review_id_id")),
    )
    op.create_index(op.f("ix_agency_review_id"), "agency", ["review_id"], unique=False)
    op.create_table(
        "relative",
        sa.Column("pseudonym", sa.Text(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
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
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_relative_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_relative")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_relative_review_id_id")),
    )
    op.create_index(op.f("ix_relative_review_id"), "relative", ["review_id"], unique=False)
    op.create_table(
        "participant",
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("worked_with_family", sa.Text(), nullable=False),
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
            name=op.f("fk_participant_review_id_agency_id"),
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_participant_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participant")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_participant_review_id_id")),
    )
    op.create_index(op.f("ix_participant_agency_id"), "participant", ["agency_id"], unique=False)
    op.create_index(op.f("ix_participant_review_id"), "participant", ["review_id"], unique=False)
    op.create_table(
        "sealed_name",
        sa.Column("participant_id", sa.Uuid(), nullable=True),
        sa.Column("relative_id", sa.Uuid(), nullable=True),
        sa.Column("box", sa.LargeBinary(), nullable=False),
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
        sa.CheckConstraint("(participant_id IS NULL) <> (relative_id IS NULL)", name=op.f("ck_sealed_name_one_person")),
        sa.ForeignKeyConstraint(
            ["review_id", "participant_id"],
            ["participant.review_id", "participant.id"],
            name=op.f("fk_sealed_name_review_id_participant_id"),
        ),
        sa.ForeignKeyConstraint(
            ["review_id", "relative_id"],
            ["relative.review_id", "relative.id"],
            name=op.f("fk_sealed_name_review_id_relative_id"),
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_sealed_name_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealed_name")),
        sa.UniqueConstraint("participant_id", name=op.f("uq_sealed_name_participant_id")),
        sa.UniqueConstraint("relative_id", name=op.f("uq_sealed_name_relative_id")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_sealed_name_review_id_id")),
    )
    op.create_index(op.f("ix_sealed_name_review_id"), "sealed_name", ["review_id"], unique=False)
