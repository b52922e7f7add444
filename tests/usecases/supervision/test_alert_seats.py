"""At whose seat it rings: the one who must act, then who has the duty, then everybody; and nobody's alert gets lost."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from commandroom.base.clock import FixedClock
from commandroom.domain.errors import FieldError
from commandroom.entrypoints.opening import STORE, shipped
from commandroom.jobs.periodic import seat_jobs
from commandroom.store.opening import open_store
from commandroom.store.seat_store import SeatStore
from commandroom.usecases import alertcalls, alerting, alertrates, alertupkeep, sitting
from commandroom.usecases.alertcalls import rings_at
from commandroom.usecases.commands import Acknowledge, Amend, SeatSetting
from commandroom.usecases.queries import AlertRow, Alerts, JobRow, Records, RoomFacts, Rules, Seating, Seats
from commandroom.usecases.room import Room
from tests.room import COMMAND, DEPUTY, DIRECTOR, INTAKE, LEADER, MORNING, Bench, bench_in

HOME = "t-enforcement_coordinator"
"""Somebody of the room who is at home."""
EVERYBODY = {INTAKE, COMMAND, LEADER}


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A practice room that was founded and closed, to be copied: its people take a moment to enrol."""
    folder = tmp_path_factory.mktemp("founded")
    bench_in(folder).room.store.close()
    return folder


@pytest.fixture
def alone(founded: Path, tmp_path: Path) -> Iterator[Bench]:
    """A room with one seat."""
    shutil.copytree(founded, tmp_path / "a")
    clock = FixedClock(MORNING)
    store = open_store(tmp_path / "a" / STORE, shipped=shipped(), clock=clock)
    yield Bench(
        Room(store, clock, practice=True, alerts=store, room_id=store.ask(RoomFacts()).room), clock, tmp_path
    )
    store.close()


@pytest.fixture
def bench(alone: Bench) -> Bench:
    """Three seats, of which the shift leader's is this one."""
    sits(alone, B=INTAKE, C=COMMAND)
    return alone


def sits(bench: Bench, **seats: str) -> None:
    """Who sits at other seats, as their records say."""
    with bench.room.store.writing() as writing:
        for seat, person in seats.items():
            writing.records.amend("sitting", seat, {"person": person}, actor="system", now=bench.clock.moment)


def rings(bench: Bench, kind: str = "red") -> list[set[str]]:
    """Of each alert of a kind that rings: who of the three hears it."""
    found = [a for a in bench.room.ask(Alerts("triggered")) if a.kind == kind]
    return [{p for p in EVERYBODY if rings_at(a, p)} for a in found]


def late_at_sign(bench: Bench, **changes: str) -> str:
    """A unit was sent by COMMAND and did not sign in time."""
    number = bench.triaged(**changes)
    bench.act("dispatch", number, by=COMMAND, lead_office="发展服务办公室", requirement="到场处置")
    bench.clock.moment = bench.timer(number, "sign").due + timedelta(minutes=1)
    alerting.ring(bench.room)
    return number


def test_a_late_step_rings_at_the_seat_of_who_sent_the_unit(bench: Bench) -> None:
    late_at_sign(bench)

    assert rings(bench) == [{COMMAND}]


def test_before_anybody_sent_a_unit_it_rings_at_the_seat_of_who_wrote_the_call_down(bench: Bench) -> None:
    bench.submitted()
    bench.later(minutes=125)
    alerting.ring(bench.room)

    assert rings(bench) == [{INTAKE}]


def test_what_the_shift_leader_does_rings_at_his_seat(bench: Bench) -> None:
    number = bench.fed_back()
    bench.clock.moment = bench.timer(number, "verify").due + timedelta(minutes=1)
    alerting.ring(bench.room)

    assert rings(bench) == [{LEADER}]


def test_who_is_signed_in_nowhere_is_passed_over(bench: Bench) -> None:
    sits(bench, C=HOME)
    late_at_sign(bench)
    nobody_took_it = rings(bench)
    sits(bench, B=HOME)
    bench.submitted()
    bench.later(minutes=125)
    alerting.ring(bench.room)

    assert nobody_took_it == [{INTAKE}]
    assert {LEADER} in rings(bench)


def test_where_nobody_has_the_duty_either_it_rings_at_every_seat(bench: Bench) -> None:
    bench.room.perform(SeatSetting("operator", HOME))
    number = bench.fed_back()
    bench.clock.moment = bench.timer(number, "verify").due + timedelta(minutes=1)
    alerting.ring(bench.room)

    assert rings(bench) == [EVERYBODY]


@pytest.mark.parametrize(
    ("minutes", "heard"), [(4, {COMMAND}), (5, {COMMAND, LEADER}), (14, {COMMAND, LEADER}), (15, EVERYBODY)]
)
def test_what_nobody_takes_goes_on_to_the_duty_and_then_to_every_seat(
    bench: Bench, minutes: int, heard: set[str]
) -> None:
    late_at_sign(bench)
    bench.later(minutes=minutes)
    rung = alerting.ring(bench.room)

    assert rings(bench) == [heard]
    assert bool(rung.passed_on) is (minutes in (5, 14, 15))


def test_each_person_is_called_once_however_far_an_alert_goes(bench: Bench) -> None:
    late_at_sign(bench)
    for minutes in (5, 6, 5, 30):
        bench.later(minutes=minutes)
        alerting.ring(bench.room)

    (alert,) = (a for a in bench.room.ask(Alerts("triggered")) if a.kind in ("red", "deep_red"))
    assert alert.calls is not None
    assert [call.persons for call in alert.calls] == [(COMMAND,), (LEADER,), (INTAKE,)]
    assert [call.everyone for call in alert.calls] == [False, False, True]


def test_who_took_it_in_time_is_the_only_one_who_heard_it(bench: Bench) -> None:
    late_at_sign(bench)
    (alert,) = (a for a in bench.room.ask(Alerts("triggered")) if a.kind == "red")
    bench.room.perform(Acknowledge(alert.id, actor=COMMAND))
    bench.later(minutes=20)
    alerting.ring(bench.room)

    assert rings(bench) == []
    log = bench.room.ask(Alerts())
    red = {p: [a.kind for a in alertcalls.heard_by(log, p) if a.kind == "red"] for p in sorted(EVERYBODY)}
    assert red == {COMMAND: ["red"], INTAKE: [], LEADER: []}


def test_life_rings_at_every_seat_at_once(bench: Bench) -> None:
    bench.accepted(urgency="特急")
    bench.later(minutes=12)
    alerting.ring(bench.room)

    assert rings(bench) == [EVERYBODY]


def test_an_urgent_late_step_rings_at_its_owner_and_the_duty_and_after_a_minute_at_all(bench: Bench) -> None:
    number = bench.accepted(urgency="紧急")
    bench.clock.moment = bench.timer(number, "triage").due + timedelta(seconds=1)
    alerting.ring(bench.room)
    first = rings(bench)
    bench.later(seconds=61)
    alerting.ring(bench.room)

    assert first == [{INTAKE, LEADER}]
    assert rings(bench) == [EVERYBODY]


def test_an_empty_post_rings_at_the_seat_of_a_leader_who_is_there_else_of_the_duty() -> None:
    alert = AlertRow("a", MORNING, "P2", "duty_gap", "", "", "", "", "", "triggered")
    here = Seating(here=LEADER, seats=(("A", LEADER), ("B", INTAKE)), duty=frozenset({LEADER}))
    with_leader = Seating(seats=(*here.seats, ("C", DEPUTY)), duty=here.duty, leaders=frozenset({DEPUTY}))

    found = [alertcalls.called(alert, "leader", seating, MORNING).calls for seating in (here, with_leader)]

    assert [[call.persons for call in calls or ()] for calls in found] == [[(LEADER,)], [(DEPUTY,)]]


def test_a_seat_alone_hears_everything(alone: Bench) -> None:
    late_at_sign(alone)
    heard = [rings_at(a, LEADER) for a in alone.room.ask(Alerts("triggered"))]
    somebody_else = [rings_at(a, INTAKE) for a in alone.room.ask(Alerts("triggered"))]

    assert heard == somebody_else == [True] * len(heard)
    assert heard


def test_a_late_job_is_this_seats_own(bench: Bench) -> None:
    alerting.ring_for_jobs(bench.room, (JobRow("sweep", 10, bench.clock.moment, None),))

    assert rings(bench, "late_job") == [{LEADER}]


def test_who_stands_on_the_rota_goes_before_who_has_the_role(bench: Bench) -> None:
    before = bench.room.ask(Seats(bench.clock.moment))
    duty = {"person": INTAKE, "day": "2026-03-10", "shift": "watch", "post": "值班干部"}
    watch = {"name": "24小时值守", "start": "08:30", "end": "08:30", "next_day": True}
    bench.room.perform(Amend("shift", "watch", watch, actor=LEADER))
    bench.room.perform(Amend("duty", "d1", duty, actor=LEADER))

    assert before.duty == {LEADER}
    assert bench.room.ask(Seats(bench.clock.moment)).duty == {INTAKE}


def test_a_seat_tells_the_room_who_sits_there_once(bench: Bench) -> None:
    told = [sitting.tell(bench.room), sitting.tell(bench.room)]
    bench.room.perform(SeatSetting("operator", DEPUTY))
    told.append(sitting.tell(bench.room))
    bench.room.store.set_local(sitting.AWAY, "1")
    told.append(sitting.tell(bench.room))

    assert told == [True, False, True, True]
    rows = {row.id: row.fields["person"] for row in bench.room.ask(Records("sitting"))}
    assert rows == {"A": "", "B": INTAKE, "C": COMMAND}


def test_an_alert_of_an_earlier_program_rings_at_every_seat(bench: Bench) -> None:
    old = AlertRow("old", bench.clock.moment, "P2", "red", "", "", "", "", "", "triggered")

    assert [rings_at(old, person) for person in ("", LEADER, INTAKE)] == [True] * 3


# --- the rules ----------------------------------------------------------------------------------------------------


def test_where_an_alert_rings_first_is_the_rooms_to_change(bench: Bench) -> None:
    alertrates.change_rules(bench.room, {"route.P2": "duty", "P2.call2": 3600}, actor=DIRECTOR)
    late_at_sign(bench)
    first = rings(bench)
    bench.later(minutes=16)
    alerting.ring(bench.room)

    assert first == [{LEADER}]
    assert rings(bench) == [{LEADER}]


@pytest.mark.parametrize(("key", "value"), [("route.P2", "nobody"), ("route.P1", "owner"), ("keep_days", 30)])
def test_a_route_that_would_lose_something_is_refused(bench: Bench, key: str, value: int | str) -> None:
    with pytest.raises(FieldError):
        alertrates.change_rules(bench.room, {key: value}, actor=DIRECTOR)


def test_life_rings_everywhere_whatever_an_amendment_says(bench: Bench) -> None:
    bench.room.perform(Amend("rule", "alerts.route.P1", {"value": "owner"}, actor=DIRECTOR))
    rules = bench.room.ask(Rules()).policy.alerts

    assert rules.routes["P1"] == "owner_duty"
    assert rules.route("P1", "red", "sign", is_grave=True) == "all_seats"


# --- how often it rang at whose seat ----------------------------------------------------------------------------------


def test_the_rates_count_of_each_person_what_rang_at_his_seats(bench: Bench) -> None:
    late_at_sign(bench)
    bench.later(minutes=5)
    alerting.ring(bench.room)
    now, rules = bench.later(minutes=1), bench.room.ask(Rules()).policy.alerts
    log = [a for a in bench.room.ask(Alerts()) if a.level == "P2"]

    found = {one.person: (one.day, one.worst, one.alerts) for one in alertrates.by_person(log, now, rules)}

    assert found == {COMMAND: (1, 1, 1), LEADER: (1, 1, 1)}
    at = [a.at for a in alertcalls.heard_by(log, LEADER)]
    assert at == [now - timedelta(minutes=1)]


# --- the log does not grow for ever ---------------------------------------------------------------------------------


def test_what_is_over_goes_after_its_days_and_what_rings_stays(bench: Bench) -> None:
    book, now = bench.room.alerts, bench.clock.moment
    assert book is not None
    ages = {"resolved": (399, 401, 900), "again": (399, 500), "triggered": (1, 700), "acknowledged": (800,)}
    for status, days in ages.items():
        for age in days:
            at = now - timedelta(days=age)
            book.raise_alert(AlertRow(f"{status}{age}", at, "P2", "red", "", "", "", "", "", status))
    before = alertrates.rates(bench.room.ask(Alerts()), now)

    gone = alertupkeep.prune(bench.room)

    assert gone == 3
    left = {a.id for a in bench.room.ask(Alerts())}
    assert left == {"resolved399", "again399", "triggered1", "triggered700", "acknowledged800"}
    assert alertrates.rates(bench.room.ask(Alerts()), now) == before
    assert alertupkeep.prune(bench.room) == 0


def test_the_nightly_job_prunes(bench: Bench) -> None:
    book, old = bench.room.alerts, bench.clock.moment - timedelta(days=401)
    assert book is not None
    book.raise_alert(AlertRow("old", old, "P2", "red", "", "", "", "", "", "resolved"))
    (check,) = (job for job in seat_jobs(bench.room) if job.name == "check")

    check.work()

    assert [a.id for a in bench.room.ask(Alerts()) if a.id == "old"] == []


def test_years_of_alerts_go_in_short_transactions(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def pruned(_store: SeatStore, _before: datetime, *, at_most: int) -> int:
        asked.append(at_most)
        return at_most

    monkeypatch.setattr(SeatStore, "prune_alerts", pruned)

    alertupkeep.prune(bench.room)

    assert asked == [500] * 40
