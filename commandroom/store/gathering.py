"""The caches of events that are new to the tables, gathered so that one statement writes those of many."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from commandroom.domain.event.state import Event
from commandroom.store import facts, projection, searching

_PERSON = "INSERT OR IGNORE INTO person_key (row, token) VALUES (?, ?)"
_ATTACHMENT = "INSERT OR REPLACE INTO attachment (row, sha256, size) VALUES (?, ?, ?)"

_STATEMENTS = (
    projection.INSERT,
    projection.SNAPSHOT,
    projection.TIMER,
    searching.ADD,
    _PERSON,
    _ATTACHMENT,
    facts.ADD,
    projection.GUARD,
)

Lines = list[tuple[object, ...]]


class Gathered:
    """Rows, clocks, snapshots and words of events that no table holds yet, as plain values.

    They go from here into the tables by statements for many rows at once, on whatever thread or process holds the
    connection. The index takes rows in the order of their ids; other orders cost it a new segment each time.
    """

    __slots__ = ("attachments", "events", "facts", "guarded", "persons", "snapshots", "texts", "timers")

    def __init__(self) -> None:
        self.events: Lines = []
        self.snapshots: Lines = []
        self.timers: Lines = []
        self.texts: Lines = []
        self.persons: Lines = []
        self.attachments: Lines = []
        self.facts: Lines = []
        self.guarded: Lines = []

    def __len__(self) -> int:
        return len(self.events)

    def add(self, row: int, event: Event, tokens: Iterable[bytes] = ()) -> None:
        """Take in an event with its row id and the keyed hashes of its persons."""
        self.events.append((row, *projection.event_columns(event)))
        self.snapshots.append((row, projection.encoded(event)))
        self.timers += [projection.timer_columns(row, n, timer) for n, timer in enumerate(event.timers)]
        self.texts.append((row, *map(searching.spaced, searching.texts(event))))
        self.persons += [(row, token) for token in tokens]
        self.attachments += [(row, file.sha256, file.size) for file in event.attachments]
        self.facts += facts.lines(row, event)
        self.guarded += projection.guard_lines(row, event)

    def sort(self) -> None:
        """Bring the events into the order of their row ids."""
        self.events.sort(key=_row)
        self.snapshots.sort(key=_row)
        self.texts.sort(key=_row)
        self.facts = facts.sorted_lines(self.facts)

    @property
    def lines(self) -> tuple[Lines, ...]:
        """Everything as plain values, which can be handed to another process."""
        return (self.events, self.snapshots, self.timers, self.texts, self.persons, self.attachments,
                self.facts, self.guarded)  # fmt: skip

    def write(self, connection: Any) -> None:
        """Put everything into the tables."""
        write(connection, self.lines)


def write(connection: Any, lines: Iterable[Lines]) -> None:
    """Put the lines of a `Gathered` into the tables."""
    for statement, some in zip(_STATEMENTS, lines, strict=True):
        if some:
            connection.executemany(statement, some)


def _row(line: tuple[Any, ...]) -> Any:
    return line[0]
