"""Events that are closed to who reads: what only few may know of (保密), and how it shows to everybody else.

The reader is who sits at this seat. A closed event keeps its number, state and clocks on lists, so that it is counted and worked;
its title, place and people are left out, it is not found by its words, and nobody opens it who does not know of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from commandroom.domain.errors import RefusedError
from commandroom.domain.event import secrecy
from commandroom.domain.event.deed import SYSTEM, Actor
from commandroom.domain.event.state import Event
from commandroom.domain.people.roles import ADMINISTRATORS
from commandroom.store import local
from commandroom.store.narrowing import Term
from commandroom.store.reading import Reading


class Reader(msgspec.Struct, frozen=True):
    """Who reads, and which events somebody named the reader for."""

    actor: Actor
    keys: frozenset[str] | None
    named: frozenset[str] = frozenset()


def reader_of(reading: Reading, person: str = "") -> Reader:
    """Who sits at this seat, or the person meant; nobody knows of nothing."""
    wanted = person or reading.person or local.get(reading.connection, "operator")
    if wanted == SYSTEM.id:
        return Reader(SYSTEM, None)
    found = reading.reference.people.actor(wanted) if wanted else None
    actor = found or Actor(id=SYSTEM.id, name="", roles=frozenset())
    if found is None:
        return Reader(actor, frozenset())
    keys = secrecy.keys_of(actor)
    is_named = keys is not None and not actor.roles & ADMINISTRATORS
    return Reader(actor, keys, reading.reference.named_for(actor.id) if is_named else frozenset())


def closed_rows(reading: Reading, rows: Iterable[int]) -> frozenset[int]:
    """Which of these rows are closed to who reads; none, without a look at the file, to a leader of the room."""
    asked = tuple(rows)
    reader = reader_of(reading)
    if reader.keys is None or not asked:
        return frozenset()
    term = _closed(reader)
    marks = ", ".join("?" * len(asked))
    query = f"SELECT row FROM event WHERE row IN ({marks}) AND {term.sql}"  # noqa: S608 - marks and our own words
    return frozenset(int(row) for (row,) in reading.all(query, *asked, *term.values))


def closed_events(reading: Reading, events: Iterable[str]) -> frozenset[str]:
    """Which of these events are closed to who reads, by their ids."""
    asked = tuple(dict.fromkeys(event for event in events if event))
    reader = reader_of(reading)
    if reader.keys is None or not asked:
        return frozenset()
    term = _closed(reader)
    # One value for all: the log of alerts names more events than other builds of SQLite allow marks.
    query = f"SELECT id FROM event WHERE id IN (SELECT value FROM json_each(?)) AND {term.sql}"  # noqa: S608 - our own words
    ids = msgspec.json.encode(asked).decode()
    return frozenset(str(event) for (event,) in reading.all(query, ids, *term.values))


def open_only(reading: Reading) -> Term | None:
    """The condition that an event is not closed to who reads; None where nothing is."""
    reader = reader_of(reading)
    if reader.keys is None:
        return None
    term = _closed(reader)
    return Term(f"NOT ({term.sql})", term.values)


def _closed(reader: Reader) -> Term:
    is_closed = "event.row IN (SELECT row FROM guarded WHERE who = '')"
    values: list[Any] = []
    for column, known in (("who", sorted(reader.keys or ())), ("id", sorted(reader.named))):
        if not known:
            continue
        marks = ", ".join("?" * len(known))
        opened = "row NOT IN (SELECT row FROM guarded WHERE who" if column == "who" else "(event.id NOT"
        is_closed += (
            f" AND event.{opened} IN ({marks}))" if column == "who" else f" AND {opened} IN ({marks}))"
        )
        values += known
    return Term(is_closed, tuple(values))


def need_open(reading: Reading, event: Event, person: str = "") -> None:
    """Refuse an event that is closed to who reads.

    Raises:
        RefusedError: `event.closed`.
    """
    if event.confidential:
        reader = reader_of(reading, person)
        if not secrecy.may_know(event, reader.actor, reader.named):
            raise RefusedError("event.closed", number=event.number)
