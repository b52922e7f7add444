"""What was reported up before the room joined its county, or at a seat that did not know of it yet: shared now."""

from __future__ import annotations

from commandroom.domain.event.deed import SYSTEM
from commandroom.domain.event.state import State
from commandroom.domain.ids import EventId
from commandroom.store import projection
from commandroom.store.seat_store import SeatStore
from commandroom.usecases.changes import Changes
from commandroom.usecases.deeds import COUNTY, share_of
from commandroom.usecases.room import Room


def share_reported(room: Room, store: SeatStore) -> int:
    """Share every event that waits for the county and is not shared; returns how many."""
    if not store.reference.setting(COUNTY) or store.is_read_only:
        return 0
    query = "SELECT id, body FROM event JOIN snapshot USING (row) WHERE state = ?"
    with store.database.reading() as connection:
        rows = connection.execute(query, (State.ESCALATED.value,)).fetchall()
    known = ((EventId(str(event)), projection.decoded(bytes(body))) for event, body in rows)
    reported = [event for event, found in known if not found.shared and not found.confidential]
    if not reported:
        return 0
    shared: list[str] = []
    with store.writing() as writing:
        for name in reported:
            event = writing.event(name)
            if event is not None and event.state is State.ESCALATED and not event.shared:
                writing.append(
                    (share_of(event, room.room_id, room.store.reference.people().name_of),),
                    actor=SYSTEM.id,
                    now=max(room.now(), event.last_at or room.now()),
                )
                shared.append(event.id)
    if shared:
        room.tell(Changes(events=frozenset(shared)))
    return len(shared)
