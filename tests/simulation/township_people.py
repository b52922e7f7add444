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
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import keyring
from sqlcipher3 import dbapi2
from typing_extensions import override

from commandroom.base.clock import FixedClock, SystemClock
from commandroom.domain.errors import RoomError
from commandroom.domain.event.state import State
from commandroom.domain.exchange.effects import LoadSums
from commandroom.domain.exchange.sums import digest
from commandroom.entrypoints.exchange.late import LateExchanging
from commandroom.entrypoints.newseat import new_seat
from commandroom.entrypoints.opening import Start, create_room, open_room
from commandroom.jobs.periodic import seat_scheduler
from commandroom.jobs.scheduler import Scheduler
from commandroom.store.seat_store import SeatStore
from commandroom.usecases.changes import Changes
from commandroom.usecases.queries import BoardIds, BoardQuery
from commandroom.usecases.room import Room
from tests.room import COMMAND, DEPUTY, INTAKE, LEADER, OFFICE, OTHER, Bench
from tests.simulation import township_marks as marks
from tests.simulation.disk import Kinds, Watch
from tests.simulation.power import in_manner
from tests.simulation.township_nest import Say

CENTRE = "centre"
COUNTY_CODE, TOWN = "330299", "330299104"
SEATS = ("A", "B", "C", "D", "E")
NEWEST = 10
"""Seats act at the newest events of the board: so they meet each other."""


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
    codes = {seat: centre.enrolling.invite(TOWN, seat, Role.SEAT).code for seat in asked["seats"]}
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
        _hold(home.parent / f"{say.name}.held", _hashes_of_centre(home), say)
        marks.at_a_centre(say, planted=asked.get("planted", ""))
    serve: Callable[..., None] = server.serve

    def said(center: Any, home: Any, listen: str, _said: object) -> None:
        serve(center, home, listen, lambda url: say("R", listening=url))

    with patch.object(server, "serve", said):
        main(["--home", asked["home"], "center", "serve", "--listen", f"127.0.0.1:{asked['port']}"])


def _hashes_of_centre(home: Path) -> list[str]:
    from sqlalchemy import select

    from commandroom.center.authority.home import CenterHome
    from commandroom.center.store.schema import entry

    store = CenterHome(home, SystemClock()).store()
    try:
        with store.database.reading() as connection:
            return [str(one) for (one,) in connection.execute(select(entry.c.hash))]
    finally:
        store.close()


def _hold(file: Path, hashes: list[str], say: Say) -> None:
    file.write_text("\n".join(hashes))
    say("H", file=str(file), count=len(hashes))


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


class SeatClock(FixedClock):
    """A seat's clock: it runs, and is as wrong as the clock of any PC."""

    def __init__(self, off: timedelta) -> None:
        super().__init__(SystemClock().now() + off)
        self._off = off

    @classmethod
    def right(cls) -> SeatClock:
        """One that is right."""
        return cls(timedelta())

    @override
    def now(self) -> datetime:
        self.moment = SystemClock().now() + self._off
        return self.moment


@dataclass
class Seat(Bench):
    """Somebody at work at a seat: every deed that was acknowledged is told."""

    say: Say
    luck: random.Random

    @override
    def act(self, verb: str, event: str = "", *, by: str = LEADER, **data: Any) -> Changes:
        with self.say.under("deed"):
            changes = super().act(verb, event, by=by, **data)
        self.say.entries("A", list(changes.entries))
        self.clock.now()
        return changes

    def work(self) -> None:
        """One piece of work: something new, or the next step of something that stands on the board."""
        newest = self.room.ask(BoardIds(BoardQuery(), self.room.now(), limit=NEWEST)).ids
        if not newest or self.luck.random() < 0.35:
            self.luck.choice((self.registered, self.accepted, self.dispatched))()
            return
        with contextlib.suppress(RoomError):  # somebody was quicker, here or elsewhere
            self._next(f"#{self.luck.choice(newest)}")

    def _next(self, event: str) -> None:
        state = self.state(event)
        if state is State.PENDING_TRIAGE and self.luck.random() < 0.3:
            self.escalate(event)
            return
        step = _STEPS.get(state) if self.luck.random() < 0.75 else None
        if step is None:
            self.act("note", event, text=f"已联系{self.luck.randrange(100)}")
            return
        step(self, event)


def _dispatched(seat: Seat, event: str) -> None:
    seat.act(
        "dispatch", event, by=COMMAND, lead_office=seat.luck.choice((OFFICE, OTHER)), requirement="到场处置"
    )


def _triaged(seat: Seat, event: str) -> None:
    seat.act("triage", event, by=COMMAND, tier="二级", level="无", lead_office=OFFICE)


_STEPS: dict[State, Callable[[Seat, str], object]] = {
    State.DRAFT: lambda seat, event: seat.act("submit", event, by=INTAKE, category_suggest="0910"),
    State.PENDING_ACCEPT: lambda s, e: s.act("accept", e, by=INTAKE, category="0910", urgency="一般"),
    State.PENDING_TRIAGE: _triaged,
    State.PENDING_DISPATCH: _dispatched,
    State.PENDING_SIGN: lambda seat, event: seat.act("sign", event, by=seat.head(event)),
    State.IN_PROGRESS: lambda seat, event: seat.feed_back(event),
    State.PENDING_VERIFY: lambda s, e: s.act("verify_ok", e, by=COMMAND, evidence="现场已恢复"),
    State.PENDING_CALLBACK: lambda s, e: s.act(
        "callback", e, by=INTAKE, result="满意", attempts=1, solved="是"
    ),
    State.PENDING_CLOSE: lambda s, e: s.act("close", e, closing_text="同意办结", reply_text="已解决"),
    State.ESCALATED: lambda s, e: s.act("note", e, by=DEPUTY, text="已电话报县"),
}


def found_seat(asked: dict[str, Any], say: Say) -> None:
    """The first seat founds the room and joins, another becomes a seat by its code."""
    home, clock = Path(asked["home"]), SystemClock()
    if asked["first"]:
        start = Start(name="练习镇", code=TOWN, seat=asked["seat"], practice=True)
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
        hashes = [str(one) for (one,) in connection.execute("SELECT hash FROM entry")]
    _hold(home.parent / f"{say.name}.held", hashes, say)
    marks.at_a_seat(say, luck, planted=asked.get("planted", ""), twice=asked.get("twice", 0.0))
    scheduler = seat_scheduler(room, clock=SystemClock())
    scheduler.start()
    return Seat(room, clock, home, say, luck), scheduler


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
    """How it stands, for who waits until all is quiet."""
    state, home = _exchanging(room).state(), _exchanging(room).home()
    held = home._exchanger.disk(home._first()).perform(LoadSums())
    word = digest(held.sums, held.statements)
    troubles = sorted(one.code for one in state.troubles)
    faults = [peer.fault for peer in state.peers if peer.fault]
    say("S", word=word, to_fold=state.to_fold, troubles=troubles, faults=faults, waiting=len(state.waiting))


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
        hashes = [str(one) for (one,) in connection.execute("SELECT hash FROM entry")]
    _hold(home.parent / f"{say.name}.held", hashes, say)
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
    _hold(home.parent / f"{say.name}.held", _hashes_of_centre(home), say)
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
