"""Nodes of a simulated exchange: real files that can die in the middle of a transaction, be copied, and be set back."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self
from unittest.mock import patch

from commandroom.base.clock import FixedClock
from commandroom.domain.exchange.effects import KeepStatements
from commandroom.domain.exchange.streams import Device, Role
from commandroom.domain.exchange.trust import Trust
from commandroom.domain.journal import Entry
from commandroom.entrypoints.opening import STORE, enrol, practice_staff, shipped
from commandroom.store import local
from commandroom.store.exchange import wrapping
from commandroom.store.exchange.disk import SeatDisk
from commandroom.store.journal import KIND_ROOM
from commandroom.store.opening import Founding, create_store, join_store, open_store
from commandroom.store.seat_store import SeatStore
from commandroom.sync.keys import DeviceKeys, DeviceSigner, verify
from commandroom.sync.running import Disk
from commandroom.usecases.queries import RoomFacts
from commandroom.usecases.room import Room
from tests.exchange.parties import Authority
from tests.room import LEADER, MORNING, Bench
from tests.simulation.dying import Look, copied, doomed, set_back
from tests.simulation.replicas import FOLDERS
from tests.simulation.vaults import Vault

SEATS = ("A", "B", "C", "D")
HUB, CENTER = "Y", "Z"
"""Names of the two that carry; where they stand on a seat's store they join by these letters and never write."""
NEWER = "N"
"""A seat with a newer program, of which only what it wrote is seen."""


def looked(store: SeatStore) -> Look:
    """All that a seat's store holds, verified."""
    found = store.verify()
    with store.database.reading() as connection:
        return Look(
            entries=store.export_entries(),
            void=_set(connection, "SELECT hash FROM void"),
            apart=_set(connection, "SELECT hash FROM apart"),
            statements=_set(connection, "SELECT fingerprint FROM statement"),
            problems=found.problems,
            digest=found.digest,
            forks=_set(connection, "SELECT hash FROM entry_local JOIN entry USING (n) WHERE status = 'fork'"),
            odd=_set(connection, "SELECT hash FROM entry_local JOIN entry USING (n) WHERE status <> ''"),
            keyed=_set(connection, "SELECT event FROM event_key"),
            lacking=frozenset(wrapping.lacking(connection)),
        )


def _set(connection: Any, query: str) -> frozenset[str]:
    return frozenset(str(value) for (value,) in connection.execute(query))


class Carrier(Protocol):
    """A store that carries what seats bring: the room's hub, the county's centre."""

    clock: FixedClock

    def disk_for(self, device: Device) -> Disk:
        """What performs the effects of answering this device."""
        ...

    @property
    def own_disk(self) -> Disk:
        """What performs its own effects, when it asks another."""
        ...

    @property
    def trust(self) -> Trust:
        """Who is who, by what it holds."""
        ...

    def open(self, now: datetime, source: random.Random) -> None:
        """The process starts, with what is on the disk."""
        ...

    def drop(self) -> None:
        """The process is gone; nothing is tidied up."""
        ...

    def dying(self, after: int) -> AbstractContextManager[None]:
        """In here the process dies at the statement of that number, at the commit, or just after it."""
        ...

    def copied(self, folder: Path) -> None:
        """A copy of the file as it stands."""
        ...

    def set_back(self, folder: Path) -> None:
        """An older copy of the file in its place; it must be dropped before."""
        ...

    def hashes(self) -> frozenset[str]:
        """Of the entries that it holds."""
        ...

    def statements(self) -> frozenset[str]:
        """Fingerprints of the statements that it holds."""
        ...

    def fold_some(self) -> bool:
        """Do some of what waits to be done with what came; False when nothing waits."""
        ...

    def look(self) -> Look:
        """All of it, verified."""
        ...


@dataclass
class Box:
    """A seat's file with its device: keys, room, disk; what carries may stand on one too, and never writes."""

    folder: Path
    device: Device
    keys: DeviceKeys
    roots: dict[str, str]
    clock: FixedClock = field(default_factory=lambda: FixedClock(MORNING))
    bench: Bench | None = None
    disk: SeatDisk | None = None

    def open(self, now: datetime, source: random.Random) -> None:
        self.clock.moment = now
        store = open_store(self.folder / STORE, shipped=shipped(), clock=self.clock, random=source.randbytes)
        room = Room(store, self.clock, practice=True, room_id=store.ask(RoomFacts()).room)
        self.bench = Bench(room, self.clock, self.folder)
        signer = DeviceSigner(self.device.id, self.keys)
        self.disk = SeatDisk(store, signer=signer, roots=self.roots, verify=verify)

    @property
    def store(self) -> SeatStore:
        """The open store."""
        assert self.bench is not None
        assert isinstance(self.bench.room.store, SeatStore)
        return self.bench.room.store

    @property
    def own_disk(self) -> SeatDisk:
        assert self.disk is not None
        return self.disk

    def disk_for(self, _device: Device) -> Disk:
        return self.own_disk

    @property
    def trust(self) -> Trust:
        return self.own_disk.trust

    def drop(self) -> None:
        self.store.reconnect()  # no checkpoint, nothing tidied up
        self.bench = self.disk = None

    @contextmanager
    def dying(self, after: int) -> Iterator[None]:
        database = self.store.database
        with patch.object(database, "writing", doomed(database.writing, after)):
            yield

    def copied(self, folder: Path) -> None:
        copied(self.folder / STORE, folder)

    def set_back(self, folder: Path) -> None:
        set_back(self.folder / STORE, folder)

    def hashes(self) -> frozenset[str]:
        with self.store.database.reading() as connection:
            return _set(connection, "SELECT hash FROM entry")

    def statements(self) -> frozenset[str]:
        with self.store.database.reading() as connection:
            return _set(connection, "SELECT fingerprint FROM statement")

    def fold_some(self) -> bool:
        return self.own_disk.fold_some()

    def look(self) -> Look:
        return looked(self.store)


def carrier_in(folder: Path, grounds: Grounds, letter: str, *, is_seat_like: bool) -> Carrier:
    """The hub's or the centre's store in a folder: its own, or a seat's that carries. The one place that says which."""
    if is_seat_like:
        shutil.copytree(grounds.path / letter, folder)
        return grounds.box(folder, letter)
    shutil.copytree(grounds.path / f"{letter}-own", folder)
    return grounds.vault(folder, letter)


class Grounds:
    """A room founded once with all its devices; each seed works on copies. The same in every process."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="exchange-", dir=FOLDERS)
        self.path = Path(self._folder.name)
        source = random.Random("grounds")  # noqa: S311 - the same in every run
        self._source = source
        self.authority = Authority(keys=_keys(source), fresh=lambda: _keys(source))
        self.devices: dict[str, Device] = {}
        self.genesis: Entry | None = None

    def __enter__(self) -> Self:
        for letter in (*SEATS, HUB, CENTER, NEWER):
            role = {HUB: Role.HUB, CENTER: Role.CENTER}.get(letter, Role.SEAT)
            seat = letter if role is Role.SEAT else ""
            name = self.authority.enrol(seat, role=role, device=f"device-{letter}")
            self.devices[letter] = Device(name, role, self.authority.place, seat)
        first = self._founded()
        for letter in (*SEATS[1:], HUB, CENTER):
            self._joined(letter, first)
        self._know(first, "A")
        first.close()
        for letter in (HUB, CENTER):
            vault = self.vault(self.path / f"{letter}-own", letter)
            vault.open(MORNING, self._source)
            vault.own_disk.perform(KeepStatements(tuple(self.authority.statements)))
            vault.drop()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._folder.cleanup()

    def box(self, folder: Path, letter: str) -> Box:
        """The closed store of a device in a folder."""
        device = self.devices[letter]
        return Box(folder, device, self.authority.devices[device.id], self.authority.roots)

    def vault(self, folder: Path, letter: str) -> Vault:
        """The closed store of a hub or centre in a folder."""
        device = self.devices[letter]
        return Vault(folder, device, self.authority.devices[device.id], self.authority.roots)

    def _founded(self) -> SeatStore:
        clock = FixedClock(MORNING)
        founding = Founding(name="练习镇", code=self.authority.place, suite="sha256", practice=True)
        store = create_store(
            self.path / "A" / STORE, founding=founding, seat="A", shipped=shipped(), clock=clock,
            random=self._source.randbytes,
        )  # fmt: skip
        enrol(Room(store, clock, practice=True, room_id=store.ask(RoomFacts()).room), practice_staff())
        return store

    def _joined(self, letter: str, first: SeatStore) -> None:
        entries = first.export_entries()
        genesis = next(entry for entry in entries if entry.kind == KIND_ROOM)
        store = join_store(
            self.path / letter / STORE, genesis=genesis, seat=letter, shipped=shipped(), clock=FixedClock(MORNING),
            random=self._source.randbytes,
        )  # fmt: skip
        store.receive(entries)
        self._know(store, letter)
        store.close()

    def _know(self, store: SeatStore, letter: str) -> None:
        """Everybody knows the devices; seats have the room's key."""
        store.set_local("operator", LEADER)
        box = self.box(self.path / letter, letter)
        signer = DeviceSigner(box.device.id, box.keys)
        disk = SeatDisk(store, signer=signer, roots=box.roots, verify=verify)
        disk.perform(KeepStatements(tuple(self.authority.statements)))
        if letter in SEATS:
            grant(store)


def grant(store: SeatStore) -> None:
    """The room's key comes to a seat: what waited for it is opened."""
    from commandroom.store.exchange import keeping

    with store.database.writing() as connection:
        if wrapping.room_key(connection) is None:
            local.put(connection, wrapping.ROOM_KEY, "5a" * 32)
        keeping.open_keys(connection, wrapping.open_kept(connection), local.seat(connection))


@dataclass
class Node:
    """One place of the simulated world: its file, its clock, its lives, the copies that were made of it."""

    name: str
    letter: str
    box: Carrier
    skew: timedelta = timedelta()
    is_up: bool = True
    life: int = 0
    is_busy: bool = False
    is_gone: bool = False
    """Revoked, and refused by all who know: what it alone holds is nobody's any more."""
    held: frozenset[str] = frozenset()
    """What was on its disk when it died."""
    copies: list[tuple[Path, frozenset[str]]] = field(default_factory=list)

    @property
    def seat(self) -> Bench:
        """The desk of a seat."""
        assert isinstance(self.box, Box)
        assert self.box.bench is not None
        return self.box.bench

    @property
    def is_seat(self) -> bool:
        """Whether somebody works here."""
        return self.letter in SEATS


def _keys(source: random.Random) -> DeviceKeys:
    return DeviceKeys(source.randbytes(32), source.randbytes(32))
