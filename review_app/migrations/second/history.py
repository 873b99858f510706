"""What data collection added to history: in which window a draft was typed."""

import sqlalchemy as sa
from alembic import op

TABLES = ()


def make() -> None:
    """Add the column."""
    op.add_column("draft", sa.Column("page_opened_at", sa.DateTime(timezone=True), nullable=True))


def unmake() -> None:
    """Take it away again."""
    op.drop_column("draft", "page_opened_at")
