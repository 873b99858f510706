"""What data collection added for the office; frozen, so never changed: what comes later is a migration of its own."""

import sqlalchemy as sa
from alembic import op

TABLES = ("records_request", "consent", "letter")


def make() -> None:
    """Make the tables and their indexes."""
    op.create_table(
        "records_request",
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
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
        sa.ForeignKeyConstraint(
            ["review_id", "agency_id"],
            ["agency.review_id", "agency.id"],
            name=op.f("fk_records_request_review_id_agency_id"),
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_records_request_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_records_request")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_records_request_review_id_id")),
    )
    op.create_index(op.f("ix_records_request_agency_id"), "records_request", ["agency_id"], unique=False)
    op.create_index(op.f("ix_records_request_review_id"), "records_request", ["review_id"], unique=False)
    op.create_table(
        "consent",
        sa.Column("participant_id", sa.Uuid(), nullable=True),
        sa.Column("relative_id", sa.Uuid(), nullable=True),
        sa.Column("to", sa.String(length=40), nullable=False),
        sa.Column("answer", sa.String(length=40), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("how", sa.Text(), nullable=False),
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
        sa.CheckConstraint("(participant_id IS NULL) <> (relative_id IS NULL)", name=op.f("ck_consent_one_person")),
        sa.ForeignKeyConstraint(
            ["review_id", "participant_id"],
            ["participant.review_id", "participant.id"],
            name=op.f("fk_consent_review_id_participant_id"),
        ),
        sa.ForeignKeyConstraint(
            ["review_id", "relative_id"],
            ["relative.review_id", "relative.id"],
            name=op.f("fk_consent_review_id_relative_id"),
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_consent_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_consent_review_id_id")),
    )
    op.create_index(op.f("ix_consent_participant_id"), "consent", ["participant_id"], unique=False)
    op.create_index(op.f("ix_consent_relative_id"), "consent", ["relative_id"], unique=False)
    op.create_index(op.f("ix_consent_review_id"), "consent", ["review_id"], unique=False)
    op.create_table(
        "letter",
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("participant_id", sa.Uuid(), nullable=True),
        sa.Column("agency_id", sa.Uuid(), nullable=True),
        sa.Column("dated", sa.Date(), nullable=False),
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
        sa.CheckConstraint("(participant_id IS NULL) <> (agency_id IS NULL)", name=op.f("ck_letter_one_reader")),
        sa.ForeignKeyConstraint(
            ["review_id", "agency_id"], ["agency.review_id", "agency.id"], name=op.f("fk_letter_review_id_agency_id")
        ),
        sa.ForeignKeyConstraint(
            ["review_id", "participant_id"],
            ["participant.review_id", "participant.id"],
            name=op.f("fk_letter_review_id_participant_id"),
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_letter_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_letter_review_id_id")),
    )
    op.create_index(op.f("ix_letter_agency_id"), "letter", ["agency_id"], unique=False)
    op.create_index(op.f("ix_letter_participant_id"), "letter", ["participant_id"], unique=False)
    op.create_index(op.f("ix_letter_review_id"), "letter", ["review_id"], unique=False)


def unmake() -> None:
    """Remove the tables."""
    for table in reversed(TABLES):
        op.drop_table(table)
