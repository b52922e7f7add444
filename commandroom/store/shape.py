"""What queries need to know of the tables without the tables' own module, which loads SQLAlchemy's schema language.

Opening a desk reads; it founds and migrates nothing. So it shall not wait for what only founding and migrating use.
"""

from __future__ import annotations

HEAD = "0002"

LANE_UNASSIGNED, LANE_GRAVE, LANE_RUNNING, LANE_STILL, LANE_HISTORY, LANE_DONE = range(6)

CACHES = ("attachment", "person_key", "timer", "snapshot", "event", "record")

SEARCH_COLUMNS = ("number", "ext_no", "title", "text", "location", "reply", "handling", "closing")
