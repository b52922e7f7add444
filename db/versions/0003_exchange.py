"""What the exchange keeps: sums of streams, signatures, statements about devices, what waits, with whom it was."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def upgrade() -> None:
    _made_again(by_row=True)
    op.create_table(
        "stream_sum",
        *(_text("stream"), _whole("count"), _whole("low"), _whole("top"), _text("xor"), _text("head")),
        sa.PrimaryKeyConstraint("stream", name=op.f("pk_stream_sum")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "seal",
        *(_text("stream"), _text("hash"), _text("device"), _whole("seq"), _text("signature")),
        sa.PrimaryKeyConstraint("stream", "hash", "device", name=op.f("pk_seal")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "statement",
        *(_text("fingerprint"), _text("raw"), _text("signer"), _text("signature")),
        sa.PrimaryKeyConstraint("fingerprint", name=op.f("pk_statement")),
    )
    op.create_table(
        "apart",
        *(_text("hash"), _text("stream"), _whole("seq"), sa.Column("raw", sa.BLOB(), nullable=False)),
        *(_text("reason"), _whole("received_at")),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_apart")),
    )
    op.create_table(
        "void", _text("hash"), sa.PrimaryKeyConstraint("hash", name=op.f("pk_void")), sqlite_with_rowid=False
    )
    op.create_table(
        "unfolded",
        *(_text("subject"), _whole("n")),
        sa.PrimaryKeyConstraint("subject", name=op.f("pk_unfolded")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_unfolded_n", "unfolded", ["n"], unique=False)
    op.create_table(
        "wrapped_key",
        *(_text("event"), _text("wrapped")),
        sa.PrimaryKeyConstraint("event", name=op.f("pk_wrapped_key")),
    )
    op.create_table(
        "owed_key",
        *(_text("peer"), _text("event")),
        sa.PrimaryKeyConstraint("peer", "event", name=op.f("pk_owed_key")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "rival_key",
        _text("event"),
        sa.Column("key", sa.BLOB(), nullable=False),
        sa.PrimaryKeyConstraint("event", "key", name=op.f("pk_rival_key")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "peer", *(_text("url"), _text("facts")), sa.PrimaryKeyConstraint("url", name=op.f("pk_peer"))
    )
    op.create_table(
        "exchanged",
        sa.Column("n", sa.Integer(), nullable=False),
        *(_whole("at"), _text("peer"), _text("kind"), _whole("pushed"), _whole("pulled"), _whole("millis")),
        *(_text("result"), _text("note")),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_exchanged")),
    )
    op.create_index(
        "ix_entry_local_status", "entry_local", ["status"], unique=False, sqlite_where=sa.text("status <> ''")
    )
    op.create_index(
        "ix_event_in_conflict",
        "event",
        ["in_conflict", "registered_at"],
        unique=False,
        sqlite_where=sa.text("in_conflict = 1"),
    )


def _made_again(*, by_row: bool) -> None:
    """The notes beside entries, known by the entry's row: those of a batch lie together and cost one page, not a hundred."""
    op.rename_table("entry_local", "entry_local_before")
    key = sa.Column("n", sa.Integer(), nullable=False) if by_row else _text("hash")
    op.create_table(
        "entry_local",
        key,
        _whole("received_at"),
        sa.Column("status", sa.Text(), nullable=False, server_default=sa.text("''")),
        sa.Column("reason", sa.Text(), nullable=False, server_default=sa.text("''")),
        sa.PrimaryKeyConstraint(key.name, name=op.f("pk_entry_local")),
    )
    on = "entry.hash = before.hash" if by_row else "entry.n = before.n"
    op.execute(
        f"INSERT INTO entry_local ({key.name}, received_at, status, reason) "  # noqa: S608 - our own names
        f"SELECT entry.{key.name}, before.received_at, before.status, before.reason "
        f"FROM entry_local_before AS before JOIN entry ON {on} ORDER BY entry.n"
    )
    op.drop_table("entry_local_before")


def downgrade() -> None:
    op.drop_index("ix_event_in_conflict", table_name="event")
    op.drop_index("ix_entry_local_status", table_name="entry_local")
    _made_again(by_row=False)
    for name in (
        "exchanged",
        "peer",
        "owed_key",
        "rival_key",
        "wrapped_key",
        "unfolded",
        "void",
        "apart",
        "statement",
        "seal",
        "stream_sum",
    ):
        op.drop_table(name)
