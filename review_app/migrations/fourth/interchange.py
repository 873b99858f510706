"""What was sent and received in signed files, and whose keys are known."""

import sqlalchemy as sa
from alembic import op

TABLES = ("sent_file", "sent_finding", "sender_key", "received_file")


def _of_a_board(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("board_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id", "board_id"],
            ["board.programme_id", "board.id"],
            name=op.f(f"fk_{table}_programme_id_board_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    ]


def make() -> None:
    """Add the tables and their indexes."""
    op.create_table(
        "sent_file",
        *_of_a_board("sent_file"),
        sa.Column("issue", sa.Integer(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("wordings", sa.Integer(), nullable=False),
        sa.Column("withdrawals", sa.Integer(), nullable=False),
        sa.UniqueConstraint("board_id", "issue", name=op.f("uq_sent_file_board_id_issue")),
    )
    op.create_table(
        "sent_finding",
        *_of_a_board("sent_finding"),
        sa.Column("finding_ref", sa.Uuid(), nullable=False),
        sa.UniqueConstraint("board_id", "finding_ref", name=op.f("uq_sent_finding_board_id_finding_ref")),
    )
    op.create_table(
        "sender_key",
        *_of_a_board("sender_key"),
        sa.Column("public_key", sa.String(length=64), nullable=False),
        sa.Column("read_out_by", sa.String(length=200), nullable=False),
        sa.Column("read_out_on", sa.Date(), nullable=False),
        sa.Column("registered_by", sa.Uuid(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("(ended_at IS NULL) = (ended_by IS NULL)", name=op.f("ck_sender_key_ended")),
    )
    op.create_index(op.f("ix_sender_key_programme_id"), "sender_key", ["programme_id"], unique=False)
    _alone("ix_sender_key_one_open", "sender_key", ["board_id"], "ended_at IS NULL")
    _alone("ix_sender_key_one_board", "sender_key", ["programme_id", "public_key"], "ended_at IS NULL")
    op.create_table(
        "received_file",
        *_of_a_board("received_file"),
        sa.Column("issue", sa.Integer(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("public_key", sa.String(length=64), nullable=False),
        sa.Column("received_by", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("new", sa.Integer(), nullable=False),
        sa.Column("newer", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.CheckConstraint("(state = 'waiting') = (decided_at IS NULL)", name=op.f("ck_received_file_decided")),
    )
    op.create_index(op.f("ix_received_file_programme_id"), "received_file", ["programme_id"], unique=False)
    op.create_index(op.f("ix_received_file_board_id"), "received_file", ["board_id"], unique=False)
    _alone("ix_received_file_one_waiting", "received_file", ["board_id"], "state = 'waiting'")


def unmake() -> None:
    """Take away what make() added."""
    for table in reversed(TABLES):
        op.drop_table(table)


def _alone(name: str, table: str, columns: list[str], where: str) -> None:
    alone = sa.text(where)
    op.create_index(name, table, columns, unique=True, sqlite_where=alone, postgresql_where=alone)
