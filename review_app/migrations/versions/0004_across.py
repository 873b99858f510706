"""Across the pilots: what each room added, as it stands in review_app/migrations/fourth."""

from types import ModuleType

from review_app.migrations.fourth import (
    comparisons,
    interchange,
    jobs,
    library,
    likeness,
    messages,
    mornings,
    themes,
    wordings,
)

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ROOMS: tuple[ModuleType, ...] = (
    jobs,
    wordings,
    likeness,
    library,
    themes,
    mornings,
    comparisons,
    messages,
    interchange,
)


def upgrade() -> None:
    """Add what each room added, in the order of the rooms."""
    for room in ROOMS:
        room.make()


def downgrade() -> None:
    """Take it away again, the last first."""
    for room in reversed(ROOMS):
        room.unmake()
