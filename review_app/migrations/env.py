"""What Alembic runs for each migration: our connection, our transaction, every room's tables."""

from alembic import context

from review_app import rooms
from review_app.audit.models import AuditEvent
from review_app.core.rows import Base

TABLES = (rooms.ROOMS, AuditEvent)  # importing them is what fills the metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    transactional_ddl=True,
    transaction_per_migration=False,  # migrate() holds the one transaction
    render_as_batch=True,
    compare_type=True,
)
context.run_migrations()
