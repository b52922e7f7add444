"""Entries are known by where they stand, and their hash behind it: hashes lie about, and an index of them alone is written anew
from end to end by every batch that comes in.
"""

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_REPLACED = (
    "CREATE TRIGGER entry_is_never_replaced BEFORE INSERT ON entry WHEN {is_there} "
    "BEGIN SELECT CASE WHEN EXISTS (SELECT 1 FROM entry WHERE {is_same} AND raw = NEW.raw) "
    "AND NOT EXISTS (SELECT 1 FROM entry WHERE n = NEW.n) "
    "THEN RAISE(IGNORE) ELSE RAISE(ABORT, 'nothing in the journal is replaced') END; END"
)
_SAME = "stream = NEW.stream AND seq = NEW.seq AND hash = NEW.hash"
BY_PLACE = _REPLACED.format(
    is_same=_SAME,
    is_there=f"EXISTS (SELECT 1 FROM entry WHERE {_SAME}) OR EXISTS (SELECT 1 FROM entry WHERE n = NEW.n)",  # noqa: S608 - our own
)
BY_HASH = _REPLACED.format(
    is_same="hash = NEW.hash",
    is_there="EXISTS (SELECT 1 FROM entry WHERE hash = NEW.hash OR n = NEW.n)",
)


def upgrade() -> None:
    op.execute("DROP TRIGGER entry_is_never_replaced")
    op.drop_index("ix_entry_stream_seq", table_name="entry")
    op.create_index("ix_entry_stream_seq", "entry", ["stream", "seq", "hash"], unique=True)
    op.drop_index("ix_entry_hash", table_name="entry")
    op.execute(BY_PLACE)


def downgrade() -> None:
    op.execute("DROP TRIGGER entry_is_never_replaced")
    op.create_index("ix_entry_hash", "entry", ["hash"], unique=True)
    op.drop_index("ix_entry_stream_seq", table_name="entry")
    op.create_index("ix_entry_stream_seq", "entry", ["stream", "seq"], unique=False)
    op.execute(BY_HASH)
