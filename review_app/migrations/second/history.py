"""What data collection added to history: in which window a draft was typed, and its words sealed."""

import sqlalchemy as sa
from alembic import op

TABLES = ()


def make() -> None:
    """Add the columns."""
    op.add_column("draft", sa.Column("box", sa.LargeBinary(), nullable=True))
    op.add_column("draft", sa.Column("page_opened_at", sa.DateTime(timezone=True), nullable=True))


def unmake() -> None:
    """Take them away again; a draft that was sealed is lost with its box."""
    op.drop_column("draft", "page_opened_at")
    op.drop_column("draft", "box")
