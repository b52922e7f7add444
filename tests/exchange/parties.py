"""Who takes part in an exchange in tests: an authority that enrols, devices with keys, stores that ask and answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from commandroom.domain.exchange.answering import answer
from commandroom.domain.exchange.asking import Manner, Outcome, exchange
from commandroom.domain.exchange.effects import Fault
from commandroom.domain.exchange.messages import Answer, Ask, Statement
from commandroom.domain.exchange.streams import Device, Role
from commandroom.domain.exchange.trust import Enrolled, Revoked
from commandroom.domain.journal import millis
from commandroom.store.exchange.disk import SeatDisk
from commandroom.store.seat_store import SeatStore
from commandroom.sync.keys import DeviceKeys, DeviceSigner, verify
from commandroom.sync.running import run
from commandroom.sync.statements import signed
from tests.room import MORNING, Bench

TOWNSHIP = "330299104"


@dataclass
class Authority:
    """Enrols and revokes the devices of a place."""

    place: str = TOWNSHIP
    keys: DeviceKeys = field(default_factory=DeviceKeys.fresh)
    fresh: Callable[[], DeviceKeys] = DeviceKeys.fresh
    statements: list[Statement] = field(default_factory=list)
    devices: dict[str, DeviceKeys] = field(default_factory=dict)

    @property
    def roots(self) -> dict[str, str]:
        """What whoever joins pins."""
        return {self.keys.public: self.place}

    def enrol(self, seat: str, *, role: Role = Role.SEAT, incarnation: int = 1, device: str = "") -> str:
        """A new device for a seat; returns its id."""
        name, keys = device or f"device-{seat}-{len(self.devices)}", self.fresh()
        fact = Enrolled(
            at=millis(MORNING), device=name, role=role, place=self.place, seat=seat, incarnation=incarnation,
            key=keys.public, box=keys.box,
        )  # fmt: skip
        self.statements.append(signed(fact, self.keys))
        self.devices[name] = keys
        return name

    def revoke(self, device: str, upto: dict[str, int]) -> Statement:
        """The device counts no more past these places."""
        said = signed(Revoked(at=millis(MORNING), device=device, upto=upto), self.keys)
        self.statements.append(said)
        return said


@dataclass
class Party:
    """A seat that exchanges."""

    bench: Bench
    disk: SeatDisk
    device: Device

    @property
    def store(self) -> SeatStore:
        """Its store."""
        assert isinstance(self.bench.room.store, SeatStore)
        return self.bench.room.store

    def exchange(self, other: Party, line: Wire | None = None, manner: Manner | None = None) -> Outcome:
        """Ask `other` until both hold the same, over a line."""
        outcome = run(exchange(manner), self.disk, line or Wire(self, other), rest=lambda _s: None)
        for disk in (self.disk, other.disk):
            while disk.fold_some():
                pass
        return outcome

    def digest(self) -> str:
        """What the seat's `verify` prints; it must find nothing."""
        found = self.store.verify()
        assert found.problems == ()
        return found.digest


@dataclass
class Wire:
    """A line between two parties; `spoil` may change or drop what comes back."""

    asker: Party
    answerer: Party
    spoil: Callable[[Ask, Answer], Answer | Fault] = lambda _ask, said: said
    calls: list[Ask] = field(default_factory=list)

    def call(self, ask: Ask) -> Answer | Fault:
        """One call."""
        self.calls.append(ask)
        return self.spoil(ask, run(answer(ask, self.asker.device), self.answerer.disk))


def party(bench: Bench, authority: Authority, seat: str, *, device: str = "") -> Party:
    """A seat that was enrolled."""
    name = device or authority.enrol(seat)
    store = bench.room.store
    assert isinstance(store, SeatStore)
    disk = SeatDisk(
        store, signer=DeviceSigner(name, authority.devices[name]), roots=authority.roots, verify=verify
    )
    from commandroom.domain.exchange.effects import KeepStatements

    disk.perform(KeepStatements(tuple(authority.statements)))
    return Party(bench, disk, Device(name, Role.SEAT, authority.place, seat))
