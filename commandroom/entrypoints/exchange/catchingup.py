"""What seats did at an event before they knew that it is shared: told to the county once they do, by whichever seat knows it all.

A seat compares what the county can know (the shared streams alone) with what the township knows. Where that differs it writes
one entry with a new snapshot and the deeds that stand beside the shared streams, under an id that follows from what it knows: two
seats that know the same have one effect.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from commandroom.domain.event.deed import SYSTEM, Decision, Draft
from commandroom.domain.event.fold import folded
from commandroom.domain.event.lifecycle import VERBS
from commandroom.domain.event.sharing import ShareMore, is_shared_stream, late, snapshot, told, unseen
from commandroom.domain.exchange.streams import SHARED, is_county, parsed
from commandroom.domain.ids import EventId
from commandroom.domain.journal import Entry, derived_id
from commandroom.domain.time.moments import local as township_time
from commandroom.store import journal, local
from commandroom.store.seat_store import SeatStore
from commandroom.usecases.changes import Changes
from commandroom.usecases.deeds import COUNTY
from commandroom.usecases.room import Room

LOOKED = "told_county"
"""Up to which entry of this store it was looked whether the county lacks something."""
_STREAMS = (
    "WITH RECURSIVE names (stream) AS (SELECT min(stream) FROM entry UNION ALL "
    "SELECT (SELECT min(stream) FROM entry WHERE stream > names.stream) FROM names WHERE names.stream IS NOT NULL) "
    "SELECT stream FROM names WHERE instr(stream, '/x:') > 0"
)
_TOUCHED = "SELECT DISTINCT subject FROM entry WHERE n > ? AND n <= ? AND kind = 'event'"


def catch_up(room: Room, store: SeatStore) -> int:
    """Tell the county what it lacks of every event that was touched since the last look; returns how many were told."""
    if store.is_read_only or not store.reference.setting(COUNTY):
        return 0
    with store.database.reading() as connection:
        if is_county(local.seat(connection).township):
            return 0
        looked = int(local.get(connection, LOOKED) or 0)
        newest = int(connection.execute("SELECT coalesce(max(n), 0) FROM entry").fetchone()[0])
        name_of = store.reference.people().name_of
        lacking = [
            event for event in _touched(connection, looked, newest)
            if _draft(room.room_id, journal.of_subject(connection, event), name_of) is not None
        ]  # fmt: skip
    done = _tell(room, store, lacking)
    if newest > looked:
        store.set_local(LOOKED, str(newest))
    return done


def _touched(connection: Any, looked: int, newest: int) -> list[str]:
    """Shared events with entries after the last look; all of them at the first one."""
    if newest <= looked:
        return []
    names = (parsed(str(name)) for (name,) in connection.execute(_STREAMS))
    shared = {stream.matter for stream in names if stream is not None and stream.kind == SHARED}
    if not looked or not shared:
        return sorted(shared)
    touched = {str(subject) for (subject,) in connection.execute(_TOUCHED, (looked, newest))}
    return sorted(shared & touched)


def _tell(room: Room, store: SeatStore, lacking: Sequence[str]) -> int:
    if not lacking:
        return 0
    name_of = store.reference.people().name_of
    told_now: list[str] = []
    with store.writing() as writing:
        for name in lacking:
            event = writing.event(EventId(name))
            draft = _draft(room.room_id, writing.entries(EventId(name)), name_of)
            if event is None or draft is None or writing.entry_with_id(draft.id) is not None:
                continue
            now = max(room.now(), event.last_at or room.now())
            writing.append((draft,), actor=SYSTEM.id, now=now)
            told_now.append(name)
    if told_now:
        room.tell(Changes(events=frozenset(told_now)))
    return len(told_now)


def _draft(room_id: str, entries: Sequence[Entry], name_of: Callable[[str], str]) -> Draft | None:
    """What the county lacks of an event; None when it lacks nothing."""
    mine = folded(entries)
    seen = folded([entry for entry in entries if is_shared_stream(entry.stream)])
    if mine is None or seen is None or mine.glimpsed or not seen.glimpsed:
        return None
    missing = tuple(late(entry, name_of) for entry in unseen(entries))
    if not missing and told(mine, name_of) == told(seen):
        return None
    lines = [_line(one.verb, one.at, one.by, one.text) for one in missing]
    deed = ShareMore(event=snapshot(mine, name_of), late=missing, text="\n".join(lines))
    known = "\n".join(sorted(entry.hash for entry in entries if entry.verb != "share_more"))
    return Draft(
        mine.id,
        "share_more",
        deed,
        Decision(machine=True),
        id=derived_id(room_id, mine.id, "share_more", known),
    )


def _line(verb: str, at: datetime, by: str, text: str) -> str:
    label = VERBS[verb].label if verb in VERBS else verb
    return "  ".join(filter(None, (f"{township_time(at):%m-%d %H:%M}", by, label, text)))
