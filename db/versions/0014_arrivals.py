"""What came from elsewhere is noted by the rows that it filled, and no longer entry by entry.

A hundred thousand entries come in a hundred batches: one note for each batch saves some hundredths of the time of taking them
in. The notes that stand stay where they are and are read as before.
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "arrival",
        sa.Column("low", sa.Integer, primary_key=True),
        sa.Column("high", sa.Integer, nullable=False),
        sa.Column("received_at", sa.Integer, nullable=False),
    )


def downgrade() -> None:
    op.execute(
        "INSERT OR IGNORE INTO entry_local (n, received_at, status, reason) "
        "SELECT entry.n, arrival.received_at, '', '' FROM arrival JOIN entry ON entry.n BETWEEN low AND high"
    )
    op.drop_table("arrival")
