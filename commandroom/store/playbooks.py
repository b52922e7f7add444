"""Playbooks: all versions with what each is on a day, the one that counts, and the one that a dispatch was shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

import msgspec

from commandroom.domain.event.deed import Body
from commandroom.domain.event.sending import PLAYBOOK
from commandroom.domain.event.state import Event
from commandroom.domain.journal import Entry
from commandroom.domain.knowledge.playbooks import (
    SHIPPED,
    Playbook,
    Version,
    code_of,
    in_force,
    is_shipped,
    record_id,
    standing,
)
from commandroom.domain.time.moments import local as township_time
from commandroom.store import journal, records
from commandroom.store.made import made
from commandroom.store.reading import Reading
from commandroom.store.records import Record
from commandroom.usecases.queries import PlaybookRow, Playbooks

KIND = "playbook"
_LIKE = "SELECT kind, id, fields, heads FROM record WHERE kind = ? AND (id = ? OR id LIKE ? ESCAPE '\\')"
_body = msgspec.json.Decoder(Body)
_playbook = msgspec.json.Decoder(Playbook)


def playbooks(reading: Reading, query: Playbooks) -> tuple[PlaybookRow, ...]:
    """All versions by code, the newest of a code first."""
    day = township_time(query.now).date()
    shipped = reading.reference.shipped.forms.playbooks
    by_code: dict[str, list[Record]] = defaultdict(list)
    for record in records.of_kind(reading.connection, KIND):
        by_code[code_of(record.id)].append(record)
    rows: list[PlaybookRow] = []
    for code in sorted({*shipped, *by_code}):
        versions = _versions(code, by_code[code], shipped)
        newest = sorted(versions, key=lambda v: (v.since or date.min, v.is_own, v.id), reverse=True)
        rows += [PlaybookRow(one, standing(one, versions, day), *_by(reading, one)) for one in newest]
    return tuple(rows)


def _by(reading: Reading, version: Version) -> tuple[str, Any]:
    """Who touched a version last, and when."""
    found = journal.of_subject(reading.connection, records.subject(KIND, version.id))
    last = max(found, key=lambda entry: entry.hlc, default=None)
    return (reading.reference.people.name_of(last.actor), last.at) if last is not None else ("", None)


def counting(connection: Any, shipped: Mapping[str, Playbook], code: str, at: datetime) -> Playbook | None:
    """The playbook of a code that counts on the day of a moment, the room's own before the shipped one; None where it ended."""
    pattern = code.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "@%"
    found = [
        Record(kind, name, msgspec.json.decode(fields), tuple(seen.split()))
        for kind, name, fields, seen in connection.execute(_LIKE, (KIND, code, pattern))
    ]
    return in_force(_versions(code, found, shipped), township_time(at).date())


def shown(reading: Reading, event: Event) -> Playbook | None:
    """What the matter's last dispatch was shown; before that, and where it was not kept, what counts that day."""
    if not event.scenario:
        return None
    lead = event.lead
    entry = (
        journal.with_hash(reading.connection, event.id, lead.entry)
        if lead is not None and lead.entry
        else None
    )
    kept = _frozen(entry) if entry is not None else None
    if kept is not None:
        return kept
    at = lead.dispatched_at if lead is not None else reading.clock.now()
    return counting(reading.connection, reading.reference.shipped.forms.playbooks, event.scenario, at)


def _frozen(entry: Entry) -> Playbook | None:
    try:
        text = _body.decode(entry.body).decision.facts.get(PLAYBOOK, "")
        return _playbook.decode(text) if text else None
    except msgspec.MsgspecError:  # a newer program keeps it otherwise
        return None


def _versions(code: str, found: Iterable[Record], shipped: Mapping[str, Playbook]) -> list[Version]:
    """All versions of a code; a record that cannot be read is passed over."""
    by_id = {record.id: record for record in found}
    versions: list[Version] = []
    if code in shipped:
        end = by_id.pop(record_id(code, SHIPPED), None)
        until = _day(end.fields.get("until")) if end is not None and not end.retired else None
        versions.append(
            Version(id=record_id(code, SHIPPED), playbook=shipped[code], until=until, is_own=False)
        )
    return versions + [one for record in by_id.values() if (one := _version(code, record)) is not None]


def _version(code: str, record: Record) -> Version | None:
    document = record.fields.get("document")
    playbook = made(
        Playbook, {**document, "code": code} if isinstance(document, Mapping) else {}, {"code": code}
    )
    if playbook is None or is_shipped(record.id):
        return None
    fields = record.fields
    return Version(id=record.id, playbook=playbook, since=_day(fields.get("since")), until=_day(fields.get("until")),
                   withdrawn=record.retired)  # fmt: skip


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(str(value)) if value else None
    except ValueError:
        return None
