"""Indexes and triggers of tables, set aside while many rows are written and put back over all of them at once.

Sorting once is many times faster than finding each row's place in every index. Inside a transaction: what fails before
its end leaves everything as it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

CACHES = ("event", "timer", "person_key")
_FOUND = (
    "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND type IN ('index', 'trigger') "
    "AND tbl_name = ? AND name NOT IN ('entry_is_never_updated', 'entry_is_never_deleted')"
)
_COUNT = (
    "DELETE FROM tally",
    "INSERT INTO tally (state, lane, events) SELECT state, lane, count(*) FROM event GROUP BY state, lane",
)

Aside = list[tuple[str, str, str]]


def take(connection: Any, tables: Sequence[str] = CACHES) -> Aside:
    """Take away the indexes and triggers of these tables; returns what `put_back` needs.

    The journal's ban on changing and deleting is never lifted.
    """
    found = [tuple(row) for table in tables for row in connection.execute(_FOUND, (table,)).fetchall()]
    for kind, name, _ in found:
        connection.execute(f'DROP {kind} "{name}"')
    return found


def put_back(connection: Any, aside: Aside) -> None:
    """Make them anew, and count what the triggers would have counted."""
    for statement in _COUNT:
        connection.execute(statement)
    for _, _, sql in aside:
        connection.execute(sql)
