"""What queries need to know of the tables without the tables' own module, which loads SQLAlchemy's schema language.

Opening a desk reads; it founds and migrates nothing. So it shall not wait for what only founding and migrating use.
"""

from __future__ import annotations

HEAD = "0014"

FOLD = "8"
"""By which rules the caches were folded; a store that says otherwise has them made anew when it is opened."""

INTENT = ".restore.json"
"""What stands beside a store while a copy takes its place."""

LANE_UNASSIGNED, LANE_GRAVE, LANE_RUNNING, LANE_STILL, LANE_HISTORY, LANE_DONE = range(6)

BY_RECENCY = ("category", "grid", "handler", "lane", "lead", "severity", "source", "tier", "village")
"""Filters of the board that have an index in which the newest events of one value lie together."""

UNKNOWN_VERB = "unknown_verb"
"""The note beside an entry whose verb this program does not know."""
BY_PERSON = (
    ("closed_at", ("category", "handler", "closed_at")),
    ("closed_at", ("grid", "handler", "closed_at")),
    ("closed_at", ("handler", "closed_at", "late")),
    ("sent_at", ("handler", "sent_at")),
)
"""What recommending counts: each has an index over the events of which that column says anything."""

CACHES = ("fact", "attachment", "guarded", "person_key", "timer", "snapshot", "event", "record")

SEARCH_COLUMNS = ("number", "ext_no", "title", "text", "location", "reply", "handling", "closing")
