"""How fast this machine is with this home: each figure beside a peer in the same run, on a copy that is thrown away.

What a figure alone says about a machine is little; beside a peer that does the same the plain way it says much. The
medians are of pairs run in turn, so that a machine that slows down slows both.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from commandroom.base.clock import Clock, stopwatch
from commandroom.base.paths import STORE
from commandroom.domain.errors import NotFoundError, WrongUseError

if TYPE_CHECKING:
    from commandroom.domain.time.clockwork import Clockwork
    from commandroom.usecases.room import Room

ROUNDS = 7
FIRST_ROWS = 50
_DEEDS = 5
_ENTRY_BYTES = 600


@dataclass(frozen=True, slots=True)
class Result:
    """A figure beside its peer or limit; `must` is the most that value ÷ peer may be, None where nothing is demanded.

    Of a rate (`is_rate`) it is the least.
    """

    name: str
    value: float
    unit: str
    peer: float
    must: float | None = None
    is_rate: bool = False

    @property
    def ratio(self) -> float:
        """Value ÷ peer."""
        return self.value / self.peer if self.peer else 0.0

    @property
    def ok(self) -> bool:
        """Whether what must hold does."""
        if self.must is None:
            return True
        return self.ratio >= self.must if self.is_rate else self.ratio <= self.must

    def document(self) -> dict[str, Any]:
        """The figures as they are printed for people's machines."""
        return {"name": self.name, "value": round(self.value, 4), "unit": self.unit, "peer": round(self.peer, 4),
                "ratio": round(self.ratio, 4)}  # fmt: skip

    def line(self) -> str:
        """As one JSON document on one line, with what must hold."""
        return json.dumps(self.document() | {"must": self.must, "ok": self.ok}, ensure_ascii=False)


def seconds(work: Callable[[], object]) -> float:
    """How long one run takes."""
    begun = stopwatch()
    work()
    return stopwatch() - begun


def pairs(
    ours: Callable[[], object], peer: Callable[[], object], *, rounds: int = ROUNDS
) -> tuple[float, float]:
    """Medians of both, run in turn."""
    ours(), peer()
    taken = [(seconds(ours), seconds(peer)) for _ in range(rounds)]
    return median(one for one, _ in taken), median(other for _, other in taken)


@dataclass(frozen=True, slots=True)
class Ground:
    """What is measured on: a room that may be written to, and the file it lies in."""

    room: Room
    file: Path
    now: datetime


def due(clockwork: Clockwork) -> Result:
    """A thousand working-day limits, beside counting the same days one by one."""
    start = datetime(2026, 9, 20, 2, 0, tzinfo=UTC)
    moments = [start + timedelta(minutes=n) for n in range(1000)]

    def ours() -> None:
        for moment in moments:
            clockwork.due("15wd", start=moment)

    def peer() -> None:
        for moment in moments:
            day, left = moment.date(), 15
            while left:
                day += timedelta(days=1)
                left -= clockwork.calendar.is_workday(day)

    one, other = pairs(ours, peer)
    return Result("due_15wd_x1000", one * 1000, "ms", other * 1000)


def append(ground: Ground) -> Result:
    """A deed decided, journaled, folded, indexed and committed, beside a bare durable insert of as many bytes."""
    from sqlcipher3 import dbapi2

    from commandroom.usecases.commands import Act

    event, person = _subject(ground), _anybody(ground.room)
    bare = dbapi2.connect(str(ground.file.with_name("bare.db")), isolation_level=None)
    for statement in ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "CREATE TABLE entry (raw BLOB)"):
        bare.execute(statement)

    def ours() -> None:
        for _ in range(_DEEDS):
            ground.room.perform(Act("note", event, {"text": "测速"}, actor=person))

    def peer() -> None:
        for _ in range(_DEEDS):
            bare.execute("INSERT INTO entry VALUES (?)", (bytes(_ENTRY_BYTES),))

    try:
        one, other = pairs(ours, peer)
    finally:
        bare.close()
    return Result("append_deed", one * 1000 / _DEEDS, "ms", other * 1000 / _DEEDS)


def board(ground: Ground) -> Result:
    """The board's first rows with their names, beside fetching all rows and sorting them."""
    from commandroom.usecases.queries import BoardIds, BoardQuery, BoardRows

    def ours() -> None:
        ids = ground.room.ask(BoardIds(BoardQuery(), ground.now, limit=FIRST_ROWS)).ids
        rows = tuple(int.from_bytes(ids[n : n + 4], "little") for n in range(0, len(ids), 4))
        ground.room.ask(BoardRows(rows))

    with _plain(ground) as connection:

        def peer() -> None:
            found = connection.execute("SELECT due, number, title, state, location FROM event").fetchall()
            sorted(found, key=lambda row: row[0] or 0)

        one, other = pairs(ours, peer)
    return Result("board_first_rows", one * 1000, "ms", other * 1000)


def search(ground: Ground) -> Result:
    """Events that hold a word, beside looking through all texts for it."""
    from commandroom.usecases.queries import BoardIds, BoardQuery

    def ours() -> None:
        ground.room.ask(BoardIds(BoardQuery(view="all", text="井盖"), ground.now))

    with _plain(ground) as connection:

        def peer() -> None:
            connection.execute(
                "SELECT count(*) FROM snapshot WHERE CAST(body AS TEXT) LIKE '%井盖%'"
            ).fetchone()

        one, other = pairs(ours, peer)
    return Result("search_two_characters", one * 1000, "ms", other * 1000)


BENCHES: dict[str, Callable[[Ground], Result]] = {
    "due": lambda ground: due(ground.room.store.reference.clockwork()),
    "append": append,
    "board": board,
    "search": search,
}


def measured(room: Room, names: tuple[str, ...], *, clock: Clock) -> Iterator[Result]:
    """The benchmarks of these names, all when none is named, on a copy of the room.

    Raises:
        WrongUseError: `use.bench`: there is no benchmark of that name.
    """
    for name in names:
        if name not in BENCHES:
            raise WrongUseError("use.bench", value=name, known=" ".join(BENCHES))
    from commandroom.entrypoints.opening import open_room

    with tempfile.TemporaryDirectory(prefix="commandroom-bench-") as folder:
        home = Path(folder)
        room.store.backup(home).rename(home / STORE)
        copy = open_room(home, clock=clock)
        try:
            for name in names or BENCHES:
                yield BENCHES[name](Ground(copy, home / STORE, clock.now()))
        finally:
            copy.store.close()


def _plain(ground: Ground) -> Any:
    """A connection that knows nothing of the room but its key."""
    from contextlib import closing

    from commandroom.store.seat_store import SeatStore

    assert isinstance(ground.room.store, SeatStore)  # noqa: S101 - a home's room stands on nothing else
    return closing(ground.room.store.database.connect())


def _anybody(room: Room) -> str:
    """Somebody who may write a remark; it goes into the copy alone."""
    from commandroom.domain.event.lifecycle import VERBS
    from commandroom.usecases.queries import Persons

    roles = VERBS["note"].roles & VERBS["register"].roles
    for row in room.ask(Persons()):
        if roles.intersection(row.person.roles):
            return row.person.id
    raise NotFoundError("person.nobody")


def _subject(ground: Ground) -> str:
    """The newest event; in an empty room one is registered."""
    from commandroom.usecases.commands import Act
    from commandroom.usecases.queries import BoardIds, BoardQuery, BoardRows

    newest = BoardQuery(view="all", sort="registered")
    found = ground.room.ask(BoardIds(newest, ground.now, limit=1)).ids
    if found:
        return ground.room.ask(BoardRows((int.from_bytes(found, "little"),)))[0].id
    at = ground.now.isoformat()
    data = {
        "source": "CALL",
        "title": "测速",
        "text": "测速用",
        "location": "测速",
        "occurred_at": at,
        "reported_at": at,
    }
    return ground.room.perform(Act("register", data=data, actor=_anybody(ground.room))).event
