"""The first schema: every room's tables, as they stand in review_app/migrations/first."""

from alembic import op

from review_app.audit import guards
from review_app.migrations.first import (
    accounts,
    audit,
    boards,
    comments,
    episodes,
    factors,
    findings,
    history,
    meetings,
    memberships,
    narrative,
    people,
    reports,
    reviews,
    sources,
    vocabularies,
    wordings,
)

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ROOMS = (
    audit,
    boards,
    accounts,
    vocabularies,
    reviews,
    history,
    memberships,
    comments,
    people,
    meetings,
    sources,
    narrative,
    episodes,
    factors,
    findings,
    wordings,
    reports,
)


def upgrade() -> None:
    """Make every table, and the triggers that keep the audit."""
    for room in ROOMS:
        room.make()
    guards.put_up(op.get_bind())


def downgrade() -> None:
    """Remove every table."""
    guards.take_down(op.get_bind())
    for room in reversed(ROOMS):
        for table in reversed(room.TABLES):
            op.drop_table(table)
