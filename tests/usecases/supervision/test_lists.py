"""The list of yellow and red clocks equals what anyone gets who looks at every event."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from commandroom.domain.event.state import Event, Timer
from commandroom.usecases.queries import EventDetail, Lamps, LampsDue
from tests.room import Bench, bench_in

STAGES = (
    "submitted",
    "accepted",
    "triaged",
    "dispatched",
    "signed",
    "fed_back",
    "suspended",
    "closed",
    "escalated",
)
CATEGORIES = ("0910", "0103", "0302")
COURSES = st.tuples(
    st.sampled_from(STAGES),
    st.sampled_from(CATEGORIES),
    st.sampled_from(("一般", "紧急", "特急")),
    st.integers(0, 900),
)


def looked_at(timer: Timer, now: datetime) -> str:
    """The lamp by the book: stopped or standing still none, past due red, at the threshold yellow."""
    if timer.stopped_at is not None or (timer.pauses and timer.pauses[-1].until is None):
        return ""
    if now > timer.deep_at and now > timer.due:
        return "deep_red"
    if now > timer.due:
        return "red"
    return "yellow" if now >= timer.yellow_at else ""


def brute_force(events: list[Event], now: datetime) -> set[tuple[str, ...]]:
    return {
        (event.id, timer.key, timer.unit, timer.phase, str(timer.epoch), lamp)
        for event in events
        for timer in event.timers
        if (lamp := looked_at(timer, now))
    }


def drive(bench: Bench, course: tuple[str, str, str, int]) -> str:
    stage, category, urgency, minutes = course
    bench.later(minutes=minutes)
    if stage == "submitted":
        return bench.submitted(category=category)
    number: str = getattr(bench, stage)(category=category, urgency=urgency)
    return number


@settings(
    max_examples=12,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
    deadline=None,
)
@given(
    courses=st.lists(COURSES, min_size=4, max_size=12),
    looks=st.lists(st.integers(-300, 30_000), min_size=4, max_size=12),
)
def test_lesson_14_the_list_of_lamps_equals_a_look_at_every_event(
    courses: list[tuple[str, str, str, int]], looks: list[int]
) -> None:
    with TemporaryDirectory() as folder:
        bench = bench_in(Path(folder) / "home")
        numbers = [drive(bench, course) for course in courses]
        events = [bench.room.ask(EventDetail(number)).event for number in numbers]

        for minutes in looks:
            now = bench.clock.moment + timedelta(minutes=minutes)
            listed = bench.room.ask(LampsDue(now))
            every = bench.room.ask(Lamps(now))
            found = {(r.event, r.timer, r.unit, r.phase, str(r.epoch), r.lamp) for r in listed}
            assert found == brute_force(events, now)
            lit = {r for r in every if r.lamp in {"yellow", "red", "deep_red"}}
            assert lit == set(listed)
        bench.room.store.close()
