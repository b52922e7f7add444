"""The eleven invariants of an event's life, held against drawn courses of deeds by drawn people."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import timedelta
from statistics import median
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commandroom.domain.errors import RoomError
from commandroom.domain.event.fold import replay, timeline
from commandroom.domain.event.state import TERMINAL, Event, State
from commandroom.domain.ids import EventId
from tests.domain.event.table import OPEN_VERBS, examples
from tests.room import COMMAND, DEPUTY, DIRECTOR, INTAKE, LEADER, OFFICE, OTHER, Bench, bench_in

GRAVE = {"larger", "major", "extreme"}
EFFECTS: list[int] = []
ROOM_PEOPLE = (LEADER, INTAKE, COMMAND, DEPUTY, DIRECTOR)
DULL = {"note", "correct", "person", "reveal", "assess", "recount", "erase", "settle", "withdraw", "countersign", "void",
        "void_accepted", "archive", "take_history", "close_history", "reserve", "regrade", "contact"}  # fmt: skip


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    bench = bench_in(tmp_path_factory.mktemp("invariants") / "home")
    yield bench
    found = bench.room.store.verify()
    bench.room.store.close()
    assert found.problems == ()
    assert not EFFECTS or median(EFFECTS) >= 9, "the courses were too short to mean something"


def _people(event: Event) -> list[str]:
    units = [event.lead.office] if event.lead and event.lead.office else []
    units += [c.office for c in event.coops]
    return [*ROOM_PEOPLE, *(f"t-{unit}-{who}" for unit in units for who in ("head", "staff"))]


def _form(room: Bench, verb: str, event: Event, other: str, luck: random.Random) -> dict[str, Any]:
    data = dict(examples(room.clock.moment, other=other)[verb])
    if verb == "triage":
        data["level"] = luck.choice(["无"] * 6 + ["一般", "较大", "重大"])
        data["lead_office"] = luck.choice([OFFICE, OTHER])
    if verb == "dispatch" and luck.random() < 0.4:
        data["coop_offices"] = "派出所"
    if verb.startswith("coop_") and event.coops:
        data["coop_office"] = luck.choice(event.coops).office
    if verb == "extend_apply":
        running = [t.due for t in event.running() if t.key == "dispose"]
        data["new_deadline"] = (max(running, default=room.clock.moment) + timedelta(days=2)).isoformat()
    if verb == "callback":
        data["result"] = luck.choice(["满意", "基本满意", "不满意"])
    if verb == "close" and event.satisfaction == "不满意":
        data["did_our_best"] = "已尽责"
    if verb == "phase_done":
        data["phase"] = next((t.phase for t in event.running() if t.key == "dispose"), "")
    return data


def _course(room: Bench, seed: int, length: int) -> tuple[str, int]:
    """Walk an event through drawn deeds; returns its number and how many had an effect."""
    luck = random.Random(seed)  # noqa: S311 - drawing courses, not keys
    other = room.accepted()
    source = luck.choice(["CALL", "H12345", "GRID"])
    number = room.registered(source=source, ext_no=f"E{seed}" if source == "H12345" else None,
                             reporter_phone=luck.choice([None, "13900000000"]))  # fmt: skip
    effective = 1
    for _ in range(length):
        event = room.event(number)
        verbs = sorted(OPEN_VERBS[event.state.value] - {"attach"})
        lively = [v for v in verbs if v not in DULL]
        verb = luck.choice(lively if lively and luck.random() < 0.9 else verbs)
        form = _form(room, verb, event, other, luck)
        people = _people(event)
        luck.shuffle(people)
        effective += _tried(room, verb, number, people, form)
        room.later(minutes=luck.choice([1, 20, 200, 1500]))
    return number, effective


def _tried(room: Bench, verb: str, number: str, people: list[str], form: dict[str, Any]) -> int:
    for person in people:
        try:
            room.act(verb, number, by=person, **form)
        except RoomError:
            continue
        return 1
    return 0


@settings(max_examples=60)
@given(seed=st.integers(0, 10**9), length=st.integers(20, 45))
def test_no_course_of_deeds_breaks_an_invariant(room: Bench, seed: int, length: int) -> None:
    number, effective = _course(room, seed, length)

    EFFECTS.append(effective)
    event = room.event(number)
    entries = room.room.store.export_entries()
    own = [entry for entry in entries if entry.subject == event.id]
    facts = timeline(own)
    history = [replay([f.entry for f in facts[: n + 1]]) for n in range(len(facts))]
    for before, after, fact in zip([None, *history], history, facts, strict=False):
        assert after is not None
        _check(before, after, fact.entry.verb)
    _two_people_and_time(facts)


def _check(before: Event | None, event: Event, verb: str) -> None:
    _first_one_lead(event)
    if event.state is State.CLOSED and before is not None and before.state is not State.CLOSED:
        _second_and_sixth_closing(before, event)
    _fifth_merged_and_ended(event)
    _seventh_suspended(event)
    if verb == "rework" and before is not None and before.state is not event.state:
        _eighth_rework(before, event)
    _ninth_sampled(event)
    if verb in {"verify_ok", "verify_ok_nocb"} and before is not None and before.state is not event.state:
        assert event.verified_by not in before.handlers, "eleventh: who verifies is not who handled"


def _first_one_lead(event: Event) -> None:
    assert not event.rivals or event.in_conflict
    working = {State.PENDING_SIGN, State.IN_PROGRESS, State.SUSPENDED, State.RETURN_PENDING}
    assert event.state not in working or event.lead is not None


def _second_and_sixth_closing(before: Event, event: Event) -> None:
    assert not [c for c in before.coops if c.is_open], "second: an open cooperating unit"
    assert not [s for s in before.supervisions if s.is_open], "second: an unanswered sheet"
    if int(event.tier) == 3 or event.severity.value in GRAVE:
        assert before.reports, "sixth: not reported"
        assert before.county_replied_at is not None or before.county_returned, (
            "sixth: the county did not speak"
        )


def _fifth_merged_and_ended(event: Event) -> None:
    if event.state in TERMINAL:
        owed = {"report_final"} if event.state is State.CLOSED else set()
        assert {t.key for t in event.running()} <= owed, "fifth: something runs on after the end"


def _seventh_suspended(event: Event) -> None:
    if event.state is not State.SUSPENDED:
        return
    assert all(t.is_paused for t in event.running() if t.key == "dispose")
    granted = [a for a in event.applications if a.kind == "suspend" and a.verdict == "ok"]
    assert granted
    assert granted[-1].decided_by
    assert event.suspended_until is not None


def _eighth_rework(before: Event, event: Event) -> None:
    assert event.timers[: len(before.timers)][0] == before.timers[0] or before.timers[0].is_running
    ended = [t for t in before.timers if t.key == "dispose" and not t.is_running]
    assert [t for t in event.timers if t in ended] == ended, "eighth: the first judgement moved"
    fresh = [t for t in event.running() if t.phase == "返工"]
    assert fresh
    assert fresh[-1].limit.startswith("until:") or fresh[-1].limit not in {"1wh", "2wh", "3wh"}


def _ninth_sampled(event: Event) -> None:
    if event.self_closed and event.source == "H12345":
        assert event.in_sample


def _two_people_and_time(facts: Any) -> None:
    last = None
    for fact in facts:
        assert fact.entry.actor, "third: no actor"
        assert last is None or fact.entry.at >= last, "fourth: time went back"
        last = fact.entry.at


@settings(max_examples=25)
@given(seed=st.integers(0, 10**9))
def test_entries_in_any_order_of_arrival_make_the_same_event(room: Bench, seed: int) -> None:
    number, _ = _course(room, seed, 25)
    event = room.event(number)
    own = [e for e in room.room.store.export_entries() if e.subject == EventId(event.id)]

    for turn in range(3):
        random.Random(seed + turn).shuffle(own)  # noqa: S311 - as above
        assert replay(own) == event
