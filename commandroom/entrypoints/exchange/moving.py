"""What became of matters that the county offered to another township: written down at the county's desks, once each.

Each desk of the county that hears of an answer writes it down under one derived id, so that several have one effect.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from commandroom.domain.errors import RefusedError
from commandroom.domain.event.deed import SYSTEM
from commandroom.domain.event.moving import ACCEPTED, WAITING, Settled
from commandroom.domain.event.state import Event, State
from commandroom.domain.exchange.streams import is_county
from commandroom.domain.ids import EventId
from commandroom.domain.journal import derived_id
from commandroom.store import local, projection
from commandroom.store.seat_store import SeatStore
from commandroom.store.shape import LANE_DONE
from commandroom.usecases.commands import Act
from commandroom.usecases.room import Room

MOVED, BACK = "moved", "transfer_returned"
_UNANSWERED = frozenset({State.DRAFT, State.PENDING_ACCEPT, State.PENDING_SUPPLEMENT})
_REFUSED = frozenset({State.REJECTED, State.VOIDED})
_OFFERED = (
    "SELECT id, body FROM event JOIN snapshot USING (row) WHERE lane < ? AND instr(body, '\"transfers\"') > 0"
)


def settle_transfers(room: Room, store: SeatStore) -> int:
    """At a desk of the county: end the side of each township whose matter another one has taken; returns how many changed."""
    if store.is_read_only:
        return 0
    with store.database.reading() as connection:
        if not is_county(local.seat(connection).township):
            return 0
        answered = tuple(_answered(connection))
    if not answered:
        return 0
    with room.together():
        return sum(_settle(room, *one) for one in answered)


def _answered(connection: Any) -> Iterator[tuple[EventId, Settled, str]]:
    """Each offer that has an answer which is not written down yet: the event, the deed, its verb."""
    for event, body in connection.execute(_OFFERED, (LANE_DONE,)).fetchall():
        for offer in projection.decoded(bytes(body)).transfers:
            found = projection.load(connection, offer.id)
            verb = _answer(found[1]) if found is not None else ""
            if found is None or offer.status == ACCEPTED or not verb:
                continue
            if verb == MOVED or offer.status == WAITING:
                yield EventId(str(event)), Settled(transfer=offer.id, why=found[1].closing_text), verb


def _settle(room: Room, event: EventId, deed: Settled, verb: str) -> bool:
    key = derived_id(room.room_id, event, deed.transfer, verb)
    deed = deed if verb != MOVED else Settled(transfer=deed.transfer)
    try:
        changes = room.perform(Act(verb, event, data=deed, actor=SYSTEM.id, id=key))
    except RefusedError:
        return False  # another answer was written down in the meantime
    return bool(changes.effects)


def _answer(other: Event) -> str:
    """The verb that says what became of an offer; empty while nobody has answered."""
    if not other.number or other.state in _UNANSWERED:
        return ""
    return BACK if other.state in _REFUSED else MOVED
