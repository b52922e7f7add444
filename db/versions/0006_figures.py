"""What events contribute to the figures. The program folds anew what an older one folded when it next opens the store."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    whole = [
        sa.Column(name, sa.Integer(), nullable=False) for name in ("kind", "at", "row", "n", "num", "more")
    ]
    op.create_table(
        "fact",
        *whole,
        sa.Column("since", sa.Integer(), nullable=True),
        *(sa.Column(name, sa.Text(), nullable=True) for name in ("unit", "person", "rests")),
        sa.PrimaryKeyConstraint("kind", "at", "row", "n", name=op.f("pk_fact")),
        sqlite_with_rowid=False,
    )
    # Filled by the fold, which no migration may call: a store without this mark has its caches made anew.
    op.execute("DELETE FROM local WHERE key = 'fold'")


def downgrade() -> None:
    op.drop_table("fact")
    op.execute("DELETE FROM local WHERE key = 'fold'")
