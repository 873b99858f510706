"""The first tables of sources; frozen, so never changed: what comes later is a migration of its own."""

import sqlalchemy as sa
from alembic import op

TABLES = ("source", "source_text", "passage")


def make() -> None:
    """Make the tables and their indexes."""
    op.create_table(
        "source",
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("participant_id", sa.Uuid(), nullable=True),
        sa.Column("relative_id", sa.Uuid(), nullable=True),
        sa.Column("agency_id", sa.Uuid(), nullable=True),
        sa.Column("meeting_id", sa.Uuid(), nullable=True),
        sa.Column("dated_earliest", sa.Date(), nullable=True),
        sa.Column("dated_latest", sa.Date(), nullable=True),
        sa.Column("dated_wording", sa.String(length=120), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("held_by", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("supported_by", sa.Text(), nullable=False),
        sa.Column("promised_on", sa.Date(), nullable=True),
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
            ["review_id", "agency_id"], ["agency.review_id", "agency.id"], name=op.f("fk_source_review_id_agency_id")
        ),
        sa.ForeignKeyConstraint(
            ["review_id", "meeting_id"],
            ["meeting.review_id", "meeting.id"],
            name=op.f("fk_source_review_id_meeting_id"),
        ),
        sa.ForeignKeyConstraint(
            ["review_id", "participant_id"],
            ["participant.review_id", "participant.id"],
            name=op.f("fk_source_review_id_participant_id"),
        ),
        sa.ForeignKeyConstraint(
            ["review_id", "relative_id"],
            ["relative.review_id", "relative.id"],
            name=op.f("fk_source_review_id_relative_id"),
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_source_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_source_review_id_id")),
    )
    op.create_index(op.f("ix_source_participant_id"), "source", ["participant_id"], unique=False)
    op.create_index(op.f("ix_source_review_id"), "source", ["review_id"], unique=False)
    op.create_table(
        "source_text",
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
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
            ["review_id", "source_id"],
            ["source.review_id", "source.id"],
            name=op.f("fk_source_text_review_id_source_id"),
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_source_text_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source_text")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_source_text_review_id_id")),
        sa.UniqueConstraint("source_id", "number", name=op.f("uq_source_text_source_id_number")),
    )
    op.create_index(op.f("ix_source_text_review_id"), "source_text", ["review_id"], unique=False)
    op.create_index(op.f("ix_source_text_source_id"), "source_text", ["source_id"], unique=False)
    op.create_table(
        "passage",
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column("source_text_id", sa.Uuid(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
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
        sa.CheckConstraint('start >= 0 AND start < "end"', name=op.f("ck_passage_has_words")),
        sa.ForeignKeyConstraint(
            ["review_id", "source_id"], ["source.review_id", "source.id"], name=op.f("fk_passage_review_id_source_id")
        ),
        sa.ForeignKeyConstraint(
            ["review_id", "source_text_id"],
            ["source_text.review_id", "source_text.id"],
            name=op.f("fk_passage_review_id_source_text_id"),
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_passage_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passage")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_passage_review_id_id")),
    )
    op.create_index(op.f("ix_passage_review_id"), "passage", ["review_id"], unique=False)
    op.create_index(op.f("ix_passage_source_id"), "passage", ["source_id"], unique=False)
    op.create_index(op.f("ix_passage_source_text_id"), "passage", ["source_text_id"], unique=False)
