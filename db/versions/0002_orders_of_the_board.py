"""Indexes in which the board's orders and filters lie, and how many events stand in each state and lane."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# Each filter of the board with the time of registration behind it: the newest of one value lie at the end of its range.
BY_RECENCY = ("category", "grid", "handler", "lane", "lead", "severity", "source", "tier", "village")
REPLACED = (
    ("ix_event_category", ["category"]),
    ("ix_event_due", ["due"]),
    ("ix_event_grid", ["grid"]),
    ("ix_event_lead", ["lead"]),
    ("ix_event_state_closed_at", ["state", "closed_at"]),
)
ADDED = (
    *((f"ix_event_{column}_registered_at", "event", [column, "registered_at"]) for column in BY_RECENCY),
    ("ix_event_state_closed_at", "event", ["state", "closed_at", "handler", "category"]),
    ("ix_event_state_last_at", "event", ["state", "last_at"]),
    ("ix_event_urgency_severity_registered_at", "event", ["urgency", "severity", "registered_at"]),
    ("ix_timer_key_stopped_at", "timer", ["key", "stopped_at", "due", "cancelled"]),
)
# To count a million rows takes 50 ms and more, and the desk counts after each change; so every change counts itself.
COUNT_NEW = (
    "CREATE TRIGGER event_is_counted AFTER INSERT ON event BEGIN "
    "INSERT INTO tally (state, lane, events) VALUES (NEW.state, NEW.lane, 1) "
    "ON CONFLICT (state, lane) DO UPDATE SET events = events + 1; END"
)
COUNT_GONE = (
    "CREATE TRIGGER event_is_counted_off AFTER DELETE ON event BEGIN "
    "UPDATE tally SET events = events - 1 WHERE state = OLD.state AND lane = OLD.lane; END"
)
COUNT_MOVED = (
    "CREATE TRIGGER event_is_counted_over AFTER UPDATE OF state, lane ON event "
    "WHEN OLD.state <> NEW.state OR OLD.lane <> NEW.lane BEGIN "
    "UPDATE tally SET events = events - 1 WHERE state = OLD.state AND lane = OLD.lane; "
    "INSERT INTO tally (state, lane, events) VALUES (NEW.state, NEW.lane, 1) "
    "ON CONFLICT (state, lane) DO UPDATE SET events = events + 1; END"
)


def upgrade() -> None:
    for name, _columns in REPLACED:
        op.drop_index(name, table_name="event")
    for name, table, columns in ADDED:
        op.create_index(name, table, columns, unique=False)
    op.create_table(
        "tally",
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("lane", sa.Integer(), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("state", "lane", name=op.f("pk_tally")),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO tally (state, lane, events) SELECT state, lane, count(*) FROM event GROUP BY state, lane"
    )
    for trigger in (COUNT_NEW, COUNT_GONE, COUNT_MOVED):
        op.execute(trigger)


def downgrade() -> None:
    for trigger in ("event_is_counted", "event_is_counted_off", "event_is_counted_over"):
        op.execute(f"DROP TRIGGER {trigger}")
    op.drop_table("tally")
    for name, table, _columns in reversed(ADDED):
        op.drop_index(name, table_name=table)
    for name, columns in REPLACED:
        op.create_index(name, "event", columns, unique=False)
