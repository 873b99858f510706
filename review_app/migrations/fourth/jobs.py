"""Long work that belongs to a programme as a whole, and that nobody began but what was saved."""

import sqlalchemy as sa
from alembic import op


def make() -> None:
    """Let a piece of work do without a review, and without somebody who began it."""
    with op.batch_alter_table("job") as job:
        job.add_column(sa.Column("programme_id", sa.Uuid(), nullable=True))
        job.alter_column("review_id", existing_type=sa.Uuid(), nullable=True)
        job.alter_column("begun_by", existing_type=sa.Uuid(), nullable=True)
        job.create_check_constraint(op.f("ck_job_where"), "(review_id IS NULL) <> (programme_id IS NULL)")
    op.create_index(op.f("ix_job_programme_id"), "job", ["programme_id"], unique=False)


def unmake() -> None:
    """Forget the work of programmes, and ask for both again."""
    op.execute(sa.text("DELETE FROM job WHERE review_id IS NULL OR begun_by IS NULL"))
    op.drop_index(op.f("ix_job_programme_id"), table_name="job")
    with op.batch_alter_table("job") as job:
        job.drop_constraint(op.f("ck_job_where"), type_="check")
        job.alter_column("begun_by", existing_type=sa.Uuid(), nullable=False)
        job.alter_column("review_id", existing_type=sa.Uuid(), nullable=False)
        job.drop_column("programme_id")
