"""At whose seats an alert rang, and under which subject the journal keeps who took it; where these words stand."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("alert", sa.Column("calls", sa.Text(), nullable=False, server_default=sa.text("''")))
    op.add_column("alert", sa.Column("word", sa.Text(), nullable=False, server_default=sa.text("''")))
    op.create_index("ix_entry_taken", "entry", ["n"], sqlite_where=sa.text("verb = 'taken'"))


def downgrade() -> None:
    op.drop_index("ix_entry_taken", table_name="entry")
    op.drop_column("alert", "word")
    op.drop_column("alert", "calls")
