"""What crosses: the copies of agreed words that are read outside their reviews."""

import sqlalchemy as sa
from alembic import op

TABLES = ("shared_wording",)

# Until now it was the chair alone who consented.
AS_CHAIR = "UPDATE wording SET consented_as = 'chair' WHERE consented_on IS NOT NULL"

# What chairs had consented to before goes on being read across the programme, with what it took the place of; what was
# taken back is read nowhere. Its number is its place among those shared one after another.
TOOK_PLACE = "state = 'withdrawn' AND consented_on IS NOT NULL AND withdrawn_reason LIKE 'Wording % took its place.'"
CROSSED = f"""
INSERT INTO shared_wording (
    id, created_at, programme_id, board_id, review_ref, finding_ref, title, summary, category_key, category_heading,
    category_place, number, factor_headings, is_good_practice, shared_on, came_by, ended_on, ended_by_newer
) SELECT
    id, created_at, programme_id, board_id, review_id, finding_id, title, summary, category_key, category_heading,
    category_place, (
        SELECT COUNT(*) FROM wording AS earlier
        WHERE earlier.finding_id = wording.finding_id AND earlier.number <= wording.number AND earlier.deleted_at IS NULL
        AND (earlier.state = 'consented' OR (
            earlier.state = 'withdrawn' AND earlier.consented_on IS NOT NULL
            AND earlier.withdrawn_reason LIKE 'Wording % took its place.'
        ))
    ), factor_headings, FALSE, consented_on, 'here', withdrawn_on, state = 'withdrawn'
FROM wording WHERE deleted_at IS NULL AND (state = 'consented' OR ({TOOK_PLACE}))
"""  # noqa: S608 -- two constants of this file


def make() -> None:
    """Add the columns, the table and its indexes, and let cross what was agreed before."""
    op.add_column("wording", sa.Column("is_good_practice", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("wording", sa.Column("consented_as", sa.String(length=40), nullable=True))
    op.execute(AS_CHAIR)
    op.create_table(
        "shared_wording",
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("board_id", sa.Uuid(), nullable=False),
        sa.Column("review_ref", sa.Uuid(), nullable=False),
        sa.Column("finding_ref", sa.Uuid(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("category_key", sa.String(length=80), nullable=False),
        sa.Column("category_heading", sa.String(length=300), nullable=False),
        sa.Column("category_place", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("factor_headings", sa.Text(), nullable=False),
        sa.Column("is_good_practice", sa.Boolean(), nullable=False),
        sa.Column("shared_on", sa.Date(), nullable=False),
        sa.Column("came_by", sa.String(length=40), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ended_by_newer", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("ended_on IS NOT NULL OR NOT ended_by_newer", name=op.f("ck_shared_wording_ended")),
        sa.ForeignKeyConstraint(
            ["programme_id", "board_id"],
            ["board.programme_id", "board.id"],
            name=op.f("fk_shared_wording_programme_id_board_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_wording")),
    )
    op.create_index(op.f("ix_shared_wording_finding_ref"), "shared_wording", ["finding_ref"], unique=False)
    op.create_index(
        "ix_shared_wording_one_current",
        "shared_wording",
        ["finding_ref"],
        unique=True,
        sqlite_where=sa.text("ended_on IS NULL"),
        postgresql_where=sa.text("ended_on IS NULL"),
    )
    op.create_index(
        "ix_shared_wording_programme_id_ended_on", "shared_wording", ["programme_id", "ended_on"], unique=False
    )
    op.create_index(op.f("ix_shared_wording_review_ref"), "shared_wording", ["review_ref"], unique=False)
    op.execute(CROSSED)


def unmake() -> None:
    """Take away what make() added."""
    for table in reversed(TABLES):
        op.drop_table(table)
    op.drop_column("wording", "consented_as")
    op.drop_column("wording", "is_good_practice")
