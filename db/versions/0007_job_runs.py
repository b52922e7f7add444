"""The runs of the periodic jobs, so many of each, for the page that shows how they went."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "job_run",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("started", sa.Integer(), nullable=False),
        sa.Column("ended", sa.Integer(), nullable=False),
        sa.Column("failed", sa.Text(), nullable=False),
        sa.Column("missed", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_job_run")),
    )
    op.create_index("ix_job_run_name", "job_run", ["name"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_job_run_name", table_name="job_run")
    op.drop_table("job_run")
