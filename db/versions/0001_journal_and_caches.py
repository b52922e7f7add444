"""The journal and the first caches."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SEARCH = (
    "CREATE VIRTUAL TABLE search USING fts5(number, ext_no, title, text, location, reply, handling, closing, "
    "content='', contentless_delete=1, tokenize='ascii')"
)
NEVER_UPDATED = (
    "CREATE TRIGGER entry_is_never_updated BEFORE UPDATE ON entry "
    "BEGIN SELECT RAISE(ABORT, 'the journal is never updated'); END"
)
NEVER_DELETED = (
    "CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry "
    "BEGIN SELECT RAISE(ABORT, 'nothing is deleted from the journal'); END"
)
# INSERT OR REPLACE asks the trigger above only on a connection that has recursive triggers switched on. An entry that
# comes in twice (without a place of its own) is passed over.
NEVER_REPLACED = (
    "CREATE TRIGGER entry_is_never_replaced BEFORE INSERT ON entry "
    "WHEN EXISTS (SELECT 1 FROM entry WHERE hash = NEW.hash OR n = NEW.n) "
    "BEGIN SELECT CASE WHEN EXISTS (SELECT 1 FROM entry WHERE hash = NEW.hash AND raw = NEW.raw) "
    "AND NOT EXISTS (SELECT 1 FROM entry WHERE n = NEW.n) "
    "THEN RAISE(IGNORE) ELSE RAISE(ABORT, 'nothing in the journal is replaced') END; END"
)


def upgrade() -> None:
    op.create_table(
        "alert",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("timer", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("escalates_at", sa.Integer(), nullable=True),
        sa.Column("acknowledged_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert")),
    )
    op.create_index("ix_alert_at", "alert", ["at"], unique=False)
    op.create_index("ix_alert_status_at", "alert", ["status", "at"], unique=False)
    op.create_table(
        "checkpoint",
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("stream", name=op.f("pk_checkpoint")),
    )
    op.create_table(
        "draft",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
    )
    op.create_table(
        "entry",
        sa.Column("n", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("hlc", sa.Integer(), nullable=False),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("raw", sa.BLOB(), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_entry")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_entry_hash", "entry", ["hash"], unique=True)
    op.create_index("ix_entry_id", "entry", ["id"], unique=False)
    op.create_index("ix_entry_stream_seq", "entry", ["stream", "seq"], unique=False)
    op.create_index("ix_entry_subject", "entry", ["subject"], unique=False)
    op.create_table(
        "entry_local",
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("received_at", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("reason", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_entry_local")),
    )
    op.create_table(
        "event",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("ext_no", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("lane", sa.Integer(), nullable=False),
        sa.Column("urgency", sa.Integer(), nullable=False),
        sa.Column("severity", sa.Integer(), nullable=False),
        sa.Column("tier", sa.Integer(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("grid", sa.Text(), nullable=False),
        sa.Column("village", sa.Text(), nullable=False),
        sa.Column("lead", sa.Text(), nullable=False),
        sa.Column("handler", sa.Text(), nullable=False),
        sa.Column("registered_at", sa.Integer(), nullable=False),
        sa.Column("closed_at", sa.Integer(), nullable=True),
        sa.Column("suspended_until", sa.Integer(), nullable=True),
        sa.Column("last_at", sa.Integer(), nullable=True),
        sa.Column("timer", sa.Text(), nullable=False),
        sa.Column("due", sa.Integer(), nullable=True),
        sa.Column("yellow_at", sa.Integer(), nullable=True),
        sa.Column("deep_at", sa.Integer(), nullable=True),
        sa.Column("paused", sa.Integer(), nullable=False),
        sa.Column("in_conflict", sa.Integer(), nullable=False),
        sa.Column("unconfirmed", sa.Integer(), nullable=False),
        sa.Column("proposals", sa.Integer(), nullable=False),
        sa.Column("attachments", sa.Integer(), nullable=False),
        sa.Column("urged", sa.Integer(), nullable=False),
        sa.Column("supervised", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("location", sa.Text(), nullable=False),
        sa.CheckConstraint("lane between 0 and 5", name=op.f("ck_event_lane")),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_event")),
    )
    op.create_index("ix_event_category", "event", ["category"], unique=False)
    op.create_index("ix_event_due", "event", ["due"], unique=False)
    op.create_index("ix_event_ext_no", "event", ["ext_no"], unique=False)
    op.create_index("ix_event_grid", "event", ["grid"], unique=False)
    op.create_index("ix_event_handler", "event", ["handler", "lane"], unique=False)
    op.create_index("ix_event_id", "event", ["id"], unique=True)
    op.create_index(
        "ix_event_lane_due", "event", ["lane", "due", "yellow_at", "state", "paused"], unique=False
    )
    op.create_index("ix_event_lead", "event", ["lead"], unique=False)
    op.create_index("ix_event_number", "event", ["number"], unique=False)
    op.create_index("ix_event_registered_at", "event", ["registered_at"], unique=False)
    op.create_index("ix_event_state_registered_at", "event", ["state", "registered_at"], unique=False)
    op.create_index("ix_event_state_closed_at", "event", ["state", "closed_at"], unique=False)
    op.create_table(
        "event_key",
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("key", sa.BLOB(), nullable=False),
        sa.PrimaryKeyConstraint("event", name=op.f("pk_event_key")),
    )
    op.create_table(
        "job",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("period_seconds", sa.Integer(), nullable=False),
        sa.Column("last_start", sa.Integer(), nullable=True),
        sa.Column("last_end", sa.Integer(), nullable=True),
        sa.Column("failed", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_job")),
    )
    op.create_table(
        "local",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_local")),
    )
    op.create_table(
        "opened",
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("event", "person", name=op.f("pk_opened")),
    )
    op.create_table(
        "record",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("retired", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "id", name=op.f("pk_record")),
    )
    op.create_table(
        "room",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_room")),
    )
    op.create_table(
        "serial",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "period", name=op.f("pk_serial")),
    )
    op.create_table(
        "attachment",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["row"], ["event.row"], name=op.f("fk_attachment_row_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("row", "sha256", name=op.f("pk_attachment")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "person_key",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("token", sa.BLOB(), nullable=False),
        sa.ForeignKeyConstraint(
            ["row"], ["event.row"], name=op.f("fk_person_key_row_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("row", "token", name=op.f("pk_person_key")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_person_key_token", "person_key", ["token"], unique=False)
    op.create_table(
        "snapshot",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("body", sa.BLOB(), nullable=False),
        sa.ForeignKeyConstraint(
            ["row"], ["event.row"], name=op.f("fk_snapshot_row_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_snapshot")),
    )
    op.create_table(
        "timer",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("phase", sa.Text(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("limit_text", sa.Text(), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.Column("due", sa.Integer(), nullable=False),
        sa.Column("yellow_at", sa.Integer(), nullable=False),
        sa.Column("deep_at", sa.Integer(), nullable=False),
        sa.Column("running", sa.Integer(), nullable=False),
        sa.Column("paused", sa.Integer(), nullable=False),
        sa.Column("stopped_at", sa.Integer(), nullable=True),
        sa.Column("cancelled", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["row"], ["event.row"], name=op.f("fk_timer_row_event"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("row", "n", name=op.f("pk_timer")),
    )
    op.create_index("ix_timer_running_yellow_at", "timer", ["running", "yellow_at"], unique=False)
    op.create_index("ix_timer_stopped_at", "timer", ["stopped_at"], unique=False)
    op.execute(SEARCH)
    op.execute(NEVER_UPDATED)
    op.execute(NEVER_DELETED)
    op.execute(NEVER_REPLACED)


def downgrade() -> None:
    op.execute("DROP TRIGGER entry_is_never_updated")
    op.execute("DROP TRIGGER entry_is_never_deleted")
    op.execute("DROP TRIGGER entry_is_never_replaced")
    op.execute("DROP TABLE search")
    op.drop_index("ix_timer_stopped_at", table_name="timer")
    op.drop_index("ix_timer_running_yellow_at", table_name="timer")
    op.drop_table("timer")
    op.drop_table("snapshot")
    op.drop_index("ix_person_key_token", table_name="person_key")
    op.drop_table("person_key")
    op.drop_table("attachment")
    op.drop_table("serial")
    op.drop_table("room")
    op.drop_table("record")
    op.drop_table("opened")
    op.drop_table("local")
    op.drop_table("job")
    op.drop_table("event_key")
    op.drop_index("ix_event_state_registered_at", table_name="event")
    op.drop_index("ix_event_state_closed_at", table_name="event")
    op.drop_index("ix_event_registered_at", table_name="event")
    op.drop_index("ix_event_number", table_name="event")
    op.drop_index("ix_event_lead", table_name="event")
    op.drop_index("ix_event_lane_due", table_name="event")
    op.drop_index("ix_event_id", table_name="event")
    op.drop_index("ix_event_handler", table_name="event")
    op.drop_index("ix_event_grid", table_name="event")
    op.drop_index("ix_event_ext_no", table_name="event")
    op.drop_index("ix_event_due", table_name="event")
    op.drop_index("ix_event_category", table_name="event")
    op.drop_table("event")
    op.drop_table("entry_local")
    op.drop_index("ix_entry_subject", table_name="entry")
    op.drop_index("ix_entry_stream_seq", table_name="entry")
    op.drop_index("ix_entry_id", table_name="entry")
    op.drop_index("ix_entry_hash", table_name="entry")
    op.drop_table("entry")
    op.drop_table("draft")
    op.drop_table("checkpoint")
    op.drop_index("ix_alert_status_at", table_name="alert")
    op.drop_index("ix_alert_at", table_name="alert")
    op.drop_table("alert")
