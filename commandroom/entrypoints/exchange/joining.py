"""A home joins a hub or centre: one that stands already, or an empty one that becomes a seat by it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from commandroom import __version__
from commandroom.base.clock import Clock
from commandroom.base.disk import machine_name
from commandroom.domain.errors import RefusedError
from commandroom.domain.exchange.effects import KeepStatements
from commandroom.domain.exchange.joining import Code, EnrolAnswer, code_from
from commandroom.domain.exchange.streams import TOWNSHIP_DIGITS
from commandroom.domain.journal import millis, read
from commandroom.entrypoints.exchange.identity import KEY_NAME, Identity
from commandroom.store import local
from commandroom.store.exchange import peers
from commandroom.store.exchange.peers import PeerFacts
from commandroom.store.seat_store import SeatStore
from commandroom.sync.authorities import authority_ends
from commandroom.sync.keyholding import KeyHolding
from commandroom.sync.keys import DeviceKeys
from commandroom.sync.line import HttpLine
from commandroom.sync.meeting import AboutSeat, authority_of, enrol
from commandroom.usecases.exchanging import Joined


class Meeting:
    """An address and a code, up to the answer."""

    def __init__(self, url: str, typed: str, *, clock: Clock) -> None:
        self.url = url.strip().rstrip("/")
        self.code: Code = code_from(typed)
        self._clock = clock
        self.ca = ""

    def ask(self, keys: DeviceKeys, about: AboutSeat) -> EnrolAnswer:
        """Look at the authority, then ask.

        Raises:
            RefusedError: the code or the authority is wrong.
            WorldError: nobody of ours answers.
        """
        self.ca = authority_of(self.url, self.code)
        line = HttpLine(self.url, ca=self.ca, now=self._clock.now)
        try:
            return enrol(line, self.code, keys, about)
        finally:
            line.close()

    def peer(self, answer: EnrolAnswer) -> PeerFacts:
        """What is kept of whom was met."""
        is_hub = all(len(place) == TOWNSHIP_DIGITS for place in answer.roots.values())
        return PeerFacts(
            url=self.url, role="room-hub" if is_hub else "center", name=answer.name, device=answer.device,
            place=answer.place, seat=answer.seat, ca=self.ca, fingerprint=self.code.fingerprint, roots=answer.roots,
            period=answer.period, joined_at=millis(self._clock.now()), certificate_until=authority_ends(self.ca),
        )  # fmt: skip

    def joined(self, answer: EnrolAnswer) -> Joined:
        """What the person at the seat is told."""
        return Joined(answer.seat, answer.place, self.code.fingerprint, self.url)


def join(
    store: SeatStore, identity: Identity, meeting: Meeting, *, pin: str = ""
) -> tuple[EnrolAnswer, PeerFacts]:
    """A home that stands joins as the seat it is.

    Raises:
        RefusedError: `exchange.other_township` where the code is for another place, and what the server refuses.
    """
    keys = identity.for_joining(pin=pin)
    with store.database.reading() as connection:
        answer = _answered(connection, meeting, keys)
    peer = meeting.peer(answer)
    with store.database.writing() as connection:
        _keep(connection, answer, peer)
    return answer, peer


def join_anew(
    store: SeatStore, identity: Identity, meeting: Meeting, is_sent: Callable[[], bool], *, pin: str = ""
) -> tuple[EnrolAnswer, PeerFacts]:
    """The same with fresh keys: the device so far counts up to what it has sent, the new one begins an incarnation.

    Nobody writes here while the other side is asked: what would be written in between under the old keys would count nowhere.

    Raises:
        RefusedError: `exchange.send_first`: something that was written here is not there yet; and as `join`.
    """
    keys = identity.next_keys(pin=pin)
    with store.database.writing() as connection:
        if not is_sent():
            raise RefusedError("exchange.send_first")
        answer = _answered(connection, meeting, keys)
        peer = meeting.peer(answer)
        for other in peers.all_of(connection):  # one device at all of them
            peers.put(connection, replace(other, device=answer.device, held={}))
        _keep(connection, answer, peer)
        identity.take_next(connection)
    identity.forget()
    return answer, peer


def _answered(connection: Any, meeting: Meeting, keys: DeviceKeys) -> EnrolAnswer:
    seat = local.seat(connection)
    name = local.room_facts(connection).get("name", "")
    about = AboutSeat(
        seat.township, seat.letter, seat.room, seat.incarnation, f"{name} {machine_name()}"[:80], __version__
    )
    answer = meeting.ask(keys, about)
    if (answer.place, answer.seat) != (seat.township, seat.letter):
        raise RefusedError("exchange.other_township", place=answer.place, seat=answer.seat)
    return answer


def _keep(connection: Any, answer: EnrolAnswer, peer: PeerFacts) -> None:
    if answer.incarnation > int(local.get(connection, local.INCARNATION) or 1):
        local.put(connection, local.INCARNATION, str(answer.incarnation))
    peers.put(connection, peer)


def join_empty(
    home: Path,
    meeting: Meeting,
    make_store: Callable[[EnrolAnswer], SeatStore],
    *,
    machine: str,
    pin: str = "",
) -> tuple[EnrolAnswer, PeerFacts, SeatStore]:
    """An empty home becomes the seat that the code is for, with the room's first entry; the rest comes by the exchange.

    Raises:
        RefusedError: `exchange.nothing_there`: the centre does not hold the room yet; and what the server refuses.
    """
    keys = DeviceKeys.fresh()
    answer = meeting.ask(keys, AboutSeat(name=machine_name(), program=__version__))
    store = make_store(answer)
    holding = KeyHolding(home, machine=machine, pin=pin)
    holding.keep(answer.device, keys)
    peer = meeting.peer(answer)
    with store.database.writing() as connection:
        local.put(connection, KEY_NAME, answer.device)
        local.put(connection, local.INCARNATION, str(max(1, answer.incarnation)))
        peers.put(connection, peer)
    return answer, peer, store


def first_entry(answer: EnrolAnswer) -> bytes:
    """The room's first entry out of the answer.

    Raises:
        RefusedError: `exchange.nothing_there`.
    """
    raw = answer.first_entry
    if raw is None:
        raise RefusedError("exchange.nothing_there", place=answer.place)
    read(raw)
    return raw


def statements_of(answer: EnrolAnswer) -> KeepStatements:
    """Who is enrolled, as the answer says."""
    return KeepStatements(answer.statements)
