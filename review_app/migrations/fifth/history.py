"""What history gained next: what somebody is typing on the pages of a programme."""

import sqlalchemy as sa
from alembic import op

TABLES = ("programme_draft",)


def make() -> None:
    """Make the table and its indexes."""
    op.create_table(
        "programme_draft",
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("form", sa.String(length=60), nullable=False),
        sa.Column("object_id", sa.Uuid(), nullable=False),
        sa.Column("base_version", sa.Integer(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=True),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("page_opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_programme_draft_programme_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_programme_draft_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_draft")),
        sa.UniqueConstraint("user_id", "form", "object_id", name=op.f("uq_programme_draft_user_id_form_object_id")),
    )
    for column in ("programme_id", "user_id"):
        op.create_index(op.f(f"ix_programme_draft_{column}"), "programme_draft", [column], unique=False)


def unmake() -> None:
    """Take it away again, with what was typed and never saved."""
    op.drop_table("programme_draft")
