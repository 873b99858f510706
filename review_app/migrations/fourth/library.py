"""What the library keeps: published findings, tables that wait, and where outside evidence was noted from."""

import sqlalchemy as sa
from alembic import op

TABLES = ("library_entry", "library_table", "evidence_origin")


def make() -> None:
    """Add the tables and their indexes."""
    _make_entries()
    _make_tables()
    _make_origins()


def _make_entries() -> None:
    op.create_table(
        "library_entry",
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("area", sa.String(length=200), nullable=False),
        sa.Column("review", sa.String(length=300), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("method", sa.String(length=300), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("how", sa.String(length=300), nullable=False),
        sa.Column("category", sa.String(length=300), nullable=False),
        sa.Column("is_good_practice", sa.Boolean(), nullable=False),
        sa.Column("source_url", sa.String(length=1000), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("review_mark", sa.String(length=64), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_by", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_reason", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_by", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(withdrawn_on IS NULL) = (withdrawn_by IS NULL)", name=op.f("ck_library_entry_withdrawal")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_library_entry_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_library_entry")),
        sa.UniqueConstraint("programme_id", "mark", name=op.f("uq_library_entry_programme_id_mark")),
    )
    for columns in (("programme_id", "withdrawn_on"), ("programme_id", "review_mark")):
        op.create_index(f"ix_library_entry_{'_'.join(columns)}", "library_entry", list(columns), unique=False)


def _make_tables() -> None:
    op.create_table(
        "library_table",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_library_table_programme_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_library_table_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_library_table")),
        sa.UniqueConstraint("user_id", "programme_id", name=op.f("uq_library_table_user_id_programme_id")),
    )
    for column in ("programme_id", "user_id"):
        op.create_index(op.f(f"ix_library_table_{column}"), "library_table", [column], unique=False)


def _make_origins() -> None:
    op.create_table(
        "evidence_origin",
        sa.Column("evidence_id", sa.Uuid(), nullable=False),
        sa.Column("finding_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("thing_id", sa.Uuid(), nullable=False),
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
        sa.ForeignKeyConstraint(
            ["review_id", "evidence_id"],
            ["outside_evidence.review_id", "outside_evidence.id"],
            name=op.f("fk_evidence_origin_review_id_evidence_id"),
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_evidence_origin_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence_origin")),
        sa.UniqueConstraint("evidence_id", name=op.f("uq_evidence_origin_evidence_id")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_evidence_origin_review_id_id")),
    )
    for column in ("finding_id", "review_id"):
        op.create_index(op.f(f"ix_evidence_origin_{column}"), "evidence_origin", [column], unique=False)


def unmake() -> None:
    """Take away what make() added."""
    for table in reversed(TABLES):
        op.drop_table(table)
