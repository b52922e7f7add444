"""No sequence of wrong passwords gets more tries than the policy allows, whatever is done to clock, process and machine."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from commandroom.domain.people.tries import Run, Tries
from commandroom.interop.catalogs import shipped_signin

FREE = 5
WAITS = (60, 300, 900)
"""Seconds after the fifth wrong password, after the sixth, after each one more."""

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("try"), st.just(0)),
        st.tuples(st.just("pass"), st.integers(0, 1000)),
        st.tuples(st.just("restart"), st.just(0)),
        st.tuples(st.just("start the machine"), st.integers(0, 1000)),
    ),
    max_size=60,
)
MARKS = st.booleans()
"""Whether the system marks each of its starts: Linux does."""


class Machine:
    """How long it truly is, and how long the machine has been running."""

    def __init__(self, *, has_mark: bool, up: int = 5000) -> None:
        self.has_mark, self.starts, self.up, self.passed = has_mark, 1, up, 0

    @property
    def run(self) -> Run:
        return f"start {self.starts}" if self.has_mark else "", float(self.up)

    def go_on(self, seconds: int) -> None:
        self.passed += seconds
        self.up += seconds

    def start(self, off: int) -> None:
        """It was off so long."""
        self.passed += off
        self.starts, self.up = self.starts + 1, 0


@given(STEPS, MARKS)
def test_the_next_try_never_comes_before_the_wait_has_truly_passed(
    steps: list[tuple[str, int]], has_mark: bool
) -> None:
    rules, tries, machine, looked_at = shipped_signin(), Tries(), Machine(has_mark=has_mark), list[int]()
    for step, seconds in steps:
        if step == "pass":
            machine.go_on(seconds)
        elif step == "start the machine":
            machine.start(seconds)
        elif step == "restart":
            tries = msgspec.json.decode(msgspec.json.encode(tries), type=Tries)
        elif not tries.left(machine.run):
            tries = tries.one_more(machine.run, rules)
            looked_at.append(machine.passed)

    for number, (before, after) in enumerate(pairwise(looked_at), start=1):
        wait = 0 if number < FREE else WAITS[min(number - FREE, len(WAITS) - 1)]
        assert after - before >= wait, f"try {number + 1} came after {after - before} s"


@given(st.integers(5, 40), MARKS, st.integers(0, 10**6), st.booleans())
def test_nobody_waits_longer_than_the_wait_while_the_machine_runs(
    wrong: int, has_mark: bool, off: int, is_started: bool
) -> None:
    rules, tries, machine = shipped_signin(), Tries(), Machine(has_mark=has_mark)
    for _ in range(wrong):
        machine.go_on(int(tries.left(machine.run).total_seconds()))
        tries = tries.one_more(machine.run, rules)
    if is_started:
        machine.start(off)

    assert timedelta(0) < tries.left(machine.run) <= timedelta(minutes=15)
    machine.go_on(900)
    assert not tries.left(machine.run)


def test_what_an_older_program_kept_waits_on_from_the_start_of_the_machine() -> None:
    kept = msgspec.json.decode(b'{"wrong":6,"since":"2026-03-10T04:00:00Z","wait":300}', type=Tries)

    assert kept.left(("a", 100.0)) == timedelta(seconds=200)
    assert kept.left(("a", 300.0)) == timedelta(0)
