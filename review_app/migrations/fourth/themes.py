"""Same-finding decisions, what counts of them, and the themes that they make."""

import sqlalchemy as sa
from alembic import op

TABLES = ("decision", "pair", "theme", "theme_member", "theme_event", "theme_setting")


def make() -> None:
    """Add the tables and their indexes."""
    op.create_table(
        "decision",
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("first_ref", sa.Uuid(), nullable=False),
        sa.Column("second_ref", sa.Uuid(), nullable=False),
        sa.Column("first_wording_id", sa.Uuid(), nullable=False),
        sa.Column("second_wording_id", sa.Uuid(), nullable=False),
        sa.Column("verdict", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("way", sa.String(length=40), nullable=False),
        sa.Column("morning_id", sa.Uuid(), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_back_by", sa.Uuid(), nullable=True),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("taken_back_reason", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("(way = 'morning') = (morning_id IS NOT NULL)", name=op.f("ck_decision_morning")),
        sa.CheckConstraint("(taken_back_at IS NULL) = (taken_back_by IS NULL)", name=op.f("ck_decision_taken_back")),
        sa.CheckConstraint("first_ref < second_ref", name=op.f("ck_decision_order")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_decision_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
    )
    op.create_index(op.f("ix_decision_decided_by"), "decision", ["decided_by"], unique=False)
    op.create_index("ix_decision_pair", "decision", ["first_ref", "second_ref"], unique=False)
    op.create_index(op.f("ix_decision_programme_id"), "decision", ["programme_id"], unique=False)
    op.create_index("ix_decision_second_ref", "decision", ["second_ref"], unique=False)
    op.create_table(
        "pair",
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("first_ref", sa.Uuid(), nullable=False),
        sa.Column("second_ref", sa.Uuid(), nullable=False),
        sa.Column("standing", sa.String(length=40), nullable=False),
        sa.Column("first_wording_id", sa.Uuid(), nullable=False),
        sa.Column("second_wording_id", sa.Uuid(), nullable=False),
        sa.Column("is_blind", sa.Boolean(), nullable=False),
        sa.Column("is_anew", sa.Boolean(), nullable=False),
        sa.Column("splits", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("first_ref < second_ref", name=op.f("ck_pair_order")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_pair_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pair")),
        sa.UniqueConstraint("first_ref", "second_ref", name=op.f("uq_pair_first_ref_second_ref")),
    )
    op.create_index("ix_pair_programme_id_standing", "pair", ["programme_id", "standing"], unique=False)
    op.create_index("ix_pair_second_ref", "pair", ["second_ref"], unique=False)
    op.create_table(
        "theme",
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("names_reason", sa.Text(), nullable=False),
        sa.Column("name_to_choose", sa.Boolean(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("went_into", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_by", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_theme_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme")),
    )
    op.create_index(op.f("ix_theme_programme_id"), "theme", ["programme_id"], unique=False)
    op.create_table(
        "theme_member",
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("theme_id", sa.Uuid(), nullable=False),
        sa.Column("finding_ref", sa.Uuid(), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_theme_member_programme_id")),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name=op.f("fk_theme_member_theme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme_member")),
    )
    op.create_index(
        "ix_theme_member_one",
        "theme_member",
        ["finding_ref"],
        unique=True,
        sqlite_where=sa.text("left_at IS NULL"),
        postgresql_where=sa.text("left_at IS NULL"),
    )
    op.create_index(op.f("ix_theme_member_programme_id"), "theme_member", ["programme_id"], unique=False)
    op.create_index(op.f("ix_theme_member_theme_id"), "theme_member", ["theme_id"], unique=False)
    op.create_table(
        "theme_event",
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("theme_id", sa.Uuid(), nullable=False),
        sa.Column("change", sa.String(length=40), nullable=False),
        sa.Column("finding_ref", sa.Uuid(), nullable=True),
        sa.Column("other_theme_id", sa.Uuid(), nullable=True),
        sa.Column("decision_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_theme_event_programme_id")),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name=op.f("fk_theme_event_theme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme_event")),
    )
    op.create_index(op.f("ix_theme_event_theme_id"), "theme_event", ["theme_id"], unique=False)
    op.create_table(
        "theme_setting",
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("is_blind", sa.Boolean(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_theme_setting_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme_setting")),
    )
    op.create_index(op.f("ix_theme_setting_programme_id"), "theme_setting", ["programme_id"], unique=False)


def unmake() -> None:
    """Take away what make() added."""
    for table in reversed(TABLES):
        op.drop_table(table)
