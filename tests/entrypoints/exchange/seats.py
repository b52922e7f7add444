"""Seats of a township and a desk of its county at one centre, over a line that a test may spoil; all in one process."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from msgspec.structs import replace
from typing_extensions import override

from commandroom.base.clock import FixedClock
from commandroom.base.disk import machine_mark
from commandroom.base.paths import STORE
from commandroom.center.app.application import Center
from commandroom.domain.exchange.streams import Role
from commandroom.domain.journal import millis
from commandroom.entrypoints.exchange.home import HomeExchanging
from commandroom.entrypoints.exchange.identity import KEY_NAME
from commandroom.entrypoints.opening import COUNTY, Start, open_room, shipped
from commandroom.interop.filing import AttachmentFolder
from commandroom.store.exchange import peers
from commandroom.store.exchange.peers import PeerFacts
from commandroom.store.journal import KIND_ROOM
from commandroom.store.opening import join_store
from commandroom.store.seat_store import SeatStore
from commandroom.sync.keyholding import KeyHolding
from commandroom.sync.line import HttpLine
from commandroom.usecases.changes import Changes
from commandroom.usecases.queries import RoomFacts
from commandroom.usecases.room import Room
from tests.center.world import TOWNSHIP, World
from tests.room import LEADER, Bench, room_in

Spoil = Callable[[httpx.Request], httpx.Response | None]
PIN = "1234"
URL = "https://centre"


@dataclass
class Through(httpx.BaseTransport):
    """A line into the centre. `spoil` may answer in its place, or raise as a line does that is cut."""

    world: World
    spoil: Spoil = lambda _request: None
    asked: list[httpx.Request] = field(default_factory=list)
    turn: threading.Lock = field(default_factory=threading.Lock)

    @override
    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        content = request.read()
        spoilt = self.spoil(request)
        if spoilt is not None:
            return spoilt
        with self.turn:  # the world has one loop
            said = self.world.request(
                request.method, request.url.raw_path.decode(), content=content, headers=dict(request.headers)
            )
        headers = [pair for pair in said.headers.multi_items() if pair[0] != "content-encoding"]
        return httpx.Response(said.status_code, headers=headers, stream=httpx.ByteStream(said.content))

    def files(self, *methods: str) -> list[httpx.Request]:
        """What was asked about files."""
        return [one for one in self.asked if "/v1/blob/" in one.url.path and one.method in methods]


@dataclass
class Seated:
    """A seat that joined the centre."""

    bench: Bench
    exchanging: HomeExchanging
    line: Through
    told: list[Changes] = field(default_factory=list)

    @property
    def store(self) -> SeatStore:
        """Its store."""
        assert isinstance(self.bench.room.store, SeatStore)
        return self.bench.room.store

    @property
    def files(self) -> AttachmentFolder:
        """Its attachments."""
        assert isinstance(self.bench.room.files, AttachmentFolder)
        return self.bench.room.files

    def joins_dead_hub(self) -> None:
        """A second peer, before the first, that nobody answers for."""
        with self.store.database.writing() as connection:
            (facts,) = peers.all_of(connection)
            dead = replace(facts, url="https://hub", role="room-hub", joined_at=facts.joined_at - 1)
            peers.put(connection, dead)
        self.exchanging._exchanger.forget()

        def spoil(request: httpx.Request) -> httpx.Response | None:
            if request.url.host == "hub":
                raise httpx.ConnectError("dead")
            return None

        self.line.spoil = spoil

    def attached(self, number: str, content: bytes, name: str = "现场.txt") -> str:
        """A file at an event; the hash of its content."""
        path = self.bench.home.parent / name
        path.write_bytes(content)
        self.bench.act("attach", number, files=[str(path)])
        return self.bench.event(number).attachments[-1].sha256


class Township:
    """Opens seats that know each other."""

    def __init__(self, folder: Path, world: World) -> None:
        self.folder = folder
        self.world = world
        self.clock: FixedClock = world.clock
        self._open: list[Seated] = []

    def first(self) -> Seated:
        """The seat that founded the room."""
        home = self.folder / "A"
        room = room_in(home, Start("练习镇", TOWNSHIP, practice=True), self.clock)
        bench = Bench(room, self.clock, home)
        return self._joined(bench, "A", TOWNSHIP, Role.SEAT)

    def another(self, letter: str, first: Seated) -> Seated:
        """A seat that joined later."""
        home = self.folder / letter
        genesis = next(entry for entry in first.store.export_entries() if entry.kind == KIND_ROOM)
        store = join_store(home / STORE, genesis=genesis, seat=letter, shipped=shipped(), clock=self.clock)
        room = Room(store, self.clock, practice=True, room_id=store.ask(RoomFacts()).room)
        room.files = AttachmentFolder(home / "attachments")
        store.set_local("operator", LEADER)
        return self._joined(Bench(room, self.clock, home), letter, TOWNSHIP, Role.SEAT)

    def county(self, letter: str = "C") -> Seated:
        """A desk of the county."""
        home, place = self.folder / f"county-{letter}", self.world.home.about().place
        start = Start("临溪县", place, kind=COUNTY, seat=letter, practice=True)
        room = room_in(home, start, self.clock)
        return self._joined(Bench(room, self.clock, home), letter, place, Role.COUNTY)

    def restart(self) -> None:
        """The centre's process ends and starts again on what lies in its folder."""
        self.world.close()
        home, url = self.world.home, self.world.url
        self.world = World(home, Center(home, home.store(url)), self.clock, url)
        self.world.center.store.mark(self.world.home.folder)
        for seat in self._open:
            seat.line.world = self.world

    def again(self, seat: Seated) -> Seated:
        """The seat's program starts anew on what lies in its home."""
        self._open.remove(seat)
        return self._seated(Bench(open_room(seat.bench.home, clock=self.clock), self.clock, seat.bench.home))

    def close(self) -> None:
        """Close all stores."""
        for seat in self._open:
            seat.store.close()

    def _joined(self, bench: Bench, letter: str, place: str, role: Role) -> Seated:
        guest = self.world.joined(place, letter, role)
        store = bench.room.store
        assert isinstance(store, SeatStore)
        KeyHolding(bench.home, machine=machine_mark(), pin=PIN).keep("keys", guest.keys)
        store.set_local(KEY_NAME, "keys")
        answer, ca = guest.answer, self.world.home.authority().certificate.decode()
        facts = PeerFacts(
            url=URL, role="center", name=answer.name, device=answer.device, place=answer.place, seat=letter, ca=ca,
            fingerprint="", roots=answer.roots, period=15, joined_at=millis(self.clock.now()),
        )  # fmt: skip
        with store.database.writing() as connection:
            peers.put(connection, facts)
        seat = self._seated(bench)
        seat.exchanging._report_to(facts)
        return seat

    def _seated(self, bench: Bench) -> Seated:
        store = bench.room.store
        assert isinstance(store, SeatStore)
        exchanging = HomeExchanging(bench.room, store, bench.home, self.clock, pin=PIN)
        seat = Seated(bench, exchanging, Through(self.world))
        exchanging._exchanger.open_line = lambda peer, credentials, timeout: HttpLine(
            peer.url,
            ca=peer.ca,
            credentials=credentials,
            now=self.clock.now,
            transport=seat.line,
            deadline=timeout,
        )
        bench.room.listen(seat.told.append)
        self._open.append(seat)
        return seat


def level(*seats: Seated) -> None:
    """Entries go round until everybody holds the same."""
    for seat in (*seats, *seats):
        found = seat.exchanging.now()
        assert found.faults == (), found
