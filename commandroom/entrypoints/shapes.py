"""The promised shapes of what `--json` prints: names and moments, never a person's unmasked data.

Moments carry the township's offset. A field may be added; a name changes only with a reason in the changelog.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import msgspec

from commandroom.domain.event.state import Event, Timer
from commandroom.domain.time.lamp import lamp
from commandroom.domain.time.moments import iso
from commandroom.usecases.changes import Changes
from commandroom.usecases.queries import BoardRow, EventSheet, PersonRow, TimelineRow, TimerRow, Verification

_INTERNAL = ("sealed", "heads", "machine_ids", "timers")


def moment(value: datetime | None) -> str | None:
    """The township's time with its offset; None stays None."""
    return iso(value) if value is not None else None


def plain(value: Any) -> Any:
    """Structs, tuples and enums as what JSON knows; moments in the township's time."""
    if isinstance(value, datetime):
        return iso(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if isinstance(value, msgspec.Struct):
        return {name: plain(getattr(value, name)) for name in value.__struct_fields__}
    return value if value is None or isinstance(value, bool | int | float) else str(value)


def board_row(row: BoardRow, now: datetime) -> dict[str, Any]:
    """One line of the board, with its lamp at `now`."""
    return {
        "number": row.number,
        "title": row.title,
        "state": str(row.state),
        "urgency": row.urgency,
        "severity": row.severity,
        "lamp": board_lamp(row, now),
        "due": moment(row.due),
        "timer": row.timer,
        "category": row.category,
        "category_name": row.category_name,
        "grid": row.grid,
        "grid_name": row.grid_name,
        "location": row.location,
        "lead": row.lead,
        "lead_name": row.lead_name,
        "handler": row.handler,
        "handler_name": row.handler_name,
        "source": row.source,
        "registered_at": moment(row.registered_at),
        "event": row.id,
        "version": row.version,
    }


def board_lamp(row: BoardRow, now: datetime) -> str:
    """The lamp of the clock that the board shows; `none` where no clock runs."""
    if row.due is None:
        return "none"
    found = lamp(
        now=now, yellow_at=row.yellow_at, due=row.due, deep_at=row.deep_at, paused=row.paused, running=True
    )
    return str(found)


def timer_row(row: TimerRow) -> dict[str, Any]:
    """One running clock of the whole room."""
    return {
        "event": row.number,
        "title": row.title,
        "timer": row.timer,
        "unit": row.unit,
        "limit": row.limit,
        "since": moment(row.since),
        "due": moment(row.due),
        "lamp": row.lamp,
        "epoch": row.epoch,
        "urged": row.urged,
        "lead": row.lead_name or row.lead,
    }


def timer(run: Timer, now: datetime) -> dict[str, Any]:
    """One clock of one event, running or stopped."""
    return {
        "timer": run.key,
        "unit": run.unit,
        "phase": run.phase,
        "epoch": run.epoch,
        "limit": run.limit,
        "since": moment(run.since),
        "due": moment(run.due),
        "yellow_at": moment(run.yellow_at),
        "lamp": str(run.lamp(now)),
        "paused": run.is_paused,
        "pauses": [[moment(pause.since), moment(pause.until)] for pause in run.pauses],
        "stopped_at": moment(run.stopped_at),
        "cancelled": run.cancelled,
        "late": run.is_late,
        "calendar": run.calendar,
    }


def event(folded: Event, sheet: EventSheet, now: datetime) -> dict[str, Any]:
    """An event with its names; personal data only as the store masked them."""
    fields = {key: value for key, value in plain(folded).items() if key not in _INTERNAL}
    row = sheet.board
    return fields | {
        "state_label": folded.state.label,
        "category_name": row.category_name,
        "grid_name": row.grid_name,
        "village_name": sheet.village_name,
        "lead_name": row.lead_name,
        "handler_name": row.handler_name,
        "lamp": board_lamp(row, now),
        "due": moment(row.due),
        "reporter": dict(sheet.reporter),
        "in_conflict": folded.in_conflict,
        "related": [related.number for related in sheet.related],
    }


def timeline_row(row: TimelineRow) -> dict[str, Any]:
    """One entry of an event's timeline; `effect` says why an entry had none."""
    return {
        "at": moment(row.at),
        "actor": row.actor,
        "actor_name": row.actor_name,
        "verb": row.verb,
        "label": row.label,
        "seat": row.seat,
        "text": row.text,
        "fields": dict(row.fields),
        "to": row.to,
        "effect": row.effect,
        "withdrawn": row.withdrawn,
        "hash": row.hash,
    }


def sheet(found: EventSheet, now: datetime) -> dict[str, Any]:
    """All of `show`."""
    return {
        "event": event(found.event, found, now),
        "timers": [timer(run, now) for run in found.event.timers],
        "timeline": [timeline_row(row) for row in found.timeline],
    }


def changes(done: Changes) -> dict[str, Any]:
    """What one deed did."""
    document: dict[str, Any] = {
        "event": done.event,
        "number": done.number,
        "state": str(done.state) if done.state is not None else None,
        "version": done.version,
        "effects": list(done.effects),
    }
    return document | ({"proposed": done.proposed} if done.proposed else {})


def person(row: PersonRow) -> dict[str, Any]:
    """One person of the roster, as scripts need it."""
    return {
        "id": row.person.id,
        "name": row.person.name,
        "roles": [str(role) for role in row.person.roles],
        "unit": row.person.unit,
        "unit_name": row.unit_name,
        "post": row.person.post,
        "load": row.load,
        "presence": row.presence,
        "standing": row.standing,
        "sunk": row.person.sunk,
        "department": row.person.department,
        "certificate_until": row.person.certificate_until.isoformat()
        if row.person.certificate_until
        else None,
        "active": row.person.active,
    }


def verification(found: Verification) -> dict[str, Any]:
    """What `verify` found."""
    return {
        "entries": found.entries,
        "events": found.events,
        "chains": found.chains,
        "fold": found.fold,
        "search": found.search,
        "attachments": found.attachments,
        "digest": found.digest,
        "problems": list(found.problems),
        "incomplete": list(found.incomplete),
    }
