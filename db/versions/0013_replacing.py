"""Whoever replaces an entry deletes it, and that is refused: the ban is asked for once, and no longer for each row that comes in.

Asked at each row it took a sixth of the time of a long exchange. Every connection of the program lets REPLACE ask the ban
on deleting (`recursive_triggers`); where another program goes past it, `verify` names what no longer fits its hash.
"""

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_SAME = "stream = NEW.stream AND seq = NEW.seq AND hash = NEW.hash"
_REPLACED = (
    f"CREATE TRIGGER entry_is_never_replaced BEFORE INSERT ON entry WHEN EXISTS (SELECT 1 FROM entry WHERE {_SAME}) "  # noqa: S608 - our own
    "OR EXISTS (SELECT 1 FROM entry WHERE n = NEW.n) "
    f"BEGIN SELECT CASE WHEN EXISTS (SELECT 1 FROM entry WHERE {_SAME} AND raw = NEW.raw) "
    "AND NOT EXISTS (SELECT 1 FROM entry WHERE n = NEW.n) "
    "THEN RAISE(IGNORE) ELSE RAISE(ABORT, 'nothing in the journal is replaced') END; END"
)


def upgrade() -> None:
    op.execute("DROP TRIGGER entry_is_never_replaced")


def downgrade() -> None:
    op.execute(_REPLACED)
