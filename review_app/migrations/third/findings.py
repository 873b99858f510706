"""What findings gained with analysis: disputes, reasons for their order, and what answers what."""

import sqlalchemy as sa
from alembic import op

TABLES = ("dispute", "priority", "inquiry_evidence", "finding_answer")


def _of_a_review(table: str) -> list[sa.schema.SchemaItem]:
    return [
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
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f(f"fk_{table}_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("review_id", "id", name=op.f(f"uq_{table}_review_id_id")),
    ]


def _within_review(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    names = [f"{other}.review_id", f"{other}.id"]
    return sa.ForeignKeyConstraint(["review_id", column], names, name=op.f(f"fk_{table}_review_id_{column}"))


def _of_two(table: str, first: tuple[str, str], second: tuple[str, str]) -> None:
    op.create_table(
        table,
        sa.Column(first[0], sa.Uuid(), nullable=False),
        sa.Column(second[0], sa.Uuid(), nullable=False),
        *_of_a_review(table),
        _within_review(table, *first),
        _within_review(table, *second),
        sa.UniqueConstraint(first[0], second[0], name=op.f(f"uq_{table}_{first[0]}_{second[0]}")),
    )
    for column in (first[0], second[0], "review_id"):
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)


def make() -> None:
    """Make the tables and their indexes."""
    op.create_table(
        "dispute",
        sa.Column("finding_id", sa.Uuid(), nullable=False),
        sa.Column("raised_by", sa.Text(), nullable=False),
        sa.Column("raised_on", sa.Date(), nullable=False),
        sa.Column("board_says", sa.Text(), nullable=False),
        sa.Column("team_says", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("settled_on", sa.Date(), nullable=True),
        *_of_a_review("dispute"),
        _within_review("dispute", "finding_id", "finding"),
        sa.CheckConstraint("(state = 'open') = (settled_on IS NULL)", name=op.f("ck_dispute_settled")),
    )
    op.create_index(op.f("ix_dispute_finding_id"), "dispute", ["finding_id"], unique=False)
    op.create_index(op.f("ix_dispute_review_id"), "dispute", ["review_id"], unique=False)
    op.create_table(
        "priority",
        sa.Column("finding_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        *_of_a_review("priority"),
        _within_review("priority", "finding_id", "finding"),
        sa.UniqueConstraint("finding_id", name=op.f("uq_priority_finding_id")),
    )
    op.create_index(op.f("ix_priority_review_id"), "priority", ["review_id"], unique=False)
    _of_two("inquiry_evidence", ("inquiry_id", "inquiry"), ("evidence_id", "outside_evidence"))
    _of_two("finding_answer", ("finding_id", "finding"), ("learning_question_id", "learning_question"))


def unmake() -> None:
    """Take them away again."""
    for table in reversed(TABLES):
        op.drop_table(table)
