"""A simulated room: people who do most of it in time, some of it late and some never, under a clock that is set by hand.

`Town` leaves what is forgotten for ever and takes no alert: there the chain shows how far it goes. In `Busy` people answer to it.
"""

from __future__ import annotations

import heapq
import random
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from typing_extensions import override

from commandroom.domain.event.state import Event, Timer
from commandroom.domain.ids import PersonId
from commandroom.domain.people.persons import Person
from commandroom.domain.people.roles import Role
from commandroom.entrypoints.opening import enrol, room_unit
from commandroom.usecases import alertcalls, alerting
from commandroom.usecases.alerting import Rung
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import Acknowledge
from commandroom.usecases.ports import Writing
from commandroom.usecases.queries import AlertRow, EventDetail
from commandroom.usecases.supervision import Rounds, sweep
from tests.room import COMMAND, DEPUTY, DIRECTOR, INTAKE, LEADER, Bench, bench_in

T = TypeVar("T", bound="Town")
PER_DAY = 250
FIRST = datetime(2026, 3, 2, 0, 0, tzinfo=UTC)  # Monday 08:00 in the township
FREE = {date(2026, 4, 4) + timedelta(days=n) for n in range(3)} | {
    date(2026, 5, 1) + timedelta(days=n) for n in range(5)
}
MADE_UP = {date(2026, 5, 9)}
CLOCK_OF = {"accept": "accept", "triage": "triage", "dispatch": "dispatch", "sign": "sign", "contact": "first_contact",
            "feedback": "dispose", "verify_ok": "verify", "callback": "callback", "close": "close"}  # fmt: skip
ORDER = tuple(CLOCK_OF)
ANSWER = -2
OPERATORS = (LEADER, "op-1", "op-2", "op-3")


def is_quiet(moment: datetime) -> bool:
    """Whether ordinary reminders rest: nights from eight to eight, and days off, by the State Council's notice for 2026."""
    here = moment + timedelta(hours=8)
    rests = here.date() in FREE or (here.weekday() >= 5 and here.date() not in MADE_UP)
    return rests or not 8 <= here.hour < 20


@dataclass
class Town:
    """People who do most of it in time, some of it late and some never; `lag` is the share of steps that are late."""

    bench: Bench
    luck: random.Random
    lag: float
    rounds: Rounds = field(default_factory=Rounds)
    work: list[tuple[datetime, str, int]] = field(default_factory=list)
    heard: list[Changes] = field(default_factory=list)
    swept: list[datetime] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    writing: Writing | None = None

    def begin(self) -> None:
        """Who is to be there before the first call."""

    def event(self, number: str) -> Event:
        """The event as it is inside the transaction of the moment."""
        assert self.writing is not None
        found = self.writing.find(number)
        event = self.writing.event(found) if found is not None else None
        assert event is not None
        return event

    def head(self, number: str) -> str:
        lead = self.event(number).lead
        assert lead is not None
        return f"t-{lead.office}-head"

    def calls(self, count: int, *, span: timedelta) -> None:
        """So many calls from now on, more of them by day."""
        now = self.bench.clock.moment
        for _ in range(count):
            share = self.luck.betavariate(2, 3) if self.luck.random() < 0.9 else self.luck.random()
            heapq.heappush(self.work, (now + span * share, f"new{self.luck.random()}", -1))

    def pass_until(self, moment: datetime) -> None:
        """Everybody does what is due until then, then the machine looks."""
        bench = self.bench
        with bench.room.together() as writing:
            self.writing = writing
            while self.work and self.work[0][0] <= moment:
                at, number, step = heapq.heappop(self.work)
                bench.clock.moment = max(at, bench.clock.moment)
                self._do(number, step)
        bench.clock.moment = moment
        rung = alerting.heed(bench.room, self.heard)
        self.heard.clear()
        sweep(bench.room, rounds=self.rounds)
        self.swept.append(moment)
        self.heard_ringing(rung.plus(alerting.ring(bench.room)))

    def heard_ringing(self, rung: Rung) -> None:
        """What rang at this look."""

    def _do(self, number: str, step: int) -> None:
        if step == ANSWER:
            if self.event(number).is_open:
                self._answer(number)
            return
        if step < 0:
            number = self.register(f"事件{len(self.numbers)}")
            self.numbers.append(number)
        else:
            if ORDER[step] == "close":
                self._answer(number)
            self._step(number, ORDER[step])
        if step + 1 < len(ORDER):
            self._plan(number, step + 1)

    def register(self, title: str) -> str:
        """Somebody writes down a call."""
        return self.bench.submitted(title=title, category="0910")

    def at_desk(self, number: str, usual: str) -> str:
        """Who does the room's part at an event."""
        del number
        return usual

    def _step(self, number: str, verb: str) -> None:
        bench, desk = self.bench, partial(self.at_desk, number)
        urgency = self.luck.choices(("一般", "紧急", "特急"), (94, 5, 1))[0]
        forms: dict[str, tuple[str, dict[str, object]]] = {
            "accept": (desk(INTAKE), {"category": "0910", "urgency": urgency}),
            "triage": (desk(COMMAND), {"tier": "二级", "level": "无", "lead_office": "发展服务办公室"}),
            "dispatch": (desk(COMMAND), {"lead_office": "发展服务办公室", "requirement": "到场处置"}),
            "contact": ("head", {"result": "已联系"}), "sign": ("head", {}),
            "feedback": ("head", {"result_text": "已处置", "solved": "是", "contacted_at": bench.clock.moment.isoformat()}),
            "verify_ok": (LEADER, {"evidence": "已看"}),
            "callback": (desk(INTAKE), {"result": "满意", "attempts": 1, "solved": "是"}),
            "close": (LEADER, {"closing_text": "同意", "reply_text": "已解决"}),
        }  # fmt: skip
        by, data = forms[verb]
        bench.act(verb, number, by=self.head(number) if by == "head" else by, **data)

    def _plan(self, number: str, step: int) -> None:
        luck, timer = self.luck.random(), self._timer(number, step)
        if luck < self.lag / 10:
            return  # forgotten, for ever
        share = self.luck.uniform(1.05, 4) if luck < self.lag else self.luck.uniform(0.05, 0.6)
        heapq.heappush(self.work, (timer.since + (timer.due - timer.since) * share, number, step))

    def _timer(self, number: str, step: int) -> Timer:
        return next(t for t in self.event(number).running() if t.key == CLOCK_OF[ORDER[step]])

    def leaders_read(self) -> None:
        """In the morning drafts are signed and reminders acknowledged, but for every third event, which nobody looks at."""
        with self.bench.room.together() as writing:
            self.writing = writing
            for number in (n for at, n in enumerate(self.numbers) if at % 3):
                event = self.event(number)
                if event.is_open:
                    self._read(number, event)

    def _read(self, number: str, event: Event) -> None:
        draft = next((s for s in event.supervisions if s.draft and s.withdrawn_at is None), None)
        if draft is not None and self.luck.random() < 0.3:
            self.bench.act("supervise", number, by=DIRECTOR if draft.color == "red" else DEPUTY, color=draft.color,
                           requirement=draft.requirement)  # fmt: skip
        if (
            any(u.acknowledged_at is None and u.means == "系统" for u in event.urges)
            and self.luck.random() < 0.5
        ):
            self.bench.act("urge_ack", number, by=LEADER, receiver="接线员", means="电话")

    def _answer(self, number: str) -> None:
        for sheet in self.event(number).supervisions:
            if sheet.is_open:
                self.bench.act("supervise_reply", number, by=DEPUTY, doc_no=sheet.doc_no, text="已督促办结")

    def events(self) -> list[Event]:
        return [self.bench.room.ask(EventDetail(number)).event for number in self.numbers]


@contextmanager
def town_of(kind: type[T], seed: int, *, lag: float) -> Iterator[T]:
    """A town in memory where the machine has such a disk: nothing here is about what a power cut leaves."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of its own in it
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        town = kind(bench_in(Path(folder) / "home", at=FIRST), random.Random(seed), lag)  # noqa: S311 - no secret
        town.bench.room.listen(town.heard.append)
        town.begin()
        yield town
        town.bench.room.store.close()


@dataclass
class Crew:
    """Four seats: the shift leader's, and three where calls are written down and units sent; at night two of the four."""

    there: tuple[str, ...] = ()

    @property
    def working(self) -> tuple[str, ...]:
        """Who of them takes calls."""
        return tuple(person for person in self.there if person != LEADER)

    def enrol(self, bench: Bench) -> None:
        """Make them known; the shift leader's seat is the one whose store this is."""
        people = [Person(id=PersonId(p), name=f"席位员{n}", unit=room_unit(), roles=(Role.INTAKE, Role.COMMAND))
                  for n, p in enumerate(OPERATORS[1:], 1)]  # fmt: skip
        enrol(bench.room, people)

    def sit_down(self, writing: Writing, now: datetime) -> None:
        """Whose shift it is comes, whose it was goes."""
        by_day = 8 <= (now + timedelta(hours=8)).hour < 20
        there = OPERATORS if by_day else OPERATORS[:2]
        if there == self.there:
            return
        self.there = there
        for seat, person in zip("BCD", OPERATORS[1:], strict=True):
            fields = {"person": person if person in there else "", "since": now.isoformat()}
            writing.records.amend("sitting", seat, fields, actor="system", now=now)


@dataclass
class Busy(Town):
    """A room that works: what rings is taken, and who is urged acts.

    The one who is late acts within two days after the reminder; what was forgotten is taken up when a leader was told of it or
    a sheet was signed; sheets are answered, some too late. Who is in time needs at most `share` of a limit: at 0.9 two in ten see
    the yellow lamp. `rung` counts what came, by the moment.
    """

    share: float = 0.9
    crew: Crew = field(default_factory=Crew)
    forgotten: dict[str, int] = field(default_factory=dict)
    ringing: list[AlertRow] = field(default_factory=list)
    rung: Counter[datetime] = field(default_factory=Counter)
    open: dict[str, None] = field(default_factory=dict)

    @override
    def begin(self) -> None:
        self.crew.enrol(self.bench)

    @override
    def pass_until(self, moment: datetime) -> None:
        """Who is there and hears an alert takes it, mostly."""
        with self.bench.room.together() as writing:
            self.crew.sit_down(writing, moment)
            left = []
            for alert in self.ringing:
                there = [p for p in self.crew.there if alertcalls.rings_at(alert, p)]
                if there and self.luck.random() < 0.8:
                    self.bench.room.perform(Acknowledge(alert.id, actor=self.luck.choice(there)))
                else:
                    left.append(alert)
            self.ringing = left
        super().pass_until(moment)

    @override
    def heard_ringing(self, rung: Rung) -> None:
        interrupting = [a for a in rung.raised if a.level in alerting.INTERRUPTING]
        passed = {a.id: a for a in rung.passed_on}
        self.ringing = [passed.get(a.id, a) for a in self.ringing] + interrupting
        self.rung[self.bench.clock.moment] += len(interrupting)

    @override
    def register(self, title: str) -> str:
        now, by = self.bench.clock.moment.isoformat(), self.luck.choice(self.crew.working)
        data = {"source": "CALL", "title": title, "text": "老街三号门前井盖不见了", "location": "老街3号",
                "occurred_at": now, "reported_at": now, "reporter_name": "王某某",
                "reporter_phone": "13900000000"}  # fmt: skip
        number = self.bench.act("register", by=by, **data).number
        self.bench.act("submit", number, by=by, category_suggest="0910")
        return number

    @override
    def at_desk(self, number: str, usual: str) -> str:
        """Who began it, while he is there."""
        began, working = self.event(number).registered_by, self.crew.working
        return began if began in working else self.luck.choice(working)

    @override
    def _plan(self, number: str, step: int) -> None:
        self.open[number] = None
        timer = self._timer(number, step)
        luck = self.luck.random()
        if luck < self.lag / 10:
            self.forgotten[number] = step
            return
        span = timer.due - timer.since
        soon = min(
            t.due for t in self.event(number).running() if t.due > timer.since
        )  # who knows the limit of the whole keeps it
        at = timer.since + (soon - timer.since) * self.luck.uniform(0.05, self.share)
        if luck < self.lag:
            at = min(
                timer.since + span * self.luck.uniform(1.05, 4),
                timer.due + timedelta(hours=self.luck.uniform(1, 48)),
            )
        heapq.heappush(self.work, (at, number, step))

    def leaders_act(self) -> None:
        """On a working day leaders read what is open, sign sheets, and ask about what was forgotten."""
        now = self.bench.clock.moment
        with self.bench.room.together() as writing:
            self.writing = writing
            for number in list(self.open):
                event = self.event(number)
                if not event.is_open:
                    del self.open[number]
                    continue
                self._read(number, event)
                step = self.forgotten.get(number)
                if step is not None and self._is_asked_for(self.event(number)):
                    del self.forgotten[number]
                    heapq.heappush(self.work, (now + timedelta(hours=self.luck.uniform(1, 8)), number, step))

    @override
    def _read(self, number: str, event: Event) -> None:
        super()._read(number, event)
        for timer in self.event(number).running():
            if timer.key == "supervise_reply" and timer.since == self.bench.clock.moment:
                share = (
                    self.luck.uniform(0.1, 0.9)
                    if self.luck.random() > self.lag
                    else self.luck.uniform(1.05, 3)
                )
                heapq.heappush(self.work, (timer.since + (timer.due - timer.since) * share, number, ANSWER))

    def _is_asked_for(self, event: Event) -> bool:
        told = any(u.to in ("常务副主任", "主任") and u.by == "system" for u in event.urges)
        return told or any(s.is_open for s in event.supervisions)


def full_day(town: Busy, day: int, *, calls: int = PER_DAY) -> None:
    """One day; the machine looks every ten minutes, leaders at nine and at three."""
    town.calls(calls, span=timedelta(hours=12))
    for minute in range(10, 24 * 60 + 1, 10):
        town.pass_until(FIRST + timedelta(days=day, minutes=minute))
        if minute in (60, 420) and not is_quiet(town.bench.clock.moment):
            town.leaders_act()
