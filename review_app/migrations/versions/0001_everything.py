"""The first schema: every table as its model says, while nothing has been released."""

from alembic import op

from review_app.core.rows import Base

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table."""
    Base.metadata.create_all(op.get_bind())


def downgrade() -> None:
    """Remove every table."""
    Base.metadata.drop_all(op.get_bind())
