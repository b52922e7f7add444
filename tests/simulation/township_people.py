"""What the processes of a township do: a seat that works and exchanges, a centre that serves, and what is asked of the dead.

All of it is the product's own: `center serve` by its command line, the room with its scheduler, `verify`. Around that the
marks are put on (`township_nest`), and, where it is asked for, a planted bug.
"""

from __future__ import annotations

import contextlib
import errno
import importlib
import io
import itertools
import json
import random
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import keyring
from sqlcipher3 import dbapi2

from commandroom.base.clock import SystemClock
from commandroom.domain.errors import RoomError
from commandroom.domain.exchange.effects import LoadSums
from commandroom.domain.exchange.sums import digest
from commandroom.entrypoints.exchange.late import LateExchanging
from commandroom.entrypoints.newseat import new_seat
from commandroom.entrypoints.opening import Start, create_room, open_room
from commandroom.jobs.periodic import seat_scheduler
from commandroom.jobs.scheduler import Scheduler
from commandroom.store.seat_store import SeatStore
from commandroom.usecases.room import Room
from tests.simulation import township_marks as marks
from tests.simulation.disk import Kinds, Watch
from tests.simulation.power import in_manner
from tests.simulation.township_nest import Say
from tests.simulation.township_work import COUNTY_CODE, TOWN, CountyDesk, Seat, SeatClock

CENTRE = "centre"
SEATS = ("A", "B", "C", "D", "E")
COUNTY = "county"
"""A desk of the county: a home of its own, entitled to what is shared with it."""


LOADED = (
    "alembic.command", "uvicorn.lifespan.off", "uvicorn.loops.asyncio", "uvicorn.protocols.http.h11_impl",
    "commandroom.center.app.application", "commandroom.center.serving.jsonlog", "commandroom.center.serving.server",
    "commandroom.entrypoints.cli", "commandroom.entrypoints.newseat", "commandroom.entrypoints.commands.center",
    "commandroom.entrypoints.commands.keeping", "commandroom.entrypoints.exchange.home", "commandroom.jobs.periodic",
    "commandroom.store.verifying", "commandroom.store.writing",
)  # fmt: skip
"""What a process would load by and by."""


def load() -> None:
    """Once, in the nest."""
    for name in LOADED:
        importlib.import_module(name)
    keyring.get_keyring()


# --- the centre -------------------------------------------------------------------------------------------------


def make_centre(asked: dict[str, Any], say: Say) -> None:
    """Found it, and give each seat its code."""
    from commandroom.center.app.application import Center
    from commandroom.center.authority.home import COUNTY, About, CenterHome
    from commandroom.domain.exchange.streams import Role

    home = CenterHome(Path(asked["home"]), SystemClock())
    home.make(About("临溪县中心", COUNTY_CODE, COUNTY, ("127.0.0.1", "localhost"), asked["db"]))
    centre = Center(home, home.store())
    invite = centre.enrolling.invite
    codes = {seat: invite(TOWN, seat, Role.SEAT).code for seat in asked["homes"] if seat != COUNTY}
    if COUNTY in asked["homes"]:
        codes[COUNTY] = invite(COUNTY_CODE, "Z", Role.COUNTY).code
    centre.store.close()
    say("R", codes=codes)


def centre(asked: dict[str, Any], say: Say) -> None:
    """`center serve`."""
    with _watched(asked, say):
        _serve(asked, say)


def _serve(asked: dict[str, Any], say: Say) -> None:
    from commandroom.center.serving import server
    from commandroom.entrypoints.cli import main

    with say.under("start"):
        home = Path(asked["home"])
        _hold(home.parent / f"{say.name}.held", _held_by_centre(home), say)
        marks.at_a_centre(say, planted=asked.get("planted", ""))
    serve: Callable[..., None] = server.serve

    def said(center: Any, home: Any, listen: str, _said: object) -> None:
        serve(center, home, listen, lambda url: say("R", listening=url))

    with patch.object(server, "serve", said):
        main(["--home", asked["home"], "center", "serve", "--listen", f"127.0.0.1:{asked['port']}"])


def _held_by_centre(home: Path) -> list[tuple[str, str]]:
    from sqlalchemy import select

    from commandroom.center.authority.home import CenterHome
    from commandroom.center.store.schema import entry

    store = CenterHome(home, SystemClock()).store()
    try:
        with store.database.reading() as connection:
            return [
                (str(one), str(stream))
                for one, stream in connection.execute(select(entry.c.hash, entry.c.stream))
            ]
    finally:
        store.close()


_ENTRIES = "SELECT hash, stream FROM entry"


def _hold(file: Path, entries: Iterable[tuple[str, str]], say: Say) -> None:
    """Write down what is held: a hash and its stream on each line."""
    file.write_text("\n".join(f"{digest} {stream}" for digest, stream in entries))
    say("H", file=str(file))


@contextmanager
def _watched(asked: dict[str, Any], say: Say) -> Iterator[None]:
    """Where the disk is watched: write down what reaches it, and let it be full when that is said."""
    if not asked.get("log") and not asked.get("fills"):
        yield
        return
    watch = Watch()
    watch.watch(Path(asked["home"]))
    if asked.get("log"):
        watch.record(Path(asked["log"]))
        say.also = watch.mark
    signal.signal(signal.SIGUSR1, lambda *_: _fill(watch))
    signal.signal(signal.SIGUSR2, lambda *_: _free(watch, say))
    signal.signal(signal.SIGHUP, lambda *_: _written(watch, say))
    with in_manner(asked.get("manner", "")):
        yield
    _written(watch, say)


def _written(watch: Watch, say: Say) -> None:
    """The log of the disk ends here."""
    say.also = None
    watch.record(None)
    say("E")


def _fill(watch: Watch) -> None:
    """The disk is full: no write gets through, and who asks for the room that is left hears that there is none."""
    _NO_ROOM.start()
    watch.fail(1, errno.ENOSPC, kinds=Kinds.WRITE, lasting=True)


def _free(watch: Watch, say: Say) -> None:
    _NO_ROOM.stop()
    say("D", failed=watch.failed)
    watch.fail(0)


_NO_ROOM = patch("shutil.disk_usage", lambda _path: SimpleNamespace(total=1 << 30, used=1 << 30, free=0))


# --- a seat -----------------------------------------------------------------------------------------------------


def found_seat(asked: dict[str, Any], say: Say) -> None:
    """The first seat founds the room and joins, so does the county's desk; another becomes a seat by its code."""
    home, clock = Path(asked["home"]), SystemClock()
    start = Start(name="练习镇", code=TOWN, seat="A", practice=True)
    if asked["seat"] == COUNTY:
        start = Start(name="临溪县", code=COUNTY_CODE, kind="county", seat="Z", practice=True)
    if asked["seat"] in {SEATS[0], COUNTY}:
        room = create_room(home, start, clock=clock)
        _exchanging(room).join(asked["url"], asked["code"])
        done = _exchanging(room).now()
        assert not done.faults, done
    else:
        room, _ = new_seat(home, asked["url"], asked["code"], clock=clock)
    _store(room).close()
    say("R", seat=asked["seat"])


def exchange(asked: dict[str, Any], say: Say) -> None:
    """Open the home and exchange once."""
    room = open_room(Path(asked["home"]), clock=SystemClock())
    done = _exchanging(room).now()
    _store(room).close()
    say("R", faults=done.faults)


def _store(room: Room) -> SeatStore:
    assert isinstance(room.store, SeatStore)
    return room.store


def _exchanging(room: Room) -> LateExchanging:
    assert isinstance(room.exchanging, LateExchanging)
    return room.exchanging


def seat(asked: dict[str, Any], say: Say) -> None:
    """Open the home, let the scheduler exchange, and do deeds until somebody pulls the plug."""
    ended = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: ended.set())
    with _watched(asked, say):
        luck = random.Random(asked["seed"])  # noqa: S311 - drawing work, not keys
        with say.under("start"):
            worker, scheduler = _opened(asked, say, luck)
        say("R")
        if asked.get("pressed"):
            _exchanging(worker.room).now()
        _work(worker, asked, ended)
        scheduler.stop()
        _store(worker.room).close()


def _opened(asked: dict[str, Any], say: Say, luck: random.Random) -> tuple[Seat, Scheduler]:
    """The seat, and its scheduler, which runs."""
    home, clock = Path(asked["home"]), SeatClock(timedelta(seconds=asked.get("off", 0)))
    room = open_room(home, clock=clock)
    with _store(room).database.reading() as connection:
        _hold(home.parent / f"{say.name}.held", connection.execute(_ENTRIES), say)
    marks.at_a_seat(say, luck, planted=asked.get("planted", ""), twice=asked.get("twice", 0.0))
    scheduler = seat_scheduler(room, clock=SystemClock())
    scheduler.start()
    kind = CountyDesk if say.name == COUNTY else Seat
    return kind(room, clock, home, say, luck), scheduler


def _work(worker: Seat, asked: dict[str, Any], ended: threading.Event) -> None:
    """Deeds, as many as are asked for, or until it is told to end."""
    deeds: int = asked.get("deeds", 1 << 30)
    pause: float = asked.get("pause", 0.1)
    for done in itertools.count():
        if ended.is_set() or 0 < deeds <= done:
            break
        if deeds:
            _tried(worker, worker.say)
        if asked.get("tells", not deeds):
            _told(worker.room, worker.say)
        ended.wait(worker.luck.uniform(0, 2 * pause))


def _tried(worker: Seat, say: Say) -> None:
    """A deed that the disk refuses is refused by its name, and somebody tries again."""
    try:
        worker.work()
    except RoomError as refused:
        say("F", code=refused.code)


def _told(room: Room, say: Say) -> None:
    """How it stands, for who waits until all is quiet: also what the centre says that it holds for this seat."""
    state, home = _exchanging(room).state(), _exchanging(room).home()
    peer, exchanger = home._first(), home._exchanger
    line = exchanger.line(peer, 10.0)
    there = line.wait("?")
    line.close()
    held = exchanger.disk(peer).perform(LoadSums())
    word = digest(held.sums, held.statements)
    troubles = sorted(one.code for one in state.troubles)
    say(
        "S",
        word=word,
        same=there == word,
        to_fold=state.to_fold,
        troubles=troubles,
        waiting=len(state.waiting),
    )


# --- what is asked of who is dead -------------------------------------------------------------------------------


def verify(asked: dict[str, Any], say: Say) -> None:
    """`verify` of a home, and what it holds."""
    from commandroom.entrypoints.cli import main

    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        code = main(["--home", asked["home"], "verify", "--json"])
    found = json.loads(out.getvalue())
    home = Path(asked["home"])
    with contextlib.closing(dbapi2.connect(str(home / "room.db"))) as connection:
        _hold(home.parent / f"{say.name}.held", connection.execute(_ENTRIES), say)
    say(
        "R",
        code=code,
        digest=found["digest"],
        problems=found["problems"][:5],
        incomplete=found["incomplete"][:5],
    )


def hold_centre(asked: dict[str, Any], say: Say) -> None:
    """What the centre holds."""
    home = Path(asked["home"])
    _hold(home.parent / f"{say.name}.held", _held_by_centre(home), say)
    say("R")


PARTS: dict[str, Callable[[dict[str, Any], Say], None]] = {
    "make centre": make_centre,
    "centre": centre,
    "found seat": found_seat,
    "exchange": exchange,
    "seat": seat,
    "verify": verify,
    "hold centre": hold_centre,
}
"""What a process may be."""
