"""The tables of a seat's store.

The journal is the truth; `entry_local`, `arrival`, `event_key`, `room`, `local`, `serial` and the seat's own lists stand
beside it; everything else is a cache that `rebuild` makes anew. Moments are INTEGER milliseconds since 1970
in UTC; an integer `row` stands beside an event's UUID for the board.
"""

from __future__ import annotations

from sqlalchemy import BLOB, CheckConstraint, Column, ForeignKey, Index, Integer, MetaData, Table, Text
from sqlalchemy.sql.expression import text

from commandroom.store.shape import BY_PERSON, BY_RECENCY

CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

metadata = MetaData(naming_convention=CONVENTION)


def _text(name: str, *, default: str | None = None, key: bool = False) -> Column[str]:
    server = None if default is None else text(f"'{default}'")
    return Column(name, Text, primary_key=key, nullable=False, server_default=server)


def _whole(name: str, *, default: int | None = None, key: bool = False) -> Column[int]:
    server = None if default is None else text(str(default))
    return Column(name, Integer, primary_key=key, nullable=False, server_default=server)


def _moment(name: str) -> Column[int | None]:
    return Column(name, Integer, nullable=True)


entry = Table(
    "entry",
    metadata,
    Column("n", Integer, primary_key=True, autoincrement=True),
    _text("hash"),
    _text("stream"),
    _whole("seq"),
    _text("id"),
    _text("kind"),
    _text("subject"),
    _whole("hlc"),
    _text("verb"),
    Column("raw", BLOB, nullable=False),
    Index("ix_entry_stream_seq", "stream", "seq", "hash", unique=True),
    Index("ix_entry_id", "id"),
    Index("ix_entry_subject", "subject"),
    Index("ix_entry_reveal", "n", sqlite_where=text("verb = 'reveal'")),
    Index("ix_entry_settle", "subject", sqlite_where=text("verb = 'settle'")),
    Index("ix_entry_taken", "n", sqlite_where=text("verb = 'taken'")),
    sqlite_autoincrement=True,
)
"""Whether an entry is held is told by its hash alone; the key begins with where it stands, because hashes lie about: an index
of them is written anew from end to end by every batch. More than one hash at a place is a fork, and kept.
"""

entry_local = Table(
    "entry_local", metadata, Column("n", Integer, primary_key=True), _whole("received_at"), _text("status", default=""),
    _text("reason", default=""), Index("ix_entry_local_status", "status", sqlite_where=text("status <> ''")),
)  # fmt: skip
"""Of an entry that came from elsewhere, by row: when, and what is odd. Without anything odd, a row is from before `arrival`."""

arrival = Table(
    "arrival", metadata, Column("low", Integer, primary_key=True), _whole("high"), _whole("received_at")
)
"""The entries in these rows of the journal came from elsewhere, together, and when."""

event_key = Table("event_key", metadata, _text("event", key=True), Column("key", BLOB, nullable=False))

room = Table("room", metadata, _text("key", key=True), _text("value"))

local = Table("local", metadata, _text("key", key=True), _text("value"))

serial = Table("serial", metadata, _text("kind", key=True), _text("period", key=True), _whole("last"))

checkpoint = Table(
    "checkpoint", metadata, _text("stream", key=True), _whole("seq"), _text("hash"), _whole("n")
)

event = Table(
    "event",
    metadata,
    Column("row", Integer, primary_key=True),
    _text("id"),
    _text("number"),
    _text("ext_no"),
    _text("source"),
    _text("state"),
    _whole("lane"),
    _whole("urgency"),
    _whole("severity"),
    _whole("tier"),
    _text("category"),
    _text("grid"),
    _text("village"),
    _text("lead"),
    _text("handler"),
    _whole("registered_at"),
    _moment("closed_at"),
    _moment("suspended_until"),
    _moment("last_at"),
    _text("timer"),
    _moment("due"),
    _moment("yellow_at"),
    _moment("deep_at"),
    _whole("paused"),
    _whole("in_conflict"),
    _whole("unconfirmed"),
    _whole("proposals"),
    _whole("attachments"),
    _whole("urged"),
    _whole("supervised"),
    _whole("version"),
    _text("title"),
    _text("location"),
    _moment("sent_at"),
    Column("late", Integer, nullable=True),
    CheckConstraint("lane between 0 and 5", name="lane"),
    Index("ix_event_id", "id", unique=True),
    Index("ix_event_number", "number"),
    Index("ix_event_ext_no", "ext_no"),
    Index("ix_event_lane_due", "lane", "due", "yellow_at", "state", "paused"),
    Index("ix_event_state_registered_at", "state", "registered_at"),
    Index("ix_event_state_closed_at", "state", "closed_at", "handler", "category"),
    Index("ix_event_state_last_at", "state", "last_at"),
    Index("ix_event_registered_at", "registered_at"),
    Index("ix_event_urgency_severity_registered_at", "urgency", "severity", "registered_at"),
    Index("ix_event_handler", "handler", "lane"),
    Index("ix_event_in_conflict", "in_conflict", "registered_at", sqlite_where=text("in_conflict = 1")),
    *(Index(f"ix_event_{column}_registered_at", column, "registered_at") for column in BY_RECENCY),
    *(
        Index(f"ix_event_{columns[0]}_{columns[1]}", *columns, sqlite_where=text(f"{known} IS NOT NULL"))
        for known, columns in BY_PERSON
    ),
)

tally = Table(
    "tally",
    metadata,
    _text("state", key=True),
    _whole("lane", key=True),
    _whole("events"),
    sqlite_with_rowid=False,
)
"""How many events stand in each state and lane; triggers of the file keep it with every change of `event`."""

snapshot = Table(
    "snapshot",
    metadata,
    Column("row", Integer, ForeignKey("event.row", ondelete="CASCADE"), primary_key=True),
    Column("body", BLOB, nullable=False),
)

timer = Table(
    "timer",
    metadata,
    Column("row", Integer, ForeignKey("event.row", ondelete="CASCADE"), primary_key=True),
    _whole("n", key=True),
    _text("key"),
    _text("unit"),
    _text("phase"),
    _whole("epoch"),
    _text("limit_text"),
    _whole("since"),
    _whole("due"),
    _whole("yellow_at"),
    _whole("deep_at"),
    _whole("running"),
    _whole("paused"),
    _moment("stopped_at"),
    _whole("cancelled"),
    Index("ix_timer_running_yellow_at", "running", "yellow_at"),
    Index("ix_timer_stopped_at", "stopped_at"),
    Index("ix_timer_key_stopped_at", "key", "stopped_at", "due", "cancelled"),
)

fact = Table(
    "fact",
    metadata,
    _whole("kind", key=True),
    _whole("at", key=True),
    _whole("row", key=True),
    _whole("n", key=True),
    _whole("num"),
    _whole("more"),
    _moment("since"),
    Column("unit", Text),
    Column("person", Text),
    Column("rests", Text),
    sqlite_with_rowid=False,
)
"""What events contribute to the figures, by kind and by the moment at which it counts: a period is one stretch a kind.

`unit` and `person` are empty where the event's own lead and handler are meant. No foreign key: the rows of an event lie
apart, and a cascade would look through all of them.
"""

person_key = Table(
    "person_key",
    metadata,
    Column("row", Integer, ForeignKey("event.row", ondelete="CASCADE"), primary_key=True),
    Column("token", BLOB, primary_key=True),
    Index("ix_person_key_token", "token"),
    sqlite_with_rowid=False,
)

guarded = Table(
    "guarded",
    metadata,
    Column("row", Integer, ForeignKey("event.row", ondelete="CASCADE"), primary_key=True),
    _text("who", key=True),
    sqlite_with_rowid=False,
)
"""Events that only few may know of: one row with an empty `who` for each, and one for each key that opens it."""

attachment = Table(
    "attachment",
    metadata,
    Column("row", Integer, ForeignKey("event.row", ondelete="CASCADE"), primary_key=True),
    _text("sha256", key=True),
    _whole("size"),
    sqlite_with_rowid=False,
)

record = Table(
    "record",
    metadata,
    _text("kind", key=True),
    _text("id", key=True),
    _text("fields"),
    _text("heads"),
    _whole("retired"),
)

opened = Table("opened", metadata, _text("event", key=True), _text("person", key=True), _whole("at"))

draft = Table("draft", metadata, _text("id", key=True), _text("kind"), _text("fields"), _whole("saved_at"))

alert = Table(
    "alert",
    metadata,
    _text("id", key=True),
    _whole("at"),
    _text("level"),
    _text("kind"),
    _text("event"),
    _text("number"),
    _text("title"),
    _text("timer"),
    _text("owner"),
    _text("status"),
    _moment("escalates_at"),
    _text("acknowledged_by"),
    _text("calls", default=""),
    _text("word", default=""),
    Index("ix_alert_at", "at"),
    Index("ix_alert_status_at", "status", "at"),
)

job = Table(
    "job",
    metadata,
    _text("name", key=True),
    _whole("period_seconds"),
    _moment("last_start"),
    _moment("last_end"),
    _text("failed"),
)

job_run = Table(
    "job_run",
    metadata,
    Column("n", Integer, primary_key=True),
    _text("name"),
    _whole("started"),
    _whole("ended"),
    _text("failed"),
    _whole("missed"),
    Index("ix_job_run_name", "name"),
)
"""The newest runs of each job; `missed` are the runs that did not happen before it, while nothing ran here."""

stream_sum = Table(
    "stream_sum",
    metadata,
    _text("stream", key=True),
    _whole("count"),
    _whole("low"),
    _whole("top"),
    _text("xor"),
    _text("head"),
    sqlite_with_rowid=False,
)
"""What each stream holds, reckoned up to the row that `local` names; brought forward when somebody compares."""

seal = Table(
    "seal",
    metadata,
    _text("stream", key=True),
    _text("hash", key=True),
    _text("device", key=True),
    _whole("seq"),
    _text("signature"),
    sqlite_with_rowid=False,
)

statement = Table(
    "statement", metadata, _text("fingerprint", key=True), _text("raw"), _text("signer"), _text("signature")
)

apart = Table(
    "apart",
    metadata,
    _text("hash", key=True),
    _text("stream"),
    _whole("seq"),
    Column("raw", BLOB, nullable=False),
    _text("reason"),
    _whole("received_at"),
)
"""Entries that nobody has proven yet: no part of the journal, never folded, looked at again when more arrives."""

void = Table("void", metadata, _text("hash", key=True), sqlite_with_rowid=False)
"""Entries that a device wrote after it was revoked: kept and passed on, without effect."""

unfolded = Table(
    "unfolded",
    metadata,
    _text("subject", key=True),
    _whole("n"),
    Index("ix_unfolded_n", "n"),
    sqlite_with_rowid=False,
)
"""Events of which entries arrived that are on the disk and not folded yet; `n` is the newest of them."""

wrapped_key = Table("wrapped_key", metadata, _text("event", key=True), _text("wrapped"))
"""Keys of personal data that came before the key that opens them."""

owed_key = Table(
    "owed_key", metadata, _text("peer", key=True), _text("event", key=True), sqlite_with_rowid=False
)
"""Keys of this seat that were made before the room's key came: each peer is given them once."""

rival_key = Table(
    "rival_key",
    metadata,
    _text("event", key=True),
    Column("key", BLOB, primary_key=True, nullable=False),
    sqlite_with_rowid=False,
)
"""Further keys of an event that two seats wrote down apart, each under its own."""

blob_due = Table(
    "blob_due",
    metadata,
    _text("peer", key=True),
    _text("sha256", key=True),
    _whole("size"),
    _text("event"),
    _text("seat"),
    _whole("is_here"),
    _whole("since"),
    _whole("after"),
    Index("ix_blob_due_event", "event"),
    Index("ix_blob_due_size", "peer", "size"),
    sqlite_with_rowid=False,
)
"""Attachments that a peer is still to be brought (`is_here`) or asked for; `seat` attached it, `after` says when to try again."""

receipt = Table(
    "receipt", metadata,
    _text("peer", key=True), _text("stream", key=True), _whole("seq"), _text("hash"), _whole("count"), _text("xor"),
    _text("first"), _whole("at"), _text("signer"), _text("signature"), _text("gone"), _whole("gone_at"),
    sqlite_with_rowid=False,
)  # fmt: skip
"""The newest that a peer confirmed to hold of each stream; `gone` says that it went back behind it, `gone_at` since when."""

peer = Table("peer", metadata, _text("url", key=True), _text("facts"))

exchanged = Table(
    "exchanged",
    metadata,
    Column("n", Integer, primary_key=True),
    _whole("at"),
    _text("peer"),
    _text("kind"),
    _whole("pushed"),
    _whole("pulled"),
    _whole("millis"),
    _text("result"),
    _text("note"),
)
