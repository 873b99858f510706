"""What episodes gained with analysis: who holds a differing view, further ones, and appraisals written apart."""

import sqlalchemy as sa
from alembic import op

TABLES = ("differing_view", "comparison", "own_appraisal", "own_factor")


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


def make() -> None:
    """Add the column, the tables and their indexes."""
    op.add_column("appraisal", sa.Column("differing_whose", sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "differing_view",
        sa.Column("episode_id", sa.Uuid(), nullable=False),
        sa.Column("whose", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        *_of_a_review("differing_view"),
        _within_review("differing_view", "episode_id", "episode"),
    )
    op.create_table(
        "comparison",
        sa.Column("episode_id", sa.Uuid(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opened_by", sa.Uuid(), nullable=True),
        sa.Column("settled", sa.Text(), nullable=False),
        *_of_a_review("comparison"),
        _within_review("comparison", "episode_id", "episode"),
        sa.UniqueConstraint("episode_id", name=op.f("uq_comparison_episode_id")),
        sa.CheckConstraint("(opened_at IS NULL) = (opened_by IS NULL)", name=op.f("ck_comparison_opened")),
    )
    op.create_table(
        "own_appraisal",
        sa.Column("comparison_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("done_well", sa.Text(), nullable=False),
        sa.Column("fell_short", sa.Text(), nullable=False),
        sa.Column("basis", sa.String(length=40), nullable=True),
        sa.Column("basis_detail", sa.Text(), nullable=False),
        sa.Column("ready", sa.Boolean(), nullable=False),
        *_of_a_review("own_appraisal"),
        _within_review("own_appraisal", "comparison_id", "comparison"),
        sa.UniqueConstraint("comparison_id", "author_id", name=op.f("uq_own_appraisal_comparison_id_author_id")),
    )
    op.create_table(
        "own_factor",
        sa.Column("own_appraisal_id", sa.Uuid(), nullable=False),
        sa.Column("term_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("effect", sa.String(length=40), nullable=False),
        *_of_a_review("own_factor"),
        _within_review("own_factor", "own_appraisal_id", "own_appraisal"),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_own_factor_term_id")),
    )
    for table, columns in _INDEXES.items():
        for column in columns:
            op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)


_INDEXES = {
    "differing_view": ("review_id", "episode_id"),
    "comparison": ("review_id",),
    "own_appraisal": ("review_id",),
    "own_factor": ("review_id", "own_appraisal_id", "term_id"),
}


def unmake() -> None:
    """Take away what make() added, the last first."""
    for table in reversed(TABLES):
        op.drop_table(table)
    op.drop_column("appraisal", "differing_whose")
