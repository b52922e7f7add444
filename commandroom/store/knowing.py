"""Whom a leader named for a confidential matter (`secrecy`): the records of kind `named`, with who said so and when."""

from __future__ import annotations

from commandroom.domain.event.state import Event
from commandroom.domain.journal import ordered
from commandroom.store import journal, records
from commandroom.store.reading import Reading
from commandroom.usecases.naming import KIND
from commandroom.usecases.queries import NamedReader


def named_readers(reading: Reading, event: Event) -> tuple[NamedReader, ...]:
    """Who may know of it by name, in the order in which they were named; nobody of an event that is open to all."""
    if not event.confidential:
        return ()
    found = [
        _reader(reading, record)
        for record in records.of_kind(reading.connection, KIND)
        if not record.retired and record.fields.get("event") == event.id
    ]
    return tuple(sorted(found, key=lambda one: (str(one.at), one.person)))


def _reader(reading: Reading, record: records.Record) -> NamedReader:
    people = reading.reference.people
    entries = journal.of_subject(reading.connection, records.subject(KIND, record.id))
    last = list(ordered(entries))[-1]
    person = str(record.fields.get("person", ""))
    known = people.persons.get(person)
    return NamedReader(
        person=person,
        name=people.name_of(person),
        unit_name=people.unit_name(known.unit) if known is not None else "",
        reason=str(record.fields.get("reason", "")),
        by_name=people.name_of(last.actor),
        at=last.at,
    )
