"""A county for benchmarks: seats with keys and entries of their own, enrolled at a centre below its front door."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from msgspec import Raw

from commandroom.base.clock import SystemClock
from commandroom.center.authority.enrolling import device_of
from commandroom.center.authority.home import CenterHome
from commandroom.domain import ids
from commandroom.domain.exchange.effects import KeepParts
from commandroom.domain.exchange.messages import Part, Seal
from commandroom.domain.exchange.streams import Device, Role
from commandroom.domain.exchange.sums import Sum, added
from commandroom.domain.exchange.trust import Enrolled, seal_bytes
from commandroom.domain.journal import Entry, Wire, encode, millis, write
from commandroom.sync.keys import DeviceKeys, DeviceSigner
from commandroom.sync.statements import signed

COUNTY = "330299"
LETTERS = "ABCDE"
HELD, EVENT_ENTRIES = 20, 6
"""What the centre holds of each seat already; entries of an event."""
_TEXT = "已到现场，正在处置，路面已清理，交通恢复。"


@dataclass(slots=True)
class Seat:
    """A seat with its keys, what stands in its stream, and what it holds of its room."""

    place: str
    letter: str
    keys: DeviceKeys
    entries: list[Entry]
    room: dict[str, Seat] = field(default_factory=dict)
    sums: dict[str, Sum] = field(default_factory=dict)
    word: str = ""
    signer: DeviceSigner = field(init=False)

    def __post_init__(self) -> None:
        self.signer = DeviceSigner(device_of(self.keys.public), self.keys)

    @property
    def device(self) -> str:
        """Its device's id."""
        return self.signer.device

    @property
    def stream(self) -> str:
        """Where it writes."""
        return f"{self.place}/{self.letter}.1"

    def part(self, entries: Sequence[Entry]) -> Part:
        """Some of its stream as it travels, the last entry sealed."""
        return Part(self.stream, tuple(Raw(one.raw) for one in entries), (self.seal(entries[-1]),))

    def seal(self, last: Entry) -> Seal:
        """Its signature under a place."""
        signature = self.signer.sign(seal_bytes(last.stream, last.seq, last.hash))
        return Seal(last.stream, last.seq, last.hash, self.device, signature)


def county(seats: int, each: int) -> list[Seat]:
    """Five seats a township, each with entries that the centre holds and as many as were said that it does not."""
    at = millis(SystemClock().now()) - 86_400_000
    found = []
    for number in range(seats):
        place = f"{COUNTY}{1 + number // len(LETTERS):03d}"
        letter = LETTERS[number % len(LETTERS)]
        found.append(
            Seat(place, letter, DeviceKeys.fresh(), list(_chain(f"{place}/{letter}.1", HELD + each, at)))
        )
    by_place: dict[str, dict[str, Seat]] = {}
    for seat in found:
        by_place.setdefault(seat.place, {})[seat.stream] = seat
    for seat in found:
        seat.room = by_place[seat.place]
        seat.sums = {name: sum_of(other.entries[:HELD]) for name, other in seat.room.items()}
        seat.sums[seat.stream] = sum_of(seat.entries)
    return found


def _chain(stream: str, count: int, at: int) -> Iterator[Entry]:
    body, luck = encode({"deed": {"text": _TEXT}, "decision": {}}), Random(stream)  # noqa: S311 - ids, not keys
    prev = event = ""
    for n in range(1, count + 1):
        is_first = n % EVENT_ENTRIES == 1
        event = ids.uuid7(millis=at + n, random=luck.getrandbits(74)) if is_first else event
        entry = write(
            Wire(
                stream=stream, seq=n, prev=prev, id=ids.uuid7(millis=at + n, random=luck.getrandbits(74)), kind="event",
                subject=event, after=() if is_first else (prev,), hlc=(at + n) << 16, wall=at + n, actor="p", verb="note",
                body=body,
            )
        )  # fmt: skip
        prev = entry.hash
        yield entry


def sum_of(entries: Iterable[Entry]) -> Sum:
    """The sum of these entries of one stream."""
    return added(Sum(), [(one.seq, one.hash) for one in entries])


def settle(home: Path, url: str, seats: Sequence[Seat]) -> None:
    """Enrol the seats, and let the centre hold what it held before they went."""
    made = CenterHome(home, SystemClock())
    store, keys, at = made.store(url), made.keys(), millis(SystemClock().now())
    facts = [
        Enrolled(at=at, device=s.device, role=Role.SEAT, place=s.place, seat=s.letter, key=s.keys.public)
        for s in seats
    ]
    with store.database.writing() as connection:
        refused = store.statements.keep(connection, [signed(fact, keys) for fact in facts])
    assert not refused, refused[:3]
    for seat in seats:
        device = Device(seat.device, Role.SEAT, seat.place, seat.letter)
        if seat.letter == LETTERS[0]:
            parts = tuple(other.part(other.entries[:HELD]) for other in seat.room.values())
            store.disk_for(device).perform(KeepParts(parts, {}))
        with store.database.reading() as connection:
            seat.word = store.statements.known(connection).for_device(device)[1]
    store.close()
