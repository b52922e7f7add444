"""When an event's person was sent and whether handling ended late, and the indexes by which recommending counts."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# Each lies over the part of the table that it is about: a closed event is written into it once.
INDEXES = (
    ("ix_event_category_handler", ["category", "handler", "closed_at"], "closed_at IS NOT NULL"),
    ("ix_event_grid_handler", ["grid", "handler", "closed_at"], "closed_at IS NOT NULL"),
    ("ix_event_handler_closed_at", ["handler", "closed_at", "late"], "closed_at IS NOT NULL"),
    ("ix_event_handler_sent_at", ["handler", "sent_at"], "sent_at IS NOT NULL"),
)
FILL = (
    "UPDATE event SET "
    "sent_at = (SELECT max(since) FROM timer WHERE timer.row = event.row AND key = 'sign'), "
    "late = (SELECT max(stopped_at > due) FROM timer WHERE timer.row = event.row AND key = 'dispose' "
    "AND cancelled = 0 AND stopped_at IS NOT NULL) "
    "WHERE handler <> ''"
)


def upgrade() -> None:
    op.add_column("event", sa.Column("sent_at", sa.Integer(), nullable=True))
    op.add_column("event", sa.Column("late", sa.Integer(), nullable=True))
    op.execute(FILL)
    for name, columns, where in INDEXES:
        op.create_index(name, "event", columns, unique=False, sqlite_where=sa.text(where))


def downgrade() -> None:
    for name, _columns, _where in reversed(INDEXES):
        op.drop_index(name, table_name="event")
    op.drop_column("event", "late")
    op.drop_column("event", "sent_at")
