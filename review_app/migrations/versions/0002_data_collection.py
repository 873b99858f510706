"""Data collection: what each room added, as it stands in review_app/migrations/second."""

from types import ModuleType

from review_app.migrations.second import (
    conversations,
    family,
    history,
    holds,
    jobs,
    names,
    narrative,
    office,
    originals,
    quotes,
    reports,
    search,
)

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ROOMS: tuple[ModuleType, ...] = (
    jobs,
    history,
    search,
    holds,
    family,
    names,
    office,
    conversations,
    quotes,
    originals,
    narrative,
    reports,
)


def upgrade() -> None:
    """Add what each room added, in the order of the rooms."""
    for room in ROOMS:
        room.make()


def downgrade() -> None:
    """Take it away again, the last first."""
    for room in reversed(ROOMS):
        room.unmake()
