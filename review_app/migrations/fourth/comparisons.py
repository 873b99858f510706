"""Comparisons: what is asked of the other LSCBs, what they answer, and which LSCBs agree to be named."""

import sqlalchemy as sa
from alembic import op

TABLES = ("asking", "reply", "naming_agreement")


def make() -> None:
    """Add the tables and their indexes."""
    op.create_table(
        "asking",
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("board_id", sa.Uuid(), nullable=True),
        sa.Column("review_ref", sa.Uuid(), nullable=True),
        sa.Column("finding_ref", sa.Uuid(), nullable=True),
        sa.Column("theme_id", sa.Uuid(), nullable=True),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("names_reason", sa.Text(), nullable=False),
        sa.Column("by_day", sa.Date(), nullable=True),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("evidence_id", sa.Uuid(), nullable=True),
        sa.Column("evidence_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("(ended_at IS NULL) = (ended_by IS NULL)", name=op.f("ck_asking_ending")),
        sa.CheckConstraint("(finding_ref IS NULL) <> (theme_id IS NULL)", name=op.f("ck_asking_about_one")),
        sa.CheckConstraint("(finding_ref IS NULL) = (board_id IS NULL)", name=op.f("ck_asking_by_board")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_asking_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asking")),
    )
    op.create_index("ix_asking_finding_ref", "asking", ["finding_ref"], unique=False)
    for column in ("finding_ref", "theme_id"):
        alone = sa.text(f"ended_at IS NULL AND {column} IS NOT NULL")
        op.create_index(
            f"ix_asking_one_{column}", "asking", [column], unique=True, sqlite_where=alone, postgresql_where=alone
        )
    op.create_index("ix_asking_programme_id_ended_at", "asking", ["programme_id", "ended_at"], unique=False)
    op.create_index("ix_asking_review_ref", "asking", ["review_ref"], unique=False)
    op.create_index("ix_asking_theme_id", "asking", ["theme_id"], unique=False)
    op.create_table(
        "reply",
        sa.Column("asking_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("board_id", sa.Uuid(), nullable=False),
        sa.Column("review_ref", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("stands", sa.Boolean(), nullable=False),
        sa.Column("answer", sa.String(length=40), nullable=False),
        sa.Column("basis", sa.String(length=40), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("names_reason", sa.Text(), nullable=False),
        sa.Column("replied_by", sa.Uuid(), nullable=False),
        sa.Column("replied_on", sa.Date(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["asking_id"], ["asking.id"], name=op.f("fk_reply_asking_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_reply_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reply")),
        sa.UniqueConstraint("asking_id", "review_ref", "number", name=op.f("uq_reply_asking_id_review_ref_number")),
    )
    for column in ("asking_id", "programme_id", "review_ref"):
        op.create_index(op.f(f"ix_reply_{column}"), "reply", [column], unique=False)
    op.create_index(
        "ix_reply_one_standing",
        "reply",
        ["asking_id", "review_ref"],
        unique=True,
        sqlite_where=sa.text("stands"),
        postgresql_where=sa.text("stands"),
    )
    op.create_table(
        "naming_agreement",
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("board_id", sa.Uuid(), nullable=False),
        sa.Column("agreed_by", sa.Uuid(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=False),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("(ended_on IS NULL) = (ended_by IS NULL)", name=op.f("ck_naming_agreement_ending")),
        sa.ForeignKeyConstraint(
            ["programme_id", "board_id"],
            ["board.programme_id", "board.id"],
            name=op.f("fk_naming_agreement_programme_id_board_id"),
        ),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_naming_agreement_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_naming_agreement")),
    )
    op.create_index(
        "ix_naming_agreement_one",
        "naming_agreement",
        ["board_id"],
        unique=True,
        sqlite_where=sa.text("ended_on IS NULL"),
        postgresql_where=sa.text("ended_on IS NULL"),
    )
    op.create_index(op.f("ix_naming_agreement_programme_id"), "naming_agreement", ["programme_id"], unique=False)


def unmake() -> None:
    """Take away what make() added."""
    for table in reversed(TABLES):
        op.drop_table(table)
