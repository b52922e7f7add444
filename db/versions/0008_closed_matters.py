"""Which events only few may know of, and who. The program folds anew what an older one folded when it next opens the store."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "guarded",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["row"], ["event.row"], name=op.f("fk_guarded_row_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("row", "who", name=op.f("pk_guarded")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_entry_reveal", "entry", ["n"], sqlite_where=sa.text("verb = 'reveal'"))
    # Filled by the fold, which no migration may call: a store without this mark has its caches made anew.
    op.execute("DELETE FROM local WHERE key = 'fold'")


def downgrade() -> None:
    op.drop_index("ix_entry_reveal", table_name="entry")
    op.drop_table("guarded")
    op.execute("DELETE FROM local WHERE key = 'fold'")
