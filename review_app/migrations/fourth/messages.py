"""What early messages keep: the messages, what they draw on, who wrote, checked, may read and opened them; monthly notes."""

import sqlalchemy as sa
from alembic import op

TABLES = (
    "message",
    "message_basis",
    "message_writer",
    "message_check",
    "message_audience",
    "message_opening",
    "monthly_note",
)


def make() -> None:
    """Add the tables and their indexes."""
    op.create_table(
        "message",
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("seeing", sa.Text(), nullable=False),
        sa.Column("why_matters", sa.Text(), nullable=False),
        sa.Column("to_ask", sa.Text(), nullable=False),
        sa.Column("names_kept", sa.Text(), nullable=False),
        sa.Column("names_reason", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("begun_by", sa.Uuid(), nullable=False),
        sa.Column("pair_ref", sa.Uuid(), nullable=True),
        sa.Column("replaces_id", sa.Uuid(), nullable=True),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("to_all", sa.Boolean(), nullable=False),
        sa.Column("boards_counted", sa.Integer(), nullable=False),
        sa.Column("boards_of", sa.Integer(), nullable=False),
        sa.Column("notes_counted", sa.Integer(), nullable=False),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("released_on", sa.Date(), nullable=True),
        sa.Column("released_by", sa.Uuid(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.Column("ended_reason", sa.Text(), nullable=False),
        sa.Column("instead_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_by", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state IN ('draft', 'set_aside')) = (released_at IS NULL)", name=op.f("ck_message_released")
        ),
        sa.CheckConstraint(
            "(state IN ('withdrawn', 'replaced')) = (ended_at IS NOT NULL)", name=op.f("ck_message_ended")
        ),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_message_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
    )
    op.create_index("ix_message_programme_id_state", "message", ["programme_id", "state"], unique=False)
    op.create_index(op.f("ix_message_replaces_id"), "message", ["replaces_id"], unique=False)
    op.create_table(
        "message_basis",
        sa.Column("message_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("ref_id", sa.Uuid(), nullable=False),
        sa.Column("theme_id", sa.Uuid(), nullable=True),
        sa.Column("board_id", sa.Uuid(), nullable=False),
        sa.Column("review_ref", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_message_basis_message_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_message_basis_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message_basis")),
        sa.UniqueConstraint("message_id", "ref_id", name=op.f("uq_message_basis_message_id_ref_id")),
    )
    op.create_index(op.f("ix_message_basis_programme_id"), "message_basis", ["programme_id"], unique=False)
    op.create_index(op.f("ix_message_basis_ref_id"), "message_basis", ["ref_id"], unique=False)
    op.create_table(
        "message_writer",
        sa.Column("message_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_message_writer_message_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_message_writer_programme_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_message_writer_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message_writer")),
        sa.UniqueConstraint("message_id", "user_id", name=op.f("uq_message_writer_message_id_user_id")),
    )
    op.create_index(op.f("ix_message_writer_programme_id"), "message_writer", ["programme_id"], unique=False)
    op.create_index(op.f("ix_message_writer_user_id"), "message_writer", ["user_id"], unique=False)
    op.create_table(
        "message_check",
        sa.Column("message_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("answer", sa.String(length=40), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("text_version", sa.Integer(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("(answer IS NULL) = (answered_at IS NULL)", name=op.f("ck_message_check_answered")),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_message_check_message_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_message_check_programme_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_message_check_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message_check")),
    )
    op.create_index(op.f("ix_message_check_message_id"), "message_check", ["message_id"], unique=False)
    op.create_index(
        "ix_message_check_one_open",
        "message_check",
        ["message_id", "user_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_index(op.f("ix_message_check_programme_id"), "message_check", ["programme_id"], unique=False)
    op.create_index(op.f("ix_message_check_user_id"), "message_check", ["user_id"], unique=False)
    op.create_table(
        "message_audience",
        sa.Column("message_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("board_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name=op.f("fk_message_audience_board_id")),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_message_audience_message_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_message_audience_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message_audience")),
        sa.UniqueConstraint("message_id", "board_id", name=op.f("uq_message_audience_message_id_board_id")),
    )
    op.create_index(op.f("ix_message_audience_board_id"), "message_audience", ["board_id"], unique=False)
    op.create_index(op.f("ix_message_audience_programme_id"), "message_audience", ["programme_id"], unique=False)
    op.create_table(
        "message_opening",
        sa.Column("message_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ending_seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_message_opening_message_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_message_opening_programme_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_message_opening_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message_opening")),
        sa.UniqueConstraint("message_id", "user_id", name=op.f("uq_message_opening_message_id_user_id")),
    )
    op.create_index(op.f("ix_message_opening_programme_id"), "message_opening", ["programme_id"], unique=False)
    op.create_index(op.f("ix_message_opening_user_id"), "message_opening", ["user_id"], unique=False)
    op.create_table(
        "monthly_note",
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("release_of_staff", sa.Text(), nullable=False),
        sa.Column("turnout", sa.Text(), nullable=False),
        sa.Column("time_needed", sa.Text(), nullable=False),
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
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_monthly_note_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_monthly_note")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_monthly_note_review_id_id")),
    )
    op.create_index(
        "ix_monthly_note_one",
        "monthly_note",
        ["review_id", "month"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_index(op.f("ix_monthly_note_review_id"), "monthly_note", ["review_id"], unique=False)


def unmake() -> None:
    """Take away what make() added."""
    for table in reversed(TABLES):
        op.drop_table(table)
