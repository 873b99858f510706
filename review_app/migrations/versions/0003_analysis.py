"""Analysis: what each room added, as it stands in review_app/migrations/third."""

from types import ModuleType

from review_app.migrations.third import accounts, comments, episodes, factors, findings, hints, history, vocabularies

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ROOMS: tuple[ModuleType, ...] = (
    accounts,
    history,
    vocabularies,
    comments,
    episodes,
    factors,
    findings,
    hints,
)


def upgrade() -> None:
    """Add what each room added, in the order of the rooms."""
    for room in ROOMS:
        room.make()


def downgrade() -> None:
    """Take it away again, the last first."""
    for room in reversed(ROOMS):
        room.unmake()
