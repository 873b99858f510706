"""The first schema: every table as its model says, while nothing has been released."""

from alembic import op

from review_app.audit import guards
from review_app.core.rows import Base

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table, and the triggers that keep the audit."""
    Base.metadata.create_all(op.get_bind())
    guards.put_up(op.get_bind())


def downgrade() -> None:
    """Remove every table."""
    guards.take_down(op.get_bind())
    Base.metadata.drop_all(op.get_bind())
