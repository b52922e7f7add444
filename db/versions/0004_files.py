"""Attachments on their way: which files each peer still has to be brought, or to be asked for."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "blob_due",
        sa.Column("peer", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("seat", sa.Text(), nullable=False),
        sa.Column("is_here", sa.Integer(), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.Column("after", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("peer", "sha256", name=op.f("pk_blob_due")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_blob_due_event", "blob_due", ["event"], unique=False)
    op.create_index("ix_blob_due_size", "blob_due", ["peer", "size"], unique=False)


def downgrade() -> None:
    op.drop_table("blob_due")
