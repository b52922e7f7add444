"""Three seats of one room, and sometimes a clone of one, that work apart with wrong clocks and exchange by bits and pieces.

Everything is drawn from a seed. When all have united they must hold the same, and what a person was told must be true:
no acknowledged deed is missing, the conflicts are those of the oracle, what was settled is settled, and the machine
reminded once of each level of each run of each clock.
"""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, ClassVar, Self

from commandroom.base.clock import FixedClock
from commandroom.domain.errors import RoomError
from commandroom.domain.event.fold import TimelineFact, timeline
from commandroom.domain.event.reading import read_deed
from commandroom.domain.event.state import Event
from commandroom.domain.event.urging import OfTimer
from commandroom.domain.journal import HLC_COUNTER_BITS, Entry, millis
from commandroom.entrypoints.opening import STORE, shipped
from commandroom.store.opening import open_store
from commandroom.store.seat_store import SeatStore
from commandroom.usecases.queries import BoardIds, BoardQuery, BoardRows, EventDetail, RoomFacts
from commandroom.usecases.room import Room
from commandroom.usecases.supervision import sweep
from tests.domain.event.table import OPEN_VERBS, examples
from tests.room import COMMAND, DEPUTY, DIRECTOR, INTAKE, LEADER, MORNING, OFFICE, OTHER, TEAM, Bench
from tests.simulation.oracle import UndecidedError, conflicts
from tests.store.conftest import bench_in, join_in

STEPS = 46
FEW_WORLDS = 30
SEATS = ("A", "B", "C")
CLOCK_CAP = timedelta(minutes=5)
_MINUTES = (0, 0, 3, -7, 55, -180, 1440, -1440)
SKEWS = (*(timedelta(minutes=m) for m in _MINUTES), timedelta(days=3650), timedelta(days=-3650))
_FAST = Path("/dev/shm")  # noqa: S108 - in memory where there is such a place: power is not cut here
FOLDERS = str(_FAST) if os.access(_FAST, os.W_OK) else None
_LEADING = ("submit", "accept", "triage", "dispatch", "sign", "feedback", "verify_ok", "callback", "close")
_RARELY = frozenset(
    {"void", "void_accepted", "reject", "merge", "self_close", "archive", "erase", "split", "escalate"}
)
_NEVER = frozenset({"attach", "recount", "reveal", "take_history", "close_history"})


class Mismatch(AssertionError):  # noqa: N818 - what the simulation finds, not a fault of its own
    """The replicas differ from each other, from the oracle, or from what was acknowledged."""


@dataclass(slots=True)
class Census:
    """What happened in the simulated worlds. A census of nothing is a failure."""

    counts: Counter[str] = field(default_factory=Counter)

    EXPECTED: ClassVar[tuple[str, ...]] = (
        "deeds", "refused", "sweeps", "urges", "urges_twice", "exchanges", "repeats", "forks", "clones", "conflicts",
        "settled", "withdrawn", "waiting", "far_clocks",
    )  # fmt: skip

    def add(self, other: Census) -> None:
        """Take the other's figures in."""
        self.counts.update(other.counts)

    def lacking(self) -> tuple[str, ...]:
        """What never happened; of a few worlds only that there was work and exchange."""
        expected = self.EXPECTED if self.counts["worlds"] >= FEW_WORLDS else ("deeds", "sweeps", "exchanges")
        return tuple(name for name in expected if not self.counts[name])

    def told(self) -> str:
        """The figures on one line."""
        return ", ".join(f"{name} {self.counts[name]}" for name in (*self.EXPECTED, "undecided"))


class Grounds:
    """A room founded once, with its three seats; each seed works on copies of their files."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="replicas-", dir=FOLDERS)
        self.path = Path(self._folder.name)

    def __enter__(self) -> Self:
        first = bench_in(self.path / "A")
        for letter in SEATS[1:]:
            join_in(self.path / letter, first, letter).room.store.close()
        first.room.store.close()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._folder.cleanup()


@dataclass(slots=True)
class World:
    """One seed's seats, what was acknowledged to people at them, and which settlements they were told of."""

    luck: random.Random
    folder: Path
    truth: datetime = MORNING
    seats: list[Bench] = field(default_factory=list)
    skews: list[timedelta] = field(default_factory=list)
    latest: list[datetime] = field(default_factory=list)
    acknowledged: set[str] = field(default_factory=set)
    settled: set[tuple[str, str]] = field(default_factory=set)
    census: Census = field(default_factory=Census)

    def open(self, folder: Path, skew: timedelta) -> Bench:
        """A seat with a clock of its own."""
        clock = FixedClock(self.truth + skew)
        source = random.Random(self.luck.random())  # noqa: S311 - the same ids in every run
        store = open_store(folder / STORE, shipped=shipped(), clock=clock, random=source.randbytes)
        store.set_local("operator", LEADER)
        seat = Bench(Room(store, clock, practice=True, room_id=store.ask(RoomFacts()).room), clock, folder)
        self.seats.append(seat)
        self.skews.append(skew)
        self.latest.append(max(clock.moment, MORNING))  # the room was founded by a right clock
        self.census.counts["far_clocks"] += abs(skew) > timedelta(days=30)
        return seat

    def pass_time(self) -> None:
        """Time goes on for all; now and then a clock is set."""
        self.truth += timedelta(minutes=self.luck.choice((1, 7, 40, 200, 900)))
        if self.luck.random() < 0.05:
            self.skews[self.luck.randrange(len(self.seats))] = self.luck.choice(SKEWS)
        for place, seat in enumerate(self.seats):
            seat.clock.moment = self.truth + self.skews[place]
            self.latest[place] = max(self.latest[place], seat.clock.moment)


def store_of(seat: Bench) -> SeatStore:
    """The store behind a seat."""
    assert isinstance(seat.room.store, SeatStore)
    return seat.room.store


def simulate(seed: int, grounds: Grounds, *, steps: int = STEPS) -> Census:
    """Play one world and judge it.

    Raises:
        Mismatch: it does not come out as it must.
    """
    luck = random.Random(seed)  # noqa: S311 - drawing worlds, not keys
    with tempfile.TemporaryDirectory(prefix="world-", dir=FOLDERS) as name:
        world = World(luck, Path(name))
        try:
            for letter in SEATS:
                shutil.copytree(grounds.path / letter, world.folder / letter)
                skew = luck.choice(SKEWS) if luck.random() < 0.6 else timedelta(seconds=luck.randrange(-9, 9))
                world.open(world.folder / letter, skew)
            _found(world)
            for _ in range(steps):
                _step(world)
            _unite(world)
            _judge(world)
            world.census.counts["worlds"] = 1
        finally:
            for seat in world.seats:
                seat.room.store.close()
    return world.census


# --- what happens ---------------------------------------------------------------------------------------------


def _found(world: World) -> None:
    """Three events that everybody knows, each as far along as is drawn."""
    seat = world.seats[0]
    for _ in range(3):
        number = seat.registered()
        for verb in _LEADING[: world.luck.randrange(3, 7)]:
            _act(world, seat, verb, seat.event(number))
    for other in world.seats[1:]:
        store_of(other).receive(store_of(seat).export_entries())


def _step(world: World) -> None:
    world.pass_time()
    seat, dice = world.luck.choice(world.seats), world.luck.random()
    if dice < 0.55:
        _deed(world, seat)
    elif dice < 0.67:
        _swept(world, seat)
    elif dice < 0.75:
        _settle(world, seat)
    elif dice < 0.95:
        other = world.luck.choice([one for one in world.seats if one is not seat])
        _exchange(world, seat, other)
    elif len(world.seats) == len(SEATS):
        _clone(world, seat)


def _events(seat: Bench) -> list[Event]:
    ids = seat.room.ask(BoardIds(BoardQuery(view="all", sort="number"), seat.clock.moment)).ids
    rows = tuple(int.from_bytes(ids[n : n + 4], "little") for n in range(0, len(ids), 4))
    return [seat.room.ask(EventDetail(row.id)).event for row in seat.room.ask(BoardRows(rows))]


def _deed(world: World, seat: Bench) -> None:
    luck, events = world.luck, _events(seat)
    if not events or luck.random() < 0.05:
        seat.registered()
        return
    event = luck.choice(events[:4])
    open_here = sorted(OPEN_VERBS[event.state.value] - _NEVER)
    leading = [verb for verb in _LEADING if verb in open_here]
    for _ in range(4):
        verb = luck.choice(leading if leading and luck.random() < 0.55 else open_here)
        if (verb not in _RARELY or luck.random() < 0.15) and _act(world, seat, verb, event):
            return


def _act(world: World, seat: Bench, verb: str, event: Event) -> bool:
    """Somebody tries; whoever may first does. What the room answers is acknowledged."""
    people = _people(event)
    world.luck.shuffle(people)
    form = _form(world, seat, verb, event)
    for person in people:
        try:
            changes = seat.act(verb, event.id, by=person, **form)
        except RoomError:
            world.census.counts["refused"] += 1
            continue
        world.acknowledged.update(changes.entries)
        world.census.counts["deeds"] += 1
        return True
    return False


def _people(event: Event) -> list[str]:
    units = [lead.office for lead in (event.lead, *event.rivals, *event.coops) if lead is not None]
    return [
        LEADER,
        INTAKE,
        COMMAND,
        DEPUTY,
        DIRECTOR,
        *(f"t-{u}-{who}" for u in units for who in ("head", "staff")),
    ]


def _form(world: World, seat: Bench, verb: str, event: Event) -> dict[str, Any]:
    luck, now = world.luck, seat.clock.moment
    others = [one.id for one in _events(seat)[:4] if one.id != event.id] if verb == "merge" else []
    form = dict(examples(now, other=luck.choice(others) if others else ""))[verb]
    office = luck.choice((OFFICE, OTHER, TEAM))
    if verb == "withdraw":
        form = {"target": luck.choice(event.heads)}
    changed = {
        "dispatch": {"lead_office": office},
        "reassign": {"new_office": office},
        "note": {"text": f"备注{now}"},
    }
    return {**form, **changed.get(verb, {})}


def _swept(world: World, seat: Bench) -> None:
    before = {entry.hash for entry in store_of(seat).export_entries()}
    sweep(seat.room)
    entries = [entry for entry in store_of(seat).export_entries() if entry.hash not in before]
    world.acknowledged.update(entry.hash for entry in entries)
    world.census.counts["sweeps"] += 1
    world.census.counts["urges"] += len(entries)


def _settle(world: World, seat: Bench) -> None:
    torn = [event for event in _events(seat) if event.in_conflict]
    if not torn:
        _deed(world, seat)
        return
    event = world.luck.choice(torn)
    conflict = world.luck.choice([c for c in event.conflicts if not c.settled])
    keep = world.luck.choice((conflict.first, conflict.second))
    by = world.luck.choice((LEADER, DEPUTY, COMMAND))
    changes = seat.act("settle", event.id, by=by, conflict=conflict.id, keep=keep, reason="现场核定")
    world.acknowledged.update(changes.entries)
    world.settled.add((event.id, conflict.id))
    world.census.counts["settled"] += 1


def _exchange(world: World, giver: Bench, taker: Bench) -> None:
    """Some of what one has, shuffled, with repeats, in a few pieces."""
    luck = world.luck
    share = luck.choice((0.5, 0.9, 1.0, 1.0))
    entries = [entry for entry in store_of(giver).export_entries() if luck.random() < share]
    repeats = luck.sample(entries, min(len(entries), luck.randrange(1, 9)))
    entries += repeats
    if luck.random() < 0.7:
        luck.shuffle(entries)
    pieces = luck.randrange(1, 4)
    for piece in range(pieces):
        store_of(taker).receive(entries[piece::pieces])
    world.census.counts["exchanges"] += 1
    world.census.counts["repeats"] += len(repeats)


def _clone(world: World, seat: Bench) -> None:
    """Somebody copies the seat's disk: two programs now write one stream."""
    copy = store_of(seat).backup(world.folder / "clone")
    copy.rename(copy.with_name(STORE))
    world.open(world.folder / "clone", world.luck.choice(SKEWS))
    world.census.counts["clones"] += 1


def _unite(world: World) -> None:
    """Everybody gives everything to everybody, until nobody learns anything new."""
    moved = True
    while moved:
        moved = False
        for giver in world.seats:
            for taker in world.seats:
                if giver is not taker:
                    entries = list(store_of(giver).export_entries())
                    world.luck.shuffle(entries)
                    moved |= bool(store_of(taker).receive(entries))


# --- what must be true ----------------------------------------------------------------------------------------


def _judge(world: World) -> None:
    verified = [store_of(seat).verify() for seat in world.seats]
    for found in verified:
        _need(not found.problems, f"damaged: {found.problems[:2]}")
    _need(len({found.digest for found in verified}) == 1, "digests differ")
    entries = store_of(world.seats[0]).export_entries()
    missing = world.acknowledged - {entry.hash for entry in entries}
    _need(not missing, f"{len(missing)} acknowledged entries are missing")
    places = Counter((entry.stream, entry.seq) for entry in entries)
    world.census.counts["forks"] += sum(1 for count in places.values() if count > 1)
    _need_honest_stamps(world, entries)
    by_event: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.kind == "event":
            by_event[entry.subject].append(entry)
    for subject, own in by_event.items():
        _judge_event(world, world.seats[-1].room.ask(EventDetail(subject)).event, own)


def _judge_event(world: World, event: Event, entries: list[Entry]) -> None:
    facts = timeline(entries)
    _need_causes_first(facts)
    _need_one_reminder(world, facts)
    named = {frozenset((c.first, c.second)): c for c in event.conflicts}
    _need(len(named) == len(event.conflicts), "a conflict is listed twice")
    world.census.counts["conflicts"] += len(named)
    world.census.counts["withdrawn"] += sum(fact.withdrawn for fact in facts)
    losers = {fact.entry.hash for fact in facts if fact.effect == "conflict"}
    world.census.counts["waiting"] += len(losers - {h for pair in named for h in pair})
    for subject, conflict in world.settled:
        still = [c for c in event.conflicts if subject == event.id and c.id == conflict]
        _need(all(c.settled for c in still), "a settled conflict is open again")
    try:
        found = conflicts(entries, {fact.entry.hash: not fact.effect for fact in facts})
    except UndecidedError:
        world.census.counts["undecided"] += 1
        return
    _need(set(named) == found.pairs, f"conflicts: {len(named)} here, {len(found.pairs)} by the rule")
    kept = {pair: c.kept for pair, c in named.items() if c.settled}
    _need(kept == found.settled, "other conflicts are settled than the rule says")


def _need_causes_first(facts: tuple[TimelineFact, ...]) -> None:
    placed: set[str] = set()
    hashes = {fact.entry.hash for fact in facts}
    for fact in facts:
        _need(all(p in placed for p in fact.entry.after if p in hashes), "an effect stands before its cause")
        placed.add(fact.entry.hash)


def _need_one_reminder(world: World, facts: tuple[TimelineFact, ...]) -> None:
    """Each lamp of each run of each clock reminds each addressee once."""
    effective: Counter[tuple[str, ...]] = Counter()
    given: Counter[tuple[str, ...]] = Counter()
    for fact in facts:
        read = read_deed(fact.entry) if fact.entry.actor == "system" else None
        if read is None or not isinstance(read[0], OfTimer):
            continue
        deed = read[0]
        run = (
            fact.entry.verb,
            deed.timer,
            deed.unit,
            deed.phase,
            str(deed.epoch),
            deed.lamp,
            str(getattr(deed, "to", "")),
        )
        given[run] += 1
        effective[run] += not fact.effect
    world.census.counts["urges_twice"] += sum(1 for count in given.values() if count > 1)
    _need(all(count <= 1 for count in effective.values()), "the machine reminded twice of one level")


def _need_honest_stamps(world: World, entries: tuple[Entry, ...]) -> None:
    """No seat was drawn further ahead by another's wrong clock than five minutes."""
    for place, letter in enumerate(SEATS):
        mine = [e for e in entries if e.stream.split("/")[-1].startswith(f"{letter}.") and e.kind == "event"]
        own = [self_ for seat, self_ in zip(world.seats, world.latest, strict=True)
               if seat.room.ask(RoomFacts()).seat == letter]  # fmt: skip
        limit = millis(max(own, default=world.latest[place]) + CLOCK_CAP)
        ahead = [e for e in mine if e.hlc >> HLC_COUNTER_BITS > limit]
        _need(not ahead, f"{len(ahead)} stamps of {letter} were dragged ahead")


def _need(held: bool, said: str) -> None:
    if not held:
        raise Mismatch(said)
