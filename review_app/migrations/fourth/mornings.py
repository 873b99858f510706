"""What mornings keep: cards on a table, the moves that lay them, and what the authors say of them."""

import sqlalchemy as sa
from alembic import op

TABLES = (
    "morning",
    "morning_turn",
    "morning_pair",
    "morning_person",
    "morning_group",
    "morning_card",
    "morning_move",
    "morning_answer",
)


def make() -> None:
    """Add the tables and their indexes."""
    op.create_table(
        "morning",
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("invited", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("moves", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_morning_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_morning")),
    )
    op.create_index(op.f("ix_morning_programme_id"), "morning", ["programme_id"], unique=False)
    op.create_table(
        "morning_turn",
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("morning_id", sa.Uuid(), nullable=False),
        sa.Column("turn", sa.String(length=40), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["morning_id"], ["morning.id"], name=op.f("fk_morning_turn_morning_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_morning_turn_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_morning_turn")),
    )
    op.create_index(op.f("ix_morning_turn_morning_id"), "morning_turn", ["morning_id"], unique=False)
    op.create_table(
        "morning_pair",
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("morning_id", sa.Uuid(), nullable=False),
        sa.Column("board_id", sa.Uuid(), nullable=False),
        sa.Column("review_ref", sa.Uuid(), nullable=False),
        sa.Column("by_file", sa.Boolean(), nullable=False),
        sa.Column("was_there", sa.Boolean(), nullable=True),
        sa.Column("speaker", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["morning_id"], ["morning.id"], name=op.f("fk_morning_pair_morning_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_morning_pair_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_morning_pair")),
        sa.UniqueConstraint("morning_id", "review_ref", name=op.f("uq_morning_pair_morning_id_review_ref")),
    )
    op.create_index(op.f("ix_morning_pair_morning_id"), "morning_pair", ["morning_id"], unique=False)
    op.create_table(
        "morning_person",
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("morning_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.Column("typed", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["morning_id"], ["morning.id"], name=op.f("fk_morning_person_morning_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_morning_person_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_morning_person")),
    )
    op.create_index(op.f("ix_morning_person_morning_id"), "morning_person", ["morning_id"], unique=False)
    op.create_table(
        "morning_group",
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("morning_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["morning_id"], ["morning.id"], name=op.f("fk_morning_group_morning_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_morning_group_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_morning_group")),
        sa.UniqueConstraint("morning_id", "key", name=op.f("uq_morning_group_morning_id_key")),
        sa.UniqueConstraint("morning_id", "number", name=op.f("uq_morning_group_morning_id_number")),
    )
    op.create_table(
        "morning_card",
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("morning_id", sa.Uuid(), nullable=False),
        sa.Column("pair_id", sa.Uuid(), nullable=False),
        sa.Column("wording_id", sa.Uuid(), nullable=False),
        sa.Column("finding_ref", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("group_key", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["morning_id"], ["morning.id"], name=op.f("fk_morning_card_morning_id")),
        sa.ForeignKeyConstraint(["pair_id"], ["morning_pair.id"], name=op.f("fk_morning_card_pair_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_morning_card_programme_id")),
        sa.ForeignKeyConstraint(["wording_id"], ["shared_wording.id"], name=op.f("fk_morning_card_wording_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_morning_card")),
        sa.UniqueConstraint("morning_id", "number", name=op.f("uq_morning_card_morning_id_number")),
        sa.UniqueConstraint("morning_id", "wording_id", name=op.f("uq_morning_card_morning_id_wording_id")),
    )
    op.create_table(
        "morning_move",
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("morning_id", sa.Uuid(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("send_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("card_id", sa.Uuid(), nullable=True),
        sa.Column("group_key", sa.Uuid(), nullable=True),
        sa.Column("from_key", sa.Uuid(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("words_before", sa.Text(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["morning_id"], ["morning.id"], name=op.f("fk_morning_move_morning_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_morning_move_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_morning_move")),
        sa.UniqueConstraint("morning_id", "number", name=op.f("uq_morning_move_morning_id_number")),
        sa.UniqueConstraint("morning_id", "send_id", name=op.f("uq_morning_move_morning_id_send_id")),
    )
    op.create_table(
        "morning_answer",
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("morning_id", sa.Uuid(), nullable=False),
        sa.Column("card_id", sa.Uuid(), nullable=False),
        sa.Column("group_key", sa.Uuid(), nullable=False),
        sa.Column("group_name", sa.Text(), nullable=False),
        sa.Column("answer", sa.String(length=40), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("spoken_by", sa.String(length=200), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["card_id"], ["morning_card.id"], name=op.f("fk_morning_answer_card_id")),
        sa.ForeignKeyConstraint(["morning_id"], ["morning.id"], name=op.f("fk_morning_answer_morning_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_morning_answer_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_morning_answer")),
    )
    op.create_index(op.f("ix_morning_answer_morning_id"), "morning_answer", ["morning_id"], unique=False)


def unmake() -> None:
    """Take away what make() added."""
    for table in reversed(TABLES):
        op.drop_table(table)
