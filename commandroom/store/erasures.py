"""Which events' personal data were erased, kept outside every copy: a copy made before holds the key still.

A line an event in `erased.list`, beside the store and in every folder of copies. A restore destroys those keys again; the
copies in the home's own folder lose them with the next copy that is made (`scrub`). A copy on a stick that nobody plugs
in keeps its keys until it is restored or thrown away: that is this list's limit.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from commandroom.domain.ids import EventId
from commandroom.store import sealing
from commandroom.store.journal import ERASE
from commandroom.store.recoding import is_encrypted

LIST = "erased.list"


def known(*folders: Path) -> frozenset[str]:
    """The erased events that the lists of these folders name; a torn last line is passed over."""
    found: set[str] = set()
    for folder in folders:
        try:
            text = (folder / LIST).read_text(encoding="ascii", errors="replace")
        except OSError:
            continue
        found.update(line for line in text.splitlines() if line)
    return frozenset(found)


def note(folder: Path, events: Iterable[str]) -> None:
    """Add events to a folder's list, down to the disk; those that stand there already are not repeated."""
    fresh = sorted(set(events) - known(folder))
    if not fresh:
        return
    with (folder / LIST).open("a", encoding="ascii") as lines:
        lines.writelines(f"\n{event}" for event in fresh)
        lines.flush()
        os.fsync(lines.fileno())


def of_journal(connection: Any) -> frozenset[str]:
    """The events that a store's own journal calls erased."""
    rows = connection.execute("SELECT DISTINCT subject FROM entry WHERE verb = ?", (ERASE,))
    return frozenset(str(event) for (event,) in rows)


def destroy(connection: Any, events: Iterable[str]) -> int:
    """Destroy the keys of these events; returns how many there were."""
    count = 0
    for event in sorted(events):
        count += int(sealing.key_of(connection, event) is not None)
        sealing.forget(connection, EventId(event))
    return count


def scrub(path: Path, events: Iterable[str], key: bytes | None = None) -> int:
    """Destroy the keys of these events in a copy's file; what it frees is overwritten."""
    with closing(dbapi2.connect(str(path), isolation_level=None)) as connection:
        if key is not None and is_encrypted(path):  # copies from before the key are plain
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("BEGIN IMMEDIATE")
        count = destroy(connection, events)
        connection.execute("COMMIT")
    return count
