"""Three simulated months of supervision, and full days of 250 events at four seats: the chain and the rates of alerts.

The machine looks five times a day and once a night in the months and every ten minutes in the
full days; everything else follows from one
seed. `COMMANDROOM_CHAIN=long` makes the full days ninety (some minutes).
"""

from __future__ import annotations

import heapq
import os
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from commandroom.domain.event.state import Event, Urging
from commandroom.usecases import alerting, alertrates
from commandroom.usecases.changes import Changes
from commandroom.usecases.ports import Writing
from commandroom.usecases.queries import AlertRow, Alerts, EventDetail, Rules
from commandroom.usecases.supervision import Rounds, sweep
from tests.room import COMMAND, DEPUTY, DIRECTOR, INTAKE, LEADER, Bench, bench_in

SEATS = 4
PER_DAY = 250
FULL_DAYS = 90 if os.environ.get("COMMANDROOM_CHAIN") == "long" else 1
MONTHS = 90
FIRST = datetime(2026, 3, 2, 0, 0, tzinfo=UTC)  # Monday 08:00 in the township
FREE = {date(2026, 4, 4) + timedelta(days=n) for n in range(3)} | {
    date(2026, 5, 1) + timedelta(days=n) for n in range(5)
}
MADE_UP = {date(2026, 5, 9)}
CLOCK_OF = {"accept": "accept", "triage": "triage", "dispatch": "dispatch", "sign": "sign", "contact": "first_contact",
            "feedback": "dispose", "verify_ok": "verify", "callback": "callback", "close": "close"}  # fmt: skip
ORDER = tuple(CLOCK_OF)
LOOKS = (1, 3, 6, 9, 11, 18)
"""When the machine looks in the months, in hours after eight in the morning: by day every two or three hours, once at night."""


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
        alerting.heed(bench.room, self.heard)
        self.heard.clear()
        sweep(bench.room, rounds=self.rounds)
        self.swept.append(moment)
        alerting.ring(bench.room)

    def _do(self, number: str, step: int) -> None:
        if step < 0:
            number = self.bench.submitted(title=f"事件{len(self.numbers)}", category="0910")
            self.heard.append(Changes(events=frozenset({self.event(number).id}), effects=("register",)))
            self.numbers.append(number)
        else:
            if ORDER[step] == "close":
                self._answer(number)
            self._step(number, ORDER[step])
        if step + 1 < len(ORDER):
            self._plan(number, step + 1)

    def _step(self, number: str, verb: str) -> None:
        bench = self.bench
        urgency = self.luck.choices(("一般", "紧急", "特急"), (94, 5, 1))[0]
        forms: dict[str, tuple[str, dict[str, object]]] = {
            "accept": (INTAKE, {"category": "0910", "urgency": urgency}),
            "triage": (COMMAND, {"tier": "二级", "level": "无", "lead_office": "发展服务办公室"}),
            "dispatch": (COMMAND, {"lead_office": "发展服务办公室", "requirement": "到场处置"}),
            "contact": ("head", {"result": "已联系"}), "sign": ("head", {}),
            "feedback": ("head", {"result_text": "已处置", "solved": "是", "contacted_at": bench.clock.moment.isoformat()}),
            "verify_ok": (LEADER, {"evidence": "已看"}),
            "callback": (INTAKE, {"result": "满意", "attempts": 1, "solved": "是"}),
            "close": (LEADER, {"closing_text": "同意", "reply_text": "已解决"}),
        }  # fmt: skip
        by, data = forms[verb]
        bench.act(verb, number, by=self.head(number) if by == "head" else by, **data)

    def _plan(self, number: str, step: int) -> None:
        luck, clock = self.luck.random(), CLOCK_OF[ORDER[step]]
        timer = next(t for t in self.event(number).running() if t.key == clock)
        if luck < self.lag / 10:
            return  # forgotten, for ever
        share = self.luck.uniform(1.05, 4) if luck < self.lag else self.luck.uniform(0.05, 0.6)
        heapq.heappush(self.work, (timer.since + (timer.due - timer.since) * share, number, step))

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
def town_of(seed: int, *, lag: float) -> Iterator[Town]:
    """A town in memory where the machine has such a disk: nothing here is about what a power cut leaves."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of its own in it
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        town = Town(bench_in(Path(folder) / "home", at=FIRST), random.Random(seed), lag)  # noqa: S311 - no secret
        yield town
        town.bench.room.store.close()


@pytest.fixture(scope="module")
def months() -> Iterator[Town]:
    """Ninety days with one event a day and much neglect."""
    with town_of(6, lag=0.25) as town:
        for day in range(MONTHS):
            town.calls(1, span=timedelta(hours=10))
            for hour in LOOKS:
                town.pass_until(FIRST + timedelta(days=day, hours=hour))
                if hour == LOOKS[1] and not is_quiet(town.bench.clock.moment):
                    town.leaders_read()
        yield town


def machines(event: Event) -> list[Urging]:
    return [u for u in event.urges if u.by == "system"]


def chains(event: Event) -> dict[tuple[str, str, str, int, str], list[Urging]]:
    found = defaultdict(list)
    for urging in machines(event):
        found[urging.timer, urging.unit, urging.phase, urging.epoch, urging.level].append(urging)
    return found


def test_the_months_hold_enough_of_everything(months: Town) -> None:
    events = months.events()
    levels = Counter(u.level for event in events for u in machines(event))
    acknowledged = sum(u.acknowledged_at is not None for event in events for u in event.urges)
    colours = Counter(s.color for event in events for s in event.supervisions)

    assert len(events) == MONTHS
    assert min(levels[level] for level in ("yellow", "red", "deep_red", "sheet_red")) >= 10, levels
    assert sum(u.rung > 0 for event in events for u in machines(event)) >= 50
    assert acknowledged >= 20
    assert min(colours[color] for color in ("blue", "orange", "red")) >= 3, colours


def test_every_red_has_its_chain(months: Town) -> None:
    lacking, reds = [], 0
    loud = [m for m in months.swept if not is_quiet(m)]
    for event in months.events():
        told = chains(event)
        for timer in event.timers:
            end = timer.stopped_at or months.bench.clock.moment
            if not any(timer.due < m < end for m in loud) or any(p.since < end for p in timer.pauses):
                continue
            reds += 1
            run = (timer.key, timer.unit, timer.phase, timer.epoch)
            if not told.get((*run, "yellow")) or not told.get((*run, "red")):
                lacking.append((event.number, timer.key, timer.due, end))

    assert reds >= 100
    assert lacking == []


def test_nobody_is_urged_twice_for_one_level(months: Town) -> None:
    for event in months.events():
        for run, urgings in chains(event).items():
            names = [u.to for u in urgings]
            assert len(names) == len(set(names)), (event.number, run, names)


def test_every_chain_goes_up_by_the_steps_of_the_rules(months: Town) -> None:
    for event in months.events():
        for run, urgings in chains(event).items():
            rungs = [u.rung for u in urgings]
            assert rungs[0] == 0, (event.number, run)
            assert rungs == sorted(set(rungs)), (event.number, run, rungs)
            assert [u.at for u in urgings] == sorted(u.at for u in urgings)


def test_an_acknowledgement_ends_each_chain(months: Town) -> None:
    answered = 0
    for event in months.events():
        for urgings in chains(event).values():
            acks = [u.acknowledged_at for u in urgings if u.acknowledged_at is not None]
            answered += len(acks)
            assert all(u.at <= min(acks) for u in urgings) if acks else True

    assert answered >= 20


def test_silence_takes_a_forgotten_matter_to_the_top(months: Town) -> None:
    """What burned deep red for two weeks without a word has reached the director, and a red sheet was drafted."""
    forgotten = 0
    for event in months.events():
        told = chains(event)
        for timer in event.running():
            run = (timer.key, timer.unit, timer.phase, timer.epoch)
            urgings = told.get((*run, "deep_red"), [])
            if timer.deep_at > months.bench.clock.moment - timedelta(days=14) or any(
                u.acknowledged_at for u in urgings
            ):
                continue
            forgotten += 1
            assert [u.to for u in urgings] == ["常务副主任", "主任"], (event.number, timer.key)
            assert any(s.color == "red" for s in event.supervisions), event.number

    assert forgotten >= 3


def test_quiet_hours_hold(months: Town) -> None:
    ordinary = [u for e in months.events() if e.urgency.value == "normal" for u in machines(e)]
    urgent = [u for e in months.events() if e.urgency.value != "normal" for u in machines(e)]

    assert len(ordinary) >= 300
    assert [u for u in ordinary if is_quiet(u.at)] == []
    assert any(is_quiet(u.at) for u in urgent)


# --- full days ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def full() -> Iterator[Town]:
    """Days of 250 events, with one step in twenty late."""
    with town_of(7, lag=0.05) as town:
        for day in range(FULL_DAYS):
            town.calls(PER_DAY, span=timedelta(hours=12))
            for minute in range(0, 24 * 60, 10):
                town.pass_until(FIRST + timedelta(days=day, minutes=minute + 10))
        yield town


def log_of(town: Town) -> list[AlertRow]:
    return list(town.bench.room.ask(Alerts(limit=alerting.EVERYTHING)))


def test_with_250_events_a_day_an_operator_is_interrupted_less_than_once_in_ten_minutes(full: Town) -> None:
    log, spans = log_of(full), 24 * 6 * FULL_DAYS
    counts = alerting.per_ten_minutes(log, FIRST, FIRST + timedelta(days=FULL_DAYS, seconds=1))

    assert len(full.numbers) == PER_DAY * FULL_DAYS
    assert sum(counts) >= 10
    assert sum(counts) / SEATS / spans <= 1
    assert sum(count / SEATS > 1 for count in counts) / spans <= 0.05


def test_no_hour_of_a_full_day_brings_an_operator_more_than_six_interruptions(full: Town) -> None:
    log, rules = log_of(full), full.bench.room.ask(Rules()).policy.alerts
    hours = [
        alerting.per_hour(log, FIRST + timedelta(hours=n), rules, persons=SEATS)
        for n in range(1, 24 * FULL_DAYS + 1)
    ]

    assert max(hours) > 0
    assert max(hours) <= 6


def test_the_first_class_stays_rare_and_the_third_is_most(full: Town) -> None:
    found = alertrates.rates(log_of(full), full.bench.clock.moment)

    assert found.total >= PER_DAY
    assert 0 < found.share("P1") <= 0.05
    assert found.share("P3") >= 0.80
    assert not found.is_high_much
