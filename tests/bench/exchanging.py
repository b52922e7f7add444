"""The exchange with a real centre over TLS on loopback: push and pull of a long stream, nothing to do, a fresh seat.

Beside PouchDB with its own server, fed with as many documents of as many bytes in the same run, and beside a bare
`executemany` of the same entries in batches with a commit each.
"""

from __future__ import annotations

import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

from commandroom.base.clock import SystemClock, stopwatch
from commandroom.center.store.engine import POSTGRESQL
from commandroom.domain import ids
from commandroom.domain.exchange.asking import Outcome, exchange
from commandroom.domain.exchange.messages import Hello
from commandroom.domain.journal import Entry, Wire, encode, millis, write
from commandroom.entrypoints.benches import Result
from commandroom.entrypoints.exchange.home import HomeExchanging
from commandroom.entrypoints.exchange.late import LateExchanging
from commandroom.entrypoints.newseat import new_seat
from commandroom.entrypoints.opening import Start, create_room, open_room
from commandroom.jobs.scheduler import share_fairly
from commandroom.store import journal
from commandroom.store.seat_store import SeatStore
from commandroom.sync.running import run
from commandroom.usecases.commands import Act
from commandroom.usecases.room import Room
from tests.bench.databases import kind_of, makers
from tests.bench.peers import AbsentError, Pouch, pouch
from tests.journeys.centre import Running, serving

TOWN, COUNTY = "330299104", "330299"
BATCH = 1000
EVENT_ENTRIES = 6
NO_OP_MS, NO_OP_BYTES = 20.0, 5000.0
CLICK_MS = 20.0
GROWTH_MB = 60.0
SEEN_SECONDS, DEEDS = 1.0, 40
LEADER = "t-shift_leader"
ROUNDS = 3
PEERS = {"push": "push", "pull": "pull", "folded": "pull"}
NAMES = {"push": "push", "pull": "pull", "folded": "pull_folded"}
FORM = {"source": "CALL", "title": "路灯不亮", "text": "路灯三天不亮", "location": "人民路", "category": "0910",
        "occurred_at": "2026-03-09 19:00", "reported_at": "2026-03-10 08:55"}  # fmt: skip


class Beside(NamedTuple):
    """What is exchanged, and how many entries a second a bare `executemany` writes of it."""

    entries: list[Entry]
    bare: float


class Round(NamedTuple):
    """Entries a second, pushed, pulled, and pulled with their folding; and of the peer just before, where there is one."""

    push: float
    pull: float
    folded: float
    peer: Pouch | None


def exchanging(build: Path, events: int) -> Iterator[Result]:
    """As many entries as `events`, with a centre on its own file, then with one on PostgreSQL: each some times beside the peer.

    The peer and the machine swing by a fifth: of the rounds the middle one is told, by its ratio.
    """
    build.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=build) as name:
        entries = list(_stream(events))
        size = sum(len(entry.raw) for entry in entries) // events
        beside = Beside(entries, _bare(Path(name) / "bare.db", entries))
        for empty in makers():
            rounds: list[Round] = []
            db = ""
            for turn in range(ROUNDS):
                peer, db = _peer(build, events, size), empty()
                folder = Path(name) / f"{kind_of(db)}-{turn}"
                with serving(folder / "centre", name="县中心", code=COUNTY, db=db) as centre:
                    whole = not db and not turn
                    yield from _measured(folder, centre, beside, peer, rounds, whole=whole)
            yield from _middle(rounds, beside, f"_{POSTGRESQL}" if db else "")


def _measured(
    folder: Path, centre: Running, beside: Beside, peer: Pouch | None, rounds: list[Round], *, whole: bool
) -> Iterator[Result]:
    """One round; the `whole` of it with all that is measured once."""
    count = len(beside.entries)
    room = _founded(folder / "a", centre)
    if whole:
        yield from _heard(folder / "c", centre, room)
    pushed = _pushed(room, beside.entries)
    if whole:
        yield from _nothing(_home(room), count, peer)
    second, taken, folded, grown = _fresh_seat(folder / "b", centre)
    rounds.append(Round(pushed, count / taken, count / folded, peer))
    if whole:
        yield Result(f"exchange_pull_memory_{count}", grown, "MB", GROWTH_MB, must=1.0)
        other = open_room(folder / "c", clock=SystemClock())
        yield from _clicks(other, count)
        other.store.close()
    second.store.close()
    room.store.close()


def _heard(folder: Path, centre: Running, room: Room) -> Iterator[Result]:
    other, _ = new_seat(folder, centre.url, centre.invite(TOWN, "C"), clock=SystemClock())
    _home(room).now()
    yield from _seen(room, other)
    other.store.close()  # who listens no more exchanges no more: that desk was closed


def _middle(rounds: Sequence[Round], beside: Beside, database: str) -> Iterator[Result]:
    """The round in the middle, of each rate by its own ratio."""
    count = len(beside.entries)
    for name, least in (("push", 10.0), ("pull", 10.0), ("folded", 3.0)):
        pairs = [(getattr(one, name), getattr(one.peer, PEERS[name]) if one.peer else 0.0) for one in rounds]
        ours, theirs = sorted(pairs, key=lambda pair: pair[0] / (pair[1] or 1.0))[len(pairs) // 2]
        told = f"exchange_{NAMES[name]}_{count}{database}"
        if theirs:
            yield Result(told, ours, "entries/s", theirs, must=least, is_rate=True)
            for turn, (mine, other) in enumerate(pairs, 1):
                yield Result(f"{told}_round_{turn}", mine, "entries/s", other)
        if name != "folded":
            yield Result(f"{told}_beside_bare", ours, "entries/s", beside.bare, must=0.25, is_rate=True)


def _founded(folder: Path, centre: Running) -> Room:
    """The room's first seat, which has exchanged once."""
    room = create_room(folder, Start("临溪镇", TOWN, practice=True))
    home = _home(room)
    home.join(centre.url, centre.invite(TOWN, "A"))
    home.now()
    return room


def _pushed(room: Room, entries: list[Entry]) -> float:
    _hold(room, entries)
    return _rate(len(entries), _home(room).now)


def _home(room: Room) -> HomeExchanging:
    assert isinstance(room.exchanging, LateExchanging)
    return room.exchanging.home()


def _stream(count: int) -> Iterator[Entry]:
    """What seat A wrote in a later life: chained, six entries an event, of events that begin with a registration."""
    luck, at = Random(4), millis(SystemClock().now() - timedelta(days=30))  # noqa: S311 - ids, not keys
    prev, deed = "", {"text": "已到现场，正在处置。"}
    body = encode({"deed": deed, "decision": {}})
    seen = ""
    for n in range(count):
        event, place = divmod(n, EVENT_ENTRIES)
        subject = ids.uuid7(millis=at + event, random=event)
        entry = write(
            Wire(
                stream=f"{TOWN}/A.2", seq=n + 1, prev=prev, id=ids.uuid7(millis=at + n, random=luck.getrandbits(74)),
                kind="event", subject=subject, after=(seen,) if place else (), hlc=(at + n) << 16, wall=at + n, actor="p",
                verb="note", body=body,
            )
        )  # fmt: skip
        prev = seen = entry.hash
        yield entry


def _hold(room: Room, entries: list[Entry]) -> None:
    store = room.store
    assert isinstance(store, SeatStore)
    for start in range(0, len(entries), 20_000):
        with store.database.writing() as connection:
            journal.insert(connection, entries[start : start + 20_000])


def _bare(file: Path, entries: list[Entry]) -> float:
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(str(file), isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE entry (hash TEXT PRIMARY KEY, stream TEXT, seq INTEGER, raw BLOB)")

    def work() -> None:
        for start in range(0, len(entries), BATCH):
            connection.execute("BEGIN IMMEDIATE")
            rows = [(e.hash, e.stream, e.seq, e.raw) for e in entries[start : start + BATCH]]
            connection.executemany("INSERT INTO entry VALUES (?, ?, ?, ?)", rows)
            connection.execute("COMMIT")

    found = _rate(len(entries), work)
    connection.close()
    return found


def _rate(count: int, work: Callable[[], object]) -> float:
    begun = stopwatch()
    work()
    return count / (stopwatch() - begun)


def _peer(build: Path, count: int, size: int) -> Pouch | None:
    try:
        return pouch(build, docs=count, size=size)
    except AbsentError as error:
        sys.stderr.write(f"exchange: no peer, {error}\n")
        return None


def _nothing(home: HomeExchanging, count: int, peer: Pouch | None) -> Iterator[Result]:
    """An exchange with nothing to do, on an open line: time and bytes."""
    exchanger = home._exchanger
    (facts,) = exchanger.peers()
    line = exchanger.line(facts, 600.0)
    disk = exchanger.disk(facts)
    assert isinstance(line.hello(), Hello)
    run(exchange(), disk, line)
    taken: list[float] = []
    moved = 0
    for _ in range(15):
        before = line.sent + line.received
        begun = stopwatch()
        outcome: Outcome = run(exchange(), disk, line)
        taken.append((stopwatch() - begun) * 1000)
        moved = line.sent + line.received - before
        assert outcome.same
        assert outcome.rounds == 1
    line.close()
    middle = sorted(taken)[len(taken) // 2]
    yield Result(f"exchange_nothing_{count}", middle, "ms", NO_OP_MS, must=1.0)
    yield Result(f"exchange_nothing_bytes_{count}", moved, "bytes", NO_OP_BYTES, must=1.0)
    if peer:
        yield Result(f"exchange_nothing_beside_peer_{count}", middle, "ms", peer.nothing)


def _fresh_seat(home: Path, centre: Running) -> tuple[Room, float, float, float]:
    """Seconds until all entries are on the disk, until they are folded, and the megabytes that it took at most.

    Counted from the moment at which the seat has joined and its file stands: the peer's clock begins there too.
    """
    before = _held_mb()
    with _watched(home / "room.db") as seen:
        room, _ = new_seat(home, centre.url, centre.invite(TOWN, "B"), clock=SystemClock())
        folded = stopwatch()
    founded, stored = seen
    return room, stored - founded, folded - founded, _most_mb() - before


@contextmanager
def _watched(file: Path) -> Iterator[list[float]]:
    """When the journal was seen with an entry in it for the first time, and when it grew for the last time."""
    from sqlcipher3 import dbapi2

    ends, seen, held = threading.Event(), [0.0, 0.0], 0

    def look() -> None:
        nonlocal held
        connection = None
        while not ends.wait(0.02):
            try:  # one connection, once there is something to see: to open one reads the whole shape of the file
                connection = connection or dbapi2.connect(f"file:{file}?mode=ro", uri=True)
                count = connection.execute("SELECT max(n) FROM entry").fetchone()[0] or 0
            except dbapi2.Error:
                count = 0
            if count != held:
                seen[0 if not held else 1], held = stopwatch(), count
            if not held and connection is not None:
                connection.close()
                connection = None
        if connection is not None:
            connection.close()

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    try:
        yield seen
    finally:
        ends.set()
        thread.join()


def _held_mb() -> float:
    return _status("VmRSS")


def _most_mb() -> float:
    return _status("VmHWM")


def _status(name: str) -> float:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(name))


def _seen(room: Room, other: Room) -> Iterator[Result]:
    """From a click at one seat to the other seat's desk hearing of it, both as desks run: pushing and listening."""
    first, second = _home(room), _home(other)
    heard = threading.Event()
    other.listen(lambda changes: heard.set() if changes.events else None)
    second.push()
    second.listen(on=True)
    time.sleep(1.0)
    taken: list[float] = []
    for _ in range(DEEDS):
        heard.clear()
        begun = stopwatch()
        room.perform(Act("register", data=FORM, actor=LEADER))
        first.push()
        assert heard.wait(10)
        taken.append(stopwatch() - begun)
    second.listen(on=False)
    yield Result("exchange_deed_seen_p95", percentile(taken, 95), "s", SEEN_SECONDS, must=1.0)


def _clicks(room: Room, count: int) -> Iterator[Result]:
    """Clicks at a seat while it takes in everything."""
    number = room.perform(Act("register", data=FORM, actor=LEADER)).number
    ends, taken = threading.Event(), list[float]()

    def click() -> None:
        while not ends.wait(0.03):
            begun = stopwatch()
            room.perform(Act("note", number, {"text": "已联系"}, actor=LEADER))
            taken.append((stopwatch() - begun) * 1000)

    share_fairly()
    _home(room)._exchanger.is_gentle = True  # as at an open desk, which listens
    thread = threading.Thread(target=click)
    thread.start()
    try:
        found = _home(room).now()
    finally:
        ends.set()
        thread.join()
    assert found.pulled >= count, found
    yield Result(f"exchange_clicks_p99_{count}", percentile(taken, 99), "ms", CLICK_MS, must=1.0)


def percentile(values: list[float], share: int) -> float:
    """The value that so many of a hundred do not pass."""
    return sorted(values)[min(len(values) - 1, len(values) * share // 100)]
