"""What data collection added to the copies of papers; frozen, so never changed."""

import sqlalchemy as sa
from alembic import op


def make() -> None:
    """Note when a copy came back."""
    op.add_column("copy", sa.Column("collected_on", sa.Date(), nullable=True))


def unmake() -> None:
    """Forget it again."""
    op.drop_column("copy", "collected_on")
