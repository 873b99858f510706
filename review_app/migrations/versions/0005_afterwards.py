"""What was mended after the pilots were laid side by side, as it stands in review_app/migrations/fifth."""

from types import ModuleType

from review_app.migrations.fifth import history

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

ROOMS: tuple[ModuleType, ...] = (history,)


def upgrade() -> None:
    """Add what each room added, in the order of the rooms."""
    for room in ROOMS:
        room.make()


def downgrade() -> None:
    """Take it away again, the last first."""
    for room in reversed(ROOMS):
        room.unmake()
