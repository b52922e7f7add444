"""What others confirmed to hold of each stream, signed; and that they went back behind it."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def upgrade() -> None:
    op.create_table(
        "receipt",
        *(
            _text("peer"),
            _text("stream"),
            _whole("seq"),
            _text("hash"),
            _whole("count"),
            _text("xor"),
            _text("first"),
        ),
        *(_whole("at"), _text("signer"), _text("signature"), _text("gone"), _whole("gone_at")),
        sa.PrimaryKeyConstraint("peer", "stream", name=op.f("pk_receipt")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("receipt")
