"""All caches made anew from the journal."""

from __future__ import annotations

from typing import Any

from commandroom.domain.event.fold import replay
from commandroom.store import journal, local, projection, records, searching
from commandroom.store.journal import KIND_EVENT, KIND_RECORD
from commandroom.store.shape import CACHES


def rebuild(connection: Any, *, search_key: bytes, token: str) -> int:
    """Drop all caches and fold again, row ids kept; returns the number of events.

    `token` becomes the generation of every kind of record.
    """
    rows = {str(event): int(row) for row, event in connection.execute("SELECT row, id FROM event")}
    searching.clear(connection)
    for table in CACHES:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
    for _, entries in journal.subjects(connection, KIND_RECORD):
        record = records.replay(entries)
        records.save(connection, record)
        local.put(connection, local.GENERATION + record.kind, token)
    count, late = 0, []
    for subject, entries in journal.subjects(connection, KIND_EVENT):
        event = replay(entries)
        if event is None:
            continue
        count += 1
        if subject in rows:
            projection.project(connection, None, event, row=rows[subject], search_key=search_key)
        else:
            late.append(event)
    for event in late:
        projection.project(connection, None, event, row=None, search_key=search_key)
    return count
