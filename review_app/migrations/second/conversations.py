"""The table of conversations, planned and held."""

import sqlalchemy as sa
from alembic import op

TABLES = ("conversation",)


def make() -> None:
    """Make the table and its indexes."""
    op.create_table(
        "conversation",
        sa.Column("participant_id", sa.Uuid(), nullable=True),
        sa.Column("source_id", sa.Uuid(), nullable=True),
        sa.Column("schedule_id", sa.Uuid(), nullable=True),
        sa.Column("booked_for", sa.Date(), nullable=True),
        sa.Column("at", sa.String(length=60), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("supported_by", sa.Text(), nullable=False),
        sa.Column("first_holder", sa.Text(), nullable=False),
        sa.Column("first_agency_id", sa.Uuid(), nullable=True),
        sa.Column("second_holder", sa.Text(), nullable=False),
        sa.Column("second_agency_id", sa.Uuid(), nullable=True),
        sa.Column("witness", sa.String(length=40), nullable=False),
        sa.Column("police_asked_on", sa.Date(), nullable=True),
        sa.Column("police_answer", sa.String(length=40), nullable=False),
        sa.Column("police_answered_on", sa.Date(), nullable=True),
        sa.Column("police_said", sa.Text(), nullable=False),
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
        *(
            sa.ForeignKeyConstraint(
                ["review_id", column],
                [f"{table}.review_id", f"{table}.id"],
                name=op.f(f"fk_conversation_review_id_{column}"),
            )
            for column, table in (
                ("participant_id", "participant"),
                ("source_id", "source"),
                ("first_agency_id", "agency"),
                ("second_agency_id", "agency"),
            )
        ),
        sa.ForeignKeyConstraint(["schedule_id"], ["vocabulary.id"], name=op.f("fk_conversation_schedule_id")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_conversation_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversation")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_conversation_review_id_id")),
        sa.UniqueConstraint("source_id", name=op.f("uq_conversation_source_id")),
    )
    op.create_index(op.f("ix_conversation_participant_id"), "conversation", ["participant_id"], unique=False)
    op.create_index(op.f("ix_conversation_review_id"), "conversation", ["review_id"], unique=False)


def unmake() -> None:
    """Take the table away again."""
    for name in reversed(TABLES):
        op.drop_table(name)
