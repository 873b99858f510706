"""What data collection added to narrative; frozen, so never changed: what comes later is a migration of its own."""

from typing import Any

import sqlalchemy as sa
from alembic import op

TABLES = ("perspective", "waiting_table", "column_choice", "imported_row")


def _case_columns() -> tuple[sa.Column[Any], ...]:
    return (
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
    )


def _case_keys(table: str, *references: tuple[str, str]) -> tuple[sa.Constraint, ...]:
    within = [
        sa.ForeignKeyConstraint(
            ["review_id", column], [f"{other}.review_id", f"{other}.id"], name=op.f(f"fk_{table}_review_id_{column}")
        )
        for column, other in references
    ]
    return (
        *within,
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f(f"fk_{table}_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("review_id", "id", name=op.f(f"uq_{table}_review_id_id")),
    )


def make() -> None:
    """Make the tables and their indexes."""
    op.create_table(
        "perspective",
        sa.Column("period_id", sa.Uuid(), nullable=False),
        sa.Column("lane", sa.String(length=40), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=True),
        sa.Column("participant_id", sa.Uuid(), nullable=True),
        sa.Column("relative_id", sa.Uuid(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        *_case_columns(),
        sa.CheckConstraint("(agency_id IS NOT NULL) = (lane = 'agency')", name=op.f("ck_perspective_agency_lane")),
        sa.CheckConstraint(
            "(participant_id IS NOT NULL) = (lane = 'participant')", name=op.f("ck_perspective_participant_lane")
        ),
        sa.CheckConstraint(
            "relative_id IS NULL OR lane IN ('family', 'child')", name=op.f("ck_perspective_family_lane")
        ),
        *_case_keys(
            "perspective",
            ("period_id", "period"),
            ("agency_id", "agency"),
            ("participant_id", "participant"),
            ("relative_id", "relative"),
        ),
    )
    for column in ("agency_id", "participant_id", "period_id", "relative_id", "review_id"):
        op.create_index(op.f(f"ix_perspective_{column}"), "perspective", [column], unique=False)
    op.create_table(
        "waiting_table",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_waiting_table_review_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_waiting_table_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waiting_table")),
        sa.UniqueConstraint("user_id", "review_id", name=op.f("uq_waiting_table_user_id_review_id")),
    )
    for column in ("review_id", "user_id"):
        op.create_index(op.f(f"ix_waiting_table_{column}"), "waiting_table", [column], unique=False)
    op.create_table(
        "column_choice",
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("chosen", sa.JSON(), nullable=False),
        *_case_columns(),
        *_case_keys("column_choice", ("agency_id", "agency")),
        sa.UniqueConstraint("agency_id", name=op.f("uq_column_choice_agency_id")),
    )
    op.create_index(op.f("ix_column_choice_review_id"), "column_choice", ["review_id"], unique=False)
    op.create_table(
        "imported_row",
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        *_case_columns(),
        *_case_keys("imported_row", ("entry_id", "entry")),
    )
    for column in ("entry_id", "review_id"):
        op.create_index(op.f(f"ix_imported_row_{column}"), "imported_row", [column], unique=False)


def unmake() -> None:
    """Drop the tables, the dependent ones first."""
    for table in reversed(TABLES):
        op.drop_table(table)
