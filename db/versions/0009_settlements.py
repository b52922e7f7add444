"""Where the settlements of conflicts stand in the journal: few among millions of entries."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_entry_settle", "entry", ["subject"], sqlite_where=sa.text("verb = 'settle'"))


def downgrade() -> None:
    op.drop_index("ix_entry_settle", table_name="entry")
