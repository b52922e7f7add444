"""Who sits at this seat, told to the room: a record of each seat, written when somebody else sits down.

An alert goes to the seat of who must act, so the seats must know of each other. The record says who signed in last; it is as
old as the last exchange, and a seat that lost its power says nothing. So whoever is called and does not answer is passed over
after the time of the alert's class: the record makes that rare, not needless.
"""

from __future__ import annotations

from commandroom.domain.event.deed import SYSTEM
from commandroom.usecases.changes import Changes
from commandroom.usecases.queries import RoomFacts, Seats
from commandroom.usecases.room import Room

KIND, PERSON, SINCE = "sitting", "person", "since"
AWAY = "seat.away"
"""Of the seat alone: not empty while it is locked."""


def tell(room: Room) -> bool:
    """Write down who sits here, if that is somebody else than the room knows; returns whether anything was written."""
    if room.store.is_read_only:
        return False
    seating, seat = room.ask(Seats(room.now())), room.ask(RoomFacts()).seat
    if seating.here == seating.told:
        return False
    now = room.now()
    with room.store.writing() as writing:
        fields = {PERSON: seating.here, SINCE: now.isoformat()}
        entry = writing.records.amend(KIND, seat, fields, actor=SYSTEM.id, now=now)
    room.tell(Changes(records=frozenset({f"{KIND}:{seat}"}), entries=(entry.hash,)))
    return True


def away(room: Room, *, is_away: bool) -> None:
    """Remember that the seat is locked, or no longer: who locked it is called nowhere until somebody signs in."""
    said = "1" if is_away else ""
    if not room.store.is_read_only and room.store.local(AWAY) != said:
        room.store.set_local(AWAY, said)
