"""A store filled in bulk: each deed decided and folded by the domain, everything written below the ORM.

Two seats of one room work through the same ten years, each in a process of its own with a stream of its own. An event
stays in memory as long as it lives; its row, clocks, snapshot and words are made once, at its end.
"""

from __future__ import annotations

import gc
import heapq
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import Any

from msgspec import Raw

from commandroom.domain import ids
from commandroom.domain.event.deciding import decide
from commandroom.domain.event.deed import IMPORT, SYSTEM, Actor, Body, Context
from commandroom.domain.event.fold import advance
from commandroom.domain.event.lifecycle import VERBS
from commandroom.domain.event.state import Event, Sealed, State
from commandroom.domain.ids import EventId
from commandroom.domain.journal import Entry, Wire, derived_id, encode, millis, tick, write
from commandroom.domain.time.moments import local as township_time
from commandroom.entrypoints.opening import shipped
from commandroom.interop.demo import demo_texts, demo_township
from commandroom.store import journal, sealing, setaside
from commandroom.store.engine import Database
from commandroom.store.gathering import Gathered
from commandroom.store.journal import KIND_EVENT, Tail
from commandroom.store.keptreference import ReferenceCache
from commandroom.store.local import Seat
from commandroom.store.reference import Reference
from tests.bench.deeds import Arrival, Life, Step, Stories

YEARS = timedelta(days=3650)
SEATS = ("A", "B")
CHUNK = 3000
COURSES = ("full", "spot", "import", "slow", "extended", "suspended", "returned", "rework")
COURSE_SHARES = (38, 28, 23, 6, 2, 1, 1, 1)
STATES = (
    *((State.IN_PROGRESS, "slow", 0.4), (State.SUSPENDED, "slow", 0.12), (State.PENDING_ACCEPT, "import", 0.1)),
    *((State.PENDING_ACCEPT, "full", 0.05), (State.PENDING_TRIAGE, "full", 0.04), (State.PENDING_DISPATCH, "full", 0.04)),
    *((State.PENDING_SIGN, "full", 0.06), (State.PENDING_VERIFY, "full", 0.06), (State.PENDING_CALLBACK, "full", 0.04)),
    *((State.PENDING_CLOSE, "full", 0.04), (State.RETURN_PENDING, "full", 0.02), (State.ESCALATED, "slow", 0.03)),
)  # fmt: skip
OPEN_MOST, OPEN_SHARE = 5000, 20
LYING = {
    State.IN_PROGRESS: 4.0,
    State.SUSPENDED: 18.0,
    State.ESCALATED: 1.5,
    State.PENDING_SIGN: 2.4,
    State.RETURN_PENDING: 3.0,
    State.PENDING_VERIFY: 4.5,
    State.PENDING_CALLBACK: 4.5,
    State.PENDING_CLOSE: 4.5,
}
LYING_DAYS = 1.9
# The story ends on a Sunday: what came in since Friday evening is green, what was left since last week is red, and
# what has five working days from last Monday on is yellow.
FORGOTTEN_SHARE, FORGOTTEN_DAYS = 0.03, (5.0, 9.0)
NEARLY_SHARE, NEARLY_DAYS = 0.2, (6.4, 8.0)
HOURS = (1, 1, 1, 1, 1, 2, 4, 8, 12, 14, 13, 11, 9, 10, 13, 13, 12, 10, 8, 7, 6, 5, 3, 2)


def arrivals(events: int, end: datetime) -> list[Arrival]:
    """When which event reaches the room: over ten years, by day more than by night, what lies open at the end last."""
    luck = Random(events)  # noqa: S311 - the same lives each time
    begin = end - YEARS
    held = min(OPEN_MOST, events // OPEN_SHARE)
    found: list[tuple[datetime, str, State | None]] = []
    for n in range(events - held):
        day = begin + YEARS * (n / (events - held))
        hour = luck.choices(range(24), HOURS)[0]
        midnight = day.replace(hour=16, minute=0, second=0) - timedelta(days=1)  # of the township
        at = midnight + timedelta(hours=hour, seconds=luck.randrange(3600))
        found.append((min(at, end - timedelta(hours=1)), luck.choices(COURSES, COURSE_SHARES)[0], None))
    for n in range(held):
        state, course, _ = STATES[luck.choices(range(len(STATES)), [share for *_, share in STATES])[0]]
        days = LYING.get(state, LYING_DAYS) if course != "import" else 60.0
        since = days * luck.uniform(0.1, 1.0)
        if state is State.IN_PROGRESS and luck.random() < NEARLY_SHARE:
            since = luck.uniform(*NEARLY_DAYS)
        elif luck.random() < FORGOTTEN_SHARE:
            since = luck.uniform(*FORGOTTEN_DAYS)
        found.append((end - timedelta(days=since, seconds=n % 60), course, state))
    found.sort(key=lambda row: row[0])
    return [Arrival(n, at, course, state) for n, (at, course, state) in enumerate(found)]


@dataclass(slots=True)
class Chunk:
    """What one seat has to write: entries in the order of its stream, caches of events whose life is over, keys."""

    entries: list[tuple[object, ...]] = field(default_factory=list)
    gathered: Gathered = field(default_factory=Gathered)
    keys: list[tuple[str, bytes]] = field(default_factory=list)
    serials: dict[tuple[str, str], int] = field(default_factory=dict)
    stamp: int = 0


class Desk:
    """One seat at work: what a write transaction gives to decisions, without a store behind it."""

    def __init__(self, seat: Seat, tail: Tail, reference: Reference, rows: Iterator[int]) -> None:
        self._seat, self._tail, self._rows = seat, tail, rows
        self._luck = Random(seat.letter)  # noqa: S311 - practice data
        self._serials: dict[tuple[str, str], int] = {}
        self._reference = reference
        self._actors: dict[str, Actor] = {SYSTEM.id: SYSTEM, IMPORT.id: IMPORT}
        self._personal: dict[str, dict[str, str]] = {}
        self.chunk = Chunk()

    # --- supply --------------------------------------------------------------------------------------------------

    def _count(self, kind: str, period: str) -> int:
        number = self._serials[kind, period] = self._serials.get((kind, period), 0) + 1
        return number

    def event_number(self, at: datetime) -> str:
        """The next number of the day."""
        day = township_time(at).strftime("%Y%m%d")
        return ids.event_number(
            township=self._seat.township, day=day, seat=self._seat.letter, serial=self._count("event", day)
        )

    def serial(self, kind: str, at: datetime) -> str:
        """The next serial of papers of a kind."""
        year = township_time(at).strftime("%Y")
        return f"{kind}〔{year}〕{self._seat.letter}{self._count(kind, year)}号"

    def new_id(self) -> str:
        """An id in the order of the stream's stamps."""
        return ids.uuid7(millis=self._tail.hlc >> 16, random=self._luck.getrandbits(74))

    def open_jobs(self, person: str) -> int:
        """Nobody is sent by name in these stories."""
        raise AssertionError(person)

    def open_critical(self, person: str) -> int:
        """Nor is this asked."""
        raise AssertionError(person)

    def playbook(self, code: str, at: datetime) -> None:
        """No matter of these stories names one."""
        raise AssertionError(code, at)

    def seal(self, event: EventId, personal: dict[str, str], *, onto: Event | None = None) -> Sealed:
        """Sealed under a fresh key."""
        assert onto is None
        key = sealing.new_key(self._seat.suite, self._luck.randbytes)
        self.chunk.keys.append((event, key))
        self._personal[event] = personal
        nonce = self._luck.randbytes(sealing.NONCE_BYTES)
        return sealing.seal(personal, key=key, suite=self._seat.suite, event=event, nonce=nonce)

    # --- deeds ---------------------------------------------------------------------------------------------------

    def perform(self, event: Event | None, step: Step, subject: str = "") -> Event:
        """One deed, decided on the event as it is and folded onto it."""
        verb = VERBS[step.verb]
        known = event or Event(id=EventId(subject))
        context = Context(
            now=step.at, actor=self._actor(step.actor), policy=self._reference.policy,
            clockwork=self._reference.clockwork, people=self._reference.people, supply=self, others=lambda _: None,
        )  # fmt: skip
        for draft in decide(known, verb, step.deed, context):
            body = Body(deed=Raw(encode(draft.deed.stored())), decision=draft.decision)
            entry = self._entry(event, draft.subject, draft.verb, encode(body), step)
            event = advance(event, entry)
        assert event is not None
        return event

    def _actor(self, ref: str) -> Actor:
        found = self._actors.get(ref)
        if found is None:
            known = self._reference.people.actor(ref)
            assert known is not None, ref
            found = self._actors[ref] = known
        return found

    def _entry(self, event: Event | None, subject: str, verb: str, body: Raw, step: Step) -> Entry:
        tail, stamp = self._tail, tick(self._tail.hlc, step.at)
        entry = write(
            Wire(
                suite=self._seat.suite, stream=self._seat.stream, seq=tail.seq + 1, prev=tail.hash,
                id=ids.uuid7(millis=stamp >> 16, random=self._luck.getrandbits(74)), kind=KIND_EVENT, subject=subject,
                after=event.heads if event is not None else (), hlc=stamp, wall=millis(step.at), actor=step.actor,
                verb=verb, body=body,
            )
        )  # fmt: skip
        self._tail = Tail(entry.seq, entry.hash, entry.hlc)
        self.chunk.entries.append(journal.columns(entry))
        return entry

    def put_away(self, row: int, event: Event) -> None:
        """The life is over, or its time: the caches of the event as it is now."""
        personal = self._personal.pop(event.id, None)
        tokens = sealing.tokens(personal, self._seat.search_key) if personal else ()
        self.chunk.gathered.add(row, event, tokens)

    def handed_over(self) -> Chunk:
        """What was gathered, to be written."""
        done, self.chunk = self.chunk, Chunk()
        done.gathered.sort()
        done.serials, done.stamp = dict(self._serials), self._tail.hlc
        return done

    # --- ten years -----------------------------------------------------------------------------------------------

    def work(self, stories: Stories, expected: list[Arrival], end: datetime) -> Iterator[Chunk]:
        """All lives in the order of time, chunk after chunk."""
        waiting: list[tuple[datetime, int, Life, Step, int, Event | None]] = []
        coming = iter(expected)
        arrival = next(coming, None)
        while arrival is not None or waiting:
            while arrival is not None and (not waiting or arrival.at <= waiting[0][0]):
                life = stories.life(arrival)
                step = next(life)
                heapq.heappush(waiting, (step.at, arrival.index, life, step, next(self._rows), None))
                arrival = next(coming, None)
            at, index, life, step, row, event = heapq.heappop(waiting)
            if at <= end:
                try:
                    event = self.perform(event, step, self._subject(step, index) if event is None else "")
                    step = life.send(event)
                except StopIteration:
                    assert event is not None
                    self.put_away(row, event)
                else:
                    heapq.heappush(waiting, (step.at, index, life, step, row, event))
            elif event is not None:
                self.put_away(row, event)
            if len(self.chunk.gathered) >= CHUNK:
                yield self.handed_over()
        yield self.handed_over()

    def _subject(self, step: Step, index: int) -> str:
        if step.verb == "import":
            return derived_id(self._seat.room, "import", str(index))
        return ids.uuid7(millis=millis(step.at), random=self._luck.getrandbits(74))


# --- two processes ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Order:
    """What a process needs to know: the file with the roster, its seat and where its stream ends, how much, until when."""

    path: Path
    seat: Seat
    tail: Tail
    place: int
    events: int
    end: datetime


def stories_of(reference: Reference, end: datetime) -> Stories:
    """The stories of the fictitious township, led by the units whose heads are on the roster."""
    people = reference.people
    heads = {}
    for category in reference.policy.catalogue.categories:
        unit = people.unit(category.lead_office)
        if unit and f"t-{unit}-head" in people.persons:
            heads[category.lead_office] = f"t-{unit}-head"
    return Stories(demo_township(end.date()), demo_texts(), dict(reference.policy.catalogue.by_code), heads)


def _told(order: Order, pipe: Any) -> None:
    """The work of one process."""
    gc.disable()  # nothing here goes in circles, and many thousand events live at a time
    connection = Database(order.path).connect()
    reference = ReferenceCache(shipped()).at(connection)
    connection.close()
    rows = iter(range(order.place + 1, order.events + len(SEATS) + 1, len(SEATS)))
    desk = Desk(order.seat, order.tail, reference, rows)
    mine = arrivals(order.events, order.end)[order.place :: len(SEATS)]
    pipe.send(Chunk())  # the file was read; it may be locked now
    for chunk in desk.work(stories_of(reference, order.end), mine, order.end):
        pipe.send(chunk)
    pipe.send(None)
    pipe.close()


Running = list[tuple[Order, Any, Any]]


def started(orders: list[Order]) -> Running:
    """The seats at work, each in a process of its own that has read the file."""
    spawn = get_context("spawn")
    running: Running = []
    for order in orders:
        ours, theirs = spawn.Pipe(duplex=False)
        process = spawn.Process(target=_told, args=(order, theirs), daemon=True)
        process.start()
        theirs.close()
        running.append((order, ours, process))
    for _, ours, _ in running:
        ours.recv()
    return running


def chunks(running: Running) -> Iterator[tuple[Order, Chunk]]:
    """What the seats make, in turn."""
    while running:
        for row in tuple(running):
            order, ours, process = row
            chunk = ours.recv()
            if chunk is None:
                process.join()
                running.remove(row)
            else:
                yield order, chunk


# --- into the file ---------------------------------------------------------------------------------------------------

_QUICK = (
    "journal_mode=OFF",
    "synchronous=OFF",
    "locking_mode=EXCLUSIVE",
    "cache_size=-524288",
    "secure_delete=OFF",
)
ENTRY = "INSERT INTO entry (hash, stream, seq, id, kind, subject, hlc, verb, raw) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_INDEX_BYTES = 64 << 20


def fill(path: Path, orders: list[Order]) -> dict[str, int]:
    """Write what the seats make into a store that was founded; a file that is broken off here is no store any more."""
    running = started(orders)
    connection = Database(path).connect()
    for pragma in _QUICK:
        connection.execute(f"PRAGMA {pragma}")
    aside = setaside.take(connection, ("entry", *setaside.CACHES))
    connection.execute("INSERT INTO search (search, rank) VALUES ('hashsize', ?)", (_INDEX_BYTES,))
    connection.execute("BEGIN IMMEDIATE")
    last: dict[str, Chunk] = {}
    for order, chunk in chunks(running):
        connection.executemany(ENTRY, chunk.entries)
        chunk.gathered.write(connection)
        connection.executemany("INSERT INTO event_key (event, key) VALUES (?, ?)", chunk.keys)
        last[order.seat.letter] = chunk
    _settle(connection, orders, last)
    setaside.put_back(connection, aside)
    connection.execute("COMMIT")
    connection.execute("INSERT INTO search (search, rank) VALUES ('hashsize', 1048576)")
    connection.execute("INSERT INTO search (search) VALUES ('optimize')")
    connection.execute("PRAGMA journal_mode=WAL")
    count = {
        table: int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608
        for table in ("entry", "event", "timer")
    }
    connection.close()
    return count


def _settle(connection: Any, orders: list[Order], last: dict[str, Chunk]) -> None:
    """Where this seat's numbers and stamps have come to."""
    own = orders[0].seat.letter
    rows = [(kind, period, number) for (kind, period), number in last[own].serials.items()]
    connection.executemany("INSERT OR REPLACE INTO serial (kind, period, last) VALUES (?, ?, ?)", rows)
    stamp = max(chunk.stamp for chunk in last.values())
    connection.execute("INSERT OR REPLACE INTO local (key, value) VALUES ('stamp', ?)", (str(stamp),))


def summary(path: Path) -> str:
    """What the store holds, as a line of JSON."""
    connection = Database(path).connect()
    states = dict(connection.execute("SELECT state, count(*) FROM event GROUP BY state").fetchall())
    connection.close()
    return json.dumps(states)
