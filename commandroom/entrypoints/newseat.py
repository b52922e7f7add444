"""An empty home becomes a seat of a room that stands elsewhere."""

from __future__ import annotations

from pathlib import Path

from commandroom.base.clock import Clock
from commandroom.base.disk import machine_mark
from commandroom.domain.exchange.joining import EnrolAnswer
from commandroom.domain.journal import read
from commandroom.entrypoints.exchange.joining import Meeting, first_entry, join_empty, statements_of
from commandroom.entrypoints.exchange.late import LateExchanging
from commandroom.entrypoints.opening import STORE, open_room, shipped
from commandroom.store.opening import join_store
from commandroom.store.seat_store import SeatStore
from commandroom.usecases.exchanging import Joined
from commandroom.usecases.room import Room


def new_seat(home: Path, url: str, code: str, *, clock: Clock, pin: str = "") -> tuple[Room, Joined]:
    """Join with the code, take the room's first entry, exchange for the rest; who sits there is the first of the roster.

    Raises:
        RefusedError: the code, or there is no room to join yet; nothing is left in the home.
        WorldError: no answer, or the folder cannot be written.
    """

    def made(answer: EnrolAnswer) -> SeatStore:
        return join_store(
            home / STORE, genesis=read(first_entry(answer)), seat=answer.seat, shipped=shipped(), clock=clock
        )

    meeting = Meeting(url, code, clock=clock)
    answer, _peer, store = join_empty(home, meeting, made, machine=machine_mark(), pin=pin)
    store.close()
    room = open_room(home, clock=clock)
    late = room.exchanging
    assert isinstance(late, LateExchanging)  # noqa: S101 - every opened home has one
    exchanging = late.home()
    exchanging.enrolled(statements_of(answer))
    exchanging.now()
    return room, meeting.joined(answer)
